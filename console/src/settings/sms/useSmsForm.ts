import { useClientHandle } from '@urql/vue'
import { computed, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { codeOf } from '../../graphql/errors'
import { refusedField, whoChanged } from '../form/refusal'
import { useSettingsForm, type Fault, type Outcome } from '../form/useSettingsForm'
import {
  ChangeSmsDocument,
  SmsPageDocument,
  type SmsPageSettingsFragment,
  type SmsProvider,
} from '../generated'

type SmsValues = {
  isEnabled: boolean
  provider: SmsProvider
  number: string
  baseUrl: string
  accountSid: string
  /** Empty: the one that is kept, which nobody is told. */
  authToken: string
  answersKeywords: boolean
}

/** How shoppers are texted. */
export function useSmsForm() {
  const { t } = useI18n()
  const { client } = useClientHandle()
  const failedToLoad = ref(false)
  const kept = ref<SmsPageSettingsFragment | null>(null)

  const form = useSettingsForm<SmsValues>({ check, save })
  void load()

  async function load() {
    const values = await read()
    if (values) form.fill(values)
    failedToLoad.value = !values
  }

  async function read(): Promise<SmsValues | null> {
    const { data } = await client.query(SmsPageDocument, {}, { requestPolicy: 'network-only' }).toPromise()
    if (!data) return null
    kept.value = data.smsSettings
    return valuesOf(data.smsSettings)
  }

  function check({ isEnabled, provider, number, accountSid, authToken }: SmsValues): Fault[] {
    if (!isEnabled) return []
    const needed = (field: string) => ({ field, text: t('form.needed') })
    const faults = number.trim() === '' ? [needed('number')] : []
    if (provider !== 'TWILIO') return faults
    if (accountSid.trim() === '') faults.push(needed('accountSid'))
    if (authToken.trim() === '' && !kept.value?.hasAuthToken) faults.push(needed('authToken'))
    return faults
  }

  async function save(values: SmsValues, changed: (keyof SmsValues)[]): Promise<Outcome<SmsValues>> {
    const changes = Object.fromEntries(changed.map((key) => [key, sentOf(values[key])]))
    const { data, error } = await client
      .mutation(ChangeSmsDocument, { expectedVersion: kept.value!.version, changes })
      .toPromise()
    if (data) {
      kept.value = data.changeSmsSettings
      return { saved: valuesOf(data.changeSmsSettings) }
    }
    const fault = error && refusedField(error)
    if (fault) return { faults: [fault] }
    if (error && codeOf(error) === 'FORBIDDEN') return { failed: t('form.forbidden') }
    if (!error || codeOf(error) !== 'EDIT_CONFLICT') return { failed: t('form.failed') }
    const [theirs, change] = await Promise.all([read(), whoChanged(client, 'SMS_CHANGED')])
    return theirs ? { conflict: { theirs, ...change } } : { failed: t('form.failed') }
  }

  return {
    form,
    load,
    failedToLoad,
    hasAuthToken: computed(() => kept.value?.hasAuthToken ?? false),
    inboundUrl: computed(() => kept.value?.inboundUrl ?? ''),
  }
}

const valuesOf = (settings: SmsPageSettingsFragment): SmsValues => {
  const { isEnabled, provider, answersKeywords, number, baseUrl, accountSid } = settings
  return {
    ...{ isEnabled, provider, answersKeywords },
    ...{ number: number ?? '', baseUrl: baseUrl ?? '', accountSid: accountSid ?? '', authToken: '' },
  }
}

const sentOf = (value: string | boolean) => (typeof value === 'string' ? value.trim() || null : value)
