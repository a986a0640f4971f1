import { computed, inject, provide, type InjectionKey } from 'vue'
import { useI18n } from 'vue-i18n'
import type { HoursWarningCode } from '../generated'
import { faultsOfHours } from './hours'
import { useFaults } from './useFaults'
import type { Simulation } from './useSimulation'
import type { WebChat } from './webChatForm'

/** Told where they belong to a place of their own; the others have a sentence on the page already. */
type Told = Exclude<HoursWarningCode, 'NO_HOURS' | 'TEXT_WITHOUT_HOURS'>
const TOLD: readonly string[] = [
  'WEEK_WITHOUT_HOURS',
  'NO_OPENING_AHEAD',
  'REMINDERS_AROUND_THE_CLOCK',
  'SHORT_GAP',
  'LAST_MINUTE_LEFT_OUT',
  'LEFT_OUT_BY_CLOCK_CHANGE',
  'TWICE_BY_CLOCK_CHANGE',
  'PAST_EXCEPTION',
  'OPEN_FROM_THE_EVENING_BEFORE',
  'VARIABLE_MAY_BE_EMPTY',
] satisfies Told[]

type Notes = {
  /** What is wrong at a place or at one of its times, told at once and not only on saving. */
  faultAt: (field: string) => string | undefined
  warningsAt: (field: string) => string[]
}
const key: InjectionKey<Notes> = Symbol('notes on the hours')

export const useHoursNotes = () => inject(key)!

export function provideHoursNotes({ form }: WebChat, { result }: Simulation) {
  const { t } = useI18n()
  const { hoursWords } = useFaults()

  const faults = computed(() => {
    const places = new Map<string, string>()
    for (const fault of form.values ? faultsOfHours(form.values.hours) : []) {
      // An empty date is one that is about to be filled in.
      if (fault.code === 'notDate') continue
      if (!places.has(fault.field)) places.set(fault.field, hoursWords(fault))
    }
    return places
  })
  const warnings = computed(() => {
    const places = new Map<string, string[]>()
    for (const { code, field } of result.value?.warnings ?? []) {
      if (!TOLD.includes(code)) continue
      places.set(field, [...(places.get(field) ?? []), t(`webChat.warn.${code as Told}`, EXAMPLE)])
    }
    return places
  })

  function faultAt(field: string) {
    for (const place of [field, `${field}.from`, `${field}.to`]) {
      const fault = faults.value.get(place) ?? form.faultOf(place)
      if (fault) return fault
    }
    return undefined
  }

  provide(key, { faultAt, warningsAt: (field) => warnings.value.get(field) ?? [] })
}

const EXAMPLE = { example: '{{first_name|…}}' }
