import { useI18n } from 'vue-i18n'

const LABELS = {
  webChatVisibility: 'set.visibility',
  welcomeMessage: 'set.welcome',
  autoReplyInHours: 'set.auto.in',
  autoReplyOutOfHours: 'set.auto.out',
  privacyUrl: 'set.legals.privacy',
  termsUrl: 'set.legals.terms',
  remindAfterMinutes: 'set.rem.after',
  escalateAfterMinutes: 'set.rem.escalate',
  checkInAfterMinutes: 'set.rem.checkIn',
  repeatEveryMinutes: 'set.rem.repeat',
  repeatLimit: 'set.rem.limit',
  holdingText: 'set.rem.holding',
} as const

/** What a field is called on the page, for the summary of what is wrong. */
export function useFieldNames() {
  const { t } = useI18n()

  function nameOf(field: string): string {
    if (field in LABELS) return t(LABELS[field as keyof typeof LABELS])
    return t('set.hours.title')
  }

  return { nameOf }
}
