import { useClientHandle } from '@urql/vue'
import { ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { codeOf } from '../../graphql/errors'
import { AccountPageDocument, ChangeDeskDocument, type AccountPageSettingsFragment } from '../generated'
import { refusedField, whoChanged } from '../form/refusal'
import { useSettingsForm, type Fault, type Outcome } from '../form/useSettingsForm'

const LONGEST_NAME = 100

export type AccountValues = Pick<AccountPageSettingsFragment, 'name' | 'timeZone' | 'language' | 'assignment'>

/** Name, time zone and language of the desk, and who gets new chats. */
export function useAccountForm() {
  const { t } = useI18n()
  const { client } = useClientHandle()
  const failedToLoad = ref(false)
  const publicId = ref('')
  let version = 0

  const form = useSettingsForm<AccountValues>({ check, save })
  void load()

  async function load() {
    const values = await read()
    if (values) form.fill(values)
    failedToLoad.value = !values
  }

  async function read(): Promise<AccountValues | null> {
    const { data } = await client
      .query(AccountPageDocument, {}, { requestPolicy: 'network-only' })
      .toPromise()
    if (!data) return null
    version = data.account.version
    publicId.value = data.account.publicId
    return valuesOf(data.account)
  }

  function check({ name }: AccountValues): Fault[] {
    if (name.trim() === '') return [{ field: 'name', text: t('form.needed') }]
    const isLong = [...name].length > LONGEST_NAME
    return isLong ? [{ field: 'name', text: t('form.tooLong', { most: LONGEST_NAME }) }] : []
  }

  async function save(
    values: AccountValues,
    changed: (keyof AccountValues)[],
  ): Promise<Outcome<AccountValues>> {
    const changes = Object.fromEntries(changed.map((key) => [key, values[key]]))
    const { data, error } = await client
      .mutation(ChangeDeskDocument, { expectedVersion: version, changes })
      .toPromise()
    if (data) {
      version = data.changeAccount.version
      return { saved: valuesOf(data.changeAccount) }
    }
    const fault = error && refusedField(error)
    if (fault) return { faults: [fault] }
    if (error && codeOf(error) === 'FORBIDDEN') return { failed: t('form.forbidden') }
    if (!error || codeOf(error) !== 'EDIT_CONFLICT') return { failed: t('form.failed') }
    const [theirs, change] = await Promise.all([read(), whoChanged(client, 'SETTINGS_CHANGED')])
    return theirs ? { conflict: { theirs, ...change } } : { failed: t('form.failed') }
  }

  return { form, load, failedToLoad, publicId }
}

const valuesOf = ({ name, timeZone, language, assignment }: AccountPageSettingsFragment): AccountValues => ({
  name,
  timeZone,
  language,
  assignment,
})
