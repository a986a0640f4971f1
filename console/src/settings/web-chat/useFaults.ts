import { useI18n } from 'vue-i18n'
import type { Fault } from '../form/useSettingsForm'
import { faultOfColour, faultOfLink, faultOfText, type TextFault } from './checkTexts'
import { faultsOfHours, LONGEST_LABEL, type HoursFault } from './hours'
import type { WebChatValues } from './useWebChat'

export const LONGEST = { welcomeMessage: 300, autoReply: 500, holdingText: 500, link: 500 }
const WELCOME_VARIABLES = ['first_name']
export const REPLY_VARIABLES = ['first_name', 'next_opening']

const SPANS = {
  remindAfterMinutes: [1, 30],
  checkInAfterMinutes: [1, 30],
  repeatEveryMinutes: [1, 60],
  repeatLimit: [0, 20],
} as const

/** What the page can see to be wrong before the server does, in the agent's language. */
export function useFaults() {
  const { t } = useI18n()

  function check(values: WebChatValues): Fault[] {
    const colour = faultOfColour(values.brandColour)
    return [
      ...(colour ? [{ field: 'brandColour', text: textWords(colour) }] : []),
      ...textFault('welcomeMessage', values, LONGEST.welcomeMessage, WELCOME_VARIABLES),
      ...faultsOfHours(values.hours).map((fault) => ({ field: fault.field, text: hoursWords(fault) })),
      ...textFault('autoReplyInHours', values, LONGEST.autoReply, REPLY_VARIABLES),
      ...textFault('autoReplyOutOfHours', values, LONGEST.autoReply, REPLY_VARIABLES),
      ...linkFault('privacyUrl', values),
      ...linkFault('termsUrl', values),
      ...spanFaults(values),
      ...textFault('holdingText', values, LONGEST.holdingText, null),
    ]
  }

  function textFault(
    field: 'welcomeMessage' | 'autoReplyInHours' | 'autoReplyOutOfHours' | 'holdingText',
    values: WebChatValues,
    most: number,
    variables: string[] | null,
  ): Fault[] {
    const text = values[field]
    const fault = variables
      ? faultOfText(text, most, variables)
      : [...text].length > most && ({ code: 'tooLong', about: String(most) } as const)
    return fault ? [{ field, text: textWords(fault) }] : []
  }

  function linkFault(field: 'privacyUrl' | 'termsUrl', values: WebChatValues): Fault[] {
    const fault = faultOfLink(values[field].trim(), LONGEST.link)
    return fault ? [{ field, text: textWords(fault) }] : []
  }

  function textWords({ code, about }: TextFault): string {
    if (code === 'tooLong') return t('form.tooLong', { most: about })
    if (code === 'url') return t('set.legals.url')
    if (code === 'colour') return t('set.look.fault')
    if (code === 'strayBraces') return t('form.strayBraces', { braces: about })
    return t('form.unknownVariable', { name: about })
  }

  function spanFaults(values: WebChatValues): Fault[] {
    const faults: Fault[] = []
    const { remindAfterMinutes, escalateAfterMinutes } = values
    for (const [field, [least, most]] of Object.entries(SPANS)) {
      const value = values[field as keyof typeof SPANS]
      if (!isWithin(value, least, most)) faults.push({ field, text: t('form.between', { least, most }) })
    }
    if (isWithin(escalateAfterMinutes, 1, 60) && escalateAfterMinutes <= remindAfterMinutes) {
      faults.push({ field: 'escalateAfterMinutes', text: t('set.rem.order') })
    } else if (!isWithin(escalateAfterMinutes, 1, 60)) {
      faults.push({ field: 'escalateAfterMinutes', text: t('form.between', { least: 2, most: 60 }) })
    }
    return faults
  }

  /** Also told beside the hours while they are edited, so that nobody has to save to see an overlap. */
  function hoursWords(fault: HoursFault): string {
    switch (fault.code) {
      case 'overlap':
        return overlapWords(fault)
      case 'datesOverlap':
        return t('set.hours.datesOverlap', fault.with)
      case 'tooLong':
        return t('form.tooLong', { most: LONGEST_LABEL })
      default:
        return t(`set.hours.${fault.code}`)
    }
  }

  function overlapWords({ with: other, from }: Extract<HoursFault, { code: 'overlap' }>): string {
    if (from === 'dayBefore') return t('set.hours.overlapBefore', other)
    return from === 'dayAfter' ? t('set.hours.overlapAfter', other) : t('set.hours.overlap', other)
  }

  return { check, hoursWords }
}

const isWithin = (value: unknown, least: number, most: number) =>
  typeof value === 'number' && Number.isInteger(value) && least <= value && value <= most
