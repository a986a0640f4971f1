import { useClientHandle, type CombinedError } from '@urql/vue'
import { ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { codeOf } from '../../graphql/errors'
import {
  ChangeAccountDocument,
  ChangeOfficeHoursDocument,
  LiveKeysDocument,
  WebChatDocument,
  type AccountChanges,
  type HoursFragment,
  type WebChatSettingsFragment,
} from '../generated'
import { useSignedIn } from '../../session/useSignedIn'
import { refusedField, whoChanged } from '../form/refusal'
import { useSettingsForm, type Outcome } from '../form/useSettingsForm'
import { WEEKDAYS, type WrittenHours } from './hours'
import { colourOf } from './checkTexts'
import { useFaults } from './useFaults'

type Settings = Omit<
  WebChatSettingsFragment,
  '__typename' | 'id' | 'name' | 'version' | 'timeZone' | 'language' | Text
>
type Text = (typeof TEXTS)[number]
export type WebChatValues = Settings & Record<Text, string> & { hours: WrittenHours }

/** Null on the server is an empty box here. */
const TEXTS = ['brandColour', 'welcomeMessage', 'privacyUrl', 'termsUrl', 'holdingText'] as const

/** The settings of the web chat and the office hours: two things for the server, one form for people. */
export function useWebChat() {
  const { t } = useI18n()
  const { client } = useClientHandle()
  const me = useSignedIn()
  const desk = ref<Pick<WebChatSettingsFragment, 'name' | 'timeZone' | 'language'> | null>(null)
  const failedToLoad = ref(false)
  /** Null: this agent may not know. */
  const hasLiveKey = ref<boolean | null>(null)
  let versions = { account: 0, hours: 0 }

  const { check } = useFaults()
  const form = useSettingsForm<WebChatValues>({ check, save })
  void load()

  async function load() {
    failedToLoad.value = false
    const values = await read()
    if (values) form.fill(values)
    failedToLoad.value = !values
    if (!me.value.can.manageKeys) return
    const { data } = await client.query(LiveKeysDocument, {}, { requestPolicy: 'network-only' }).toPromise()
    hasLiveKey.value = data ? data.identityKeys.some(({ revokedAt }) => revokedAt === null) : null
  }

  async function read(): Promise<WebChatValues | null> {
    const { data } = await client.query(WebChatDocument, {}, { requestPolicy: 'network-only' }).toPromise()
    if (!data) return null
    const { account, officeHours } = data
    desk.value = { name: account.name, timeZone: account.timeZone, language: account.language }
    versions = { account: account.version, hours: officeHours?.version ?? 0 }
    return { ...settingsOf(account), hours: hoursOf(officeHours ?? null) }
  }

  async function save(
    values: WebChatValues,
    changed: (keyof WebChatValues & string)[],
  ): Promise<Outcome<WebChatValues>> {
    const settings = changed.filter((key) => key !== 'hours')
    const one = settings.length > 0 ? await saveSettings(values, settings) : {}
    const other = changed.includes('hours') ? await saveHours(values.hours) : {}
    const isBoth = settings.length > 0 && changed.includes('hours')
    return {
      saved: { ...one.saved, ...other.saved },
      faults: [...(one.faults ?? []), ...(other.faults ?? [])],
      conflict: one.conflict ?? other.conflict,
      failed: isBoth ? whichFailed(one, other) : (one.failed ?? other.failed),
    }
  }

  function whichFailed(one: Outcome<WebChatValues>, other: Outcome<WebChatValues>) {
    if (one.failed && other.failed) return one.failed
    if (one.failed) return t('webChat.settingsNotSaved', { reason: one.failed })
    return other.failed && t('webChat.hoursNotSaved', { reason: other.failed })
  }

  async function saveSettings(values: WebChatValues, changed: string[]): Promise<Outcome<WebChatValues>> {
    const changes = Object.fromEntries(
      changed.map((key) => [key, written(key, values[key as keyof WebChatValues])]),
    ) as AccountChanges
    const { data, error } = await client
      .mutation(ChangeAccountDocument, { expectedVersion: versions.account, changes })
      .toPromise()
    if (error || !data) return refusal(error, 'SETTINGS_CHANGED')
    versions.account = data.changeAccount.version
    return { saved: settingsOf(data.changeAccount) }
  }

  async function saveHours(hours: WrittenHours): Promise<Outcome<WebChatValues>> {
    const { data, error } = await client
      .mutation(ChangeOfficeHoursDocument, { expectedVersion: versions.hours, hours })
      .toPromise()
    if (error || !data) return refusal(error, 'HOURS_CHANGED')
    versions.hours = data.changeOfficeHours.version
    return { saved: { hours: hoursOf(data.changeOfficeHours) } }
  }

  async function refusal(
    error: CombinedError | undefined,
    action: 'SETTINGS_CHANGED' | 'HOURS_CHANGED',
  ): Promise<Outcome<WebChatValues>> {
    if (!error) return { failed: t('form.failed') }
    const fault = refusedField(error)
    if (fault) return { faults: [fault] }
    if (codeOf(error) === 'FORBIDDEN') return { failed: t('form.forbidden') }
    if (codeOf(error) !== 'EDIT_CONFLICT') return { failed: t('form.failed') }
    const [theirs, change] = await Promise.all([read(), whoChanged(client, action)])
    return theirs ? { conflict: { theirs, ...change } } : { failed: t('form.failed') }
  }

  return { form, desk, load, failedToLoad, hasLiveKey }
}

function written(key: string, value: unknown) {
  if (key === 'brandColour') return colourOf(String(value)) || null
  if (key === 'privacyUrl' || key === 'termsUrl') return String(value).trim() || null
  return TEXTS.some((text) => text === key) && String(value).trim() === '' ? null : value
}

function settingsOf(account: WebChatSettingsFragment): Omit<WebChatValues, 'hours'> {
  return {
    hubEnabled: account.hubEnabled,
    webChatVisibility: account.webChatVisibility,
    launcherEnabled: account.launcherEnabled,
    launcherSide: account.launcherSide,
    brandColour: account.brandColour ?? '',
    welcomeMessage: account.welcomeMessage ?? '',
    privacyUrl: account.privacyUrl ?? '',
    termsUrl: account.termsUrl ?? '',
    autoReplyInHours: account.autoReplyInHours,
    autoReplyOutOfHours: account.autoReplyOutOfHours,
    holdingText: account.holdingText ?? '',
    remindersEnabled: account.remindersEnabled,
    remindersAlways: account.remindersAlways,
    remindAfterMinutes: account.remindAfterMinutes,
    escalateAfterMinutes: account.escalateAfterMinutes,
    escalateTo: account.escalateTo,
    mailUnseen: account.mailUnseen,
    checkInAfterMinutes: account.checkInAfterMinutes,
    repeatEveryMinutes: account.repeatEveryMinutes,
    repeatLimit: account.repeatLimit,
  }
}

function hoursOf(hours: HoursFragment | null): WrittenHours {
  const times = (intervals: readonly { from: string; to: string }[] = []) =>
    intervals.map(({ from, to }) => ({ from, to }))
  return {
    week: Object.fromEntries(WEEKDAYS.map((day) => [day, times(hours?.week[day])])) as WrittenHours['week'],
    exceptions: (hours?.exceptions ?? []).map(({ from, to, label, intervals }) => ({
      from,
      to,
      label,
      intervals: times(intervals),
    })),
  }
}
