import { useClientHandle } from '@urql/vue'
import { useI18n } from 'vue-i18n'
import { codeOf } from '../../graphql/errors'
import { ChangeOriginsDocument, InstallationDocument, type InstallationSettingsFragment } from '../generated'
import { refusedField, whoChanged } from '../form/refusal'
import { useSettingsForm, type Outcome } from '../form/useSettingsForm'

/** As they are written: one in each line. */
type Values = { allowedOrigins: string }

const FIELD = 'allowedOrigins'
const PLACE = /^allowedOrigins\[(\d+)\]$/

/** On which pages the chat may be shown. */
export function useOriginsForm() {
  const { t } = useI18n()
  const { client } = useClientHandle()
  const form = useSettingsForm<Values>({ save })
  let version = 0

  function meet(account: InstallationSettingsFragment) {
    version = account.version
    form.fill(valuesOf(account))
  }

  async function save({ allowedOrigins }: Values): Promise<Outcome<Values>> {
    const origins = linesOf(allowedOrigins)
    const changes = { allowedOrigins: origins }
    const { data, error } = await client
      .mutation(ChangeOriginsDocument, { expectedVersion: version, changes })
      .toPromise()
    if (data) {
      version = data.changeAccount.version
      return { saved: valuesOf(data.changeAccount) }
    }
    const fault = error && refusedField(error)
    if (fault) return { faults: [{ field: FIELD, text: inWords(fault.field, origins) }] }
    if (error && codeOf(error) === 'FORBIDDEN') return { failed: t('form.forbidden') }
    if (!error || codeOf(error) !== 'EDIT_CONFLICT') return { failed: t('form.failed') }
    const [theirs, change] = await Promise.all([read(), whoChanged(client, 'SETTINGS_CHANGED')])
    return theirs ? { conflict: { theirs, ...change } } : { failed: t('form.failed') }
  }

  async function read(): Promise<Values | null> {
    const { data } = await client
      .query(InstallationDocument, {}, { requestPolicy: 'network-only' })
      .toPromise()
    if (!data) return null
    version = data.account.version
    return valuesOf(data.account)
  }

  function add(origin: string) {
    if (form.values) form.values.allowedOrigins = `${form.values.allowedOrigins.trim()}\n${origin}`.trim()
    document.getElementById(`field-${FIELD}`)?.focus()
  }

  function inWords(field: string, origins: string[]) {
    const written = origins[Number(PLACE.exec(field)?.[1])]
    return written === undefined ? t('install.tooManyOrigins') : t('install.badOrigin', { written })
  }

  return { form, meet, add }
}

const valuesOf = ({ allowedOrigins }: InstallationSettingsFragment): Values => ({
  allowedOrigins: allowedOrigins.join('\n'),
})

const linesOf = (text: string) => text.split(/\s+/).filter(Boolean)
