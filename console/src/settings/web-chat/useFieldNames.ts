import { useI18n } from 'vue-i18n'
import { useFormat } from '../../i18n/useFormat'
import { WEEKDAYS } from './hours'
import type { WebChat } from './webChatForm'

const LABELS = {
  webChatVisibility: 'set.visibility',
  brandColour: 'set.look.brand',
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
export function useFieldNames({ form }: WebChat) {
  const { t } = useI18n()
  const format = useFormat()

  function nameOf(field: string): string {
    if (field in LABELS) return t(LABELS[field as keyof typeof LABELS])
    const at = WEEKDAYS.findIndex((day) => field.startsWith(`week.${day}`))
    if (at >= 0) return capitalised(format.weekday((at + 1) % 7))
    const [, index] = /^exceptions\[(\d+)\]/.exec(field) ?? []
    if (index === undefined) return t('set.hours.title')
    return (
      form.values?.hours.exceptions[Number(index)]?.label ||
      t('set.hours.exception', { n: Number(index) + 1 })
    )
  }

  return { nameOf }
}

const capitalised = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
