import type { Language } from './texts'

const HOUR_AND_MINUTE: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }
const DAY: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'short' }

/** "14:32"; on another day "Mon 15 Jun, 14:32". */
export function shortTime(at: Date, now: Date, language: Language): string {
  return isSameDay(at, now) ? clock(at, language) : format(at, language, { ...DAY, ...HOUR_AND_MINUTE })
}

/** Everything there is to know about an instant, in the shopper's zone. */
export const fullTime = (at: Date, language: Language) =>
  format(at, language, { dateStyle: 'full', timeStyle: 'long' })

export const clock = (at: Date, language: Language, timeZone?: string) =>
  format(at, language, { ...HOUR_AND_MINUTE, timeZone })

export const weekday = (at: Date, language: Language) => format(at, language, { weekday: 'long' })
export const dayAndMonth = (at: Date, language: Language) =>
  format(at, language, { day: 'numeric', month: 'long' })

/** Midnights between two instants in the shopper's zone, whatever the clocks did meanwhile. */
export function daysBetween(from: Date, to: Date): number {
  const midnight = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate())
  return (midnight(to) - midnight(from)) / 86_400_000
}

/** "Central European Time", "heure d’Europe centrale". */
export function zoneName(at: Date, language: Language, timeZone: string): string {
  const parts = formatter(language, { timeZone, timeZoneName: 'longGeneric' }).formatToParts(at)
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone
}

const isSameDay = (one: Date, other: Date) => daysBetween(one, other) === 0

const format = (at: Date, language: Language, options: Intl.DateTimeFormatOptions) =>
  formatter(language, options).format(at)

const formatter = (language: Language, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', options)
