import type { DateTime } from 'luxon'
import type { Profile } from '../../schema/profile.js'
import { hoursStateAt, type Hours } from '../office-hours/office-hours.rules.js'

/** The automatic replies of open and of closed hours. */
export type Texts = { inHours: string; outOfHours: string }

/** What an automatic reply may ask for, and what the welcome may, which is there before anything is said (R29). */
export const replyVariables = ['first_name', 'next_opening']
export const welcomeVariables = ['first_name']

// `{{name}}` or `{{name|fallback}}`. The name is taken as wide as can be, so that a misspelt one is found and refused.
const placeholder = /\{\{([^{}|]*)(?:\|([^{}]*))?\}\}/g

/** Never fails a message for a missing value: the fallback stands in, or nothing. */
export const fillText = (template: string, values: Record<string, string | null>): string =>
  fill(template, values).text

/** A variable for which there was neither a value nor a fallback, and where it would stand, in UTF-16 units. */
export interface MissingValue {
  name: string
  at: number
}

/** The text, and where in it something is missing. */
export function fill(
  template: string,
  values: Record<string, string | null>,
): { text: string; missing: MissingValue[] } {
  const missing: MissingValue[] = []
  let text = ''
  let done = 0
  for (const match of template.matchAll(placeholder)) {
    const name = match[1]!.trim()
    const value = (Object.hasOwn(values, name) && values[name]?.trim()) || match[2]?.trim() || ''
    text += template.slice(done, match.index) + value
    if (!value) missing.push({ name, at: text.length })
    done = match.index + match[0].length
  }
  return { text: text + template.slice(done), missing }
}

/** What is wrong with a text that may ask for `variables`, in words; null: nothing (R29). */
export function faultOfTemplate(template: string, variables: string[]): string | null {
  const stray = /\{\{|\}\}/.exec(template.replace(placeholder, ''))
  if (stray) return `There is a ${stray[0]} without its counterpart. Write a variable as {{first_name}}.`
  const [unknown] = unknownVariables(template, variables)
  return unknown === undefined ? null : `There is no variable {{${unknown}}}.`
}

/** Names that a text asks for and nobody can give, each once. */
const unknownVariables = (template: string, known: string[]): string[] => [
  ...new Set(variablesOf(template).flatMap(({ name }) => (known.includes(name) ? [] : name))),
]

/** What a text asks for, each as often as it does. */
export function variablesOf(template: string): { name: string; hasFallback: boolean }[] {
  return [...template.matchAll(placeholder)].map(([, name, fallback]) => ({
    name: name!.trim(),
    hasFallback: Boolean(fallback?.trim()),
  }))
}

/** Of whoever came without a name, an id, a number or an address stands in its place: that is no name to call somebody by. */
export function firstNameOf({ name, externalId }: Pick<Profile, 'name' | 'externalId'>): string | null {
  if (name === externalId?.slice(0, 100) || /^\+?\d+$|@/.test(name)) return null
  return name.trim().split(/\s+/)[0] || null
}

/** Both automatic replies as they would be sent to somebody who writes at a moment. */
export function filledTexts(
  { inHours, outOfHours }: Texts,
  hours: Hours | null,
  arrivedAt: DateTime,
  { firstName, language }: { firstName: string | null; language: Language },
): Texts {
  const state = hoursStateAt(hours, arrivedAt)
  const opensAt = state.kind === 'closed' ? state.opensAt : null
  const values = {
    first_name: firstName,
    next_opening: opensAt && nextOpeningWords(opensAt, arrivedAt, language),
  }
  return { inHours: fillText(inHours, values), outOfHours: fillText(outOfHours, values) }
}

export type Language = 'en' | 'fr'

/** `{{next_opening}}`, in the zone of `opensAt`, built to stand after "We are back" or « Nous sommes de retour ». */
export function nextOpeningWords(opensAt: DateTime, now: DateTime, language: Language): string {
  const local = opensAt.setLocale(language)
  const time = local.toFormat('HH:mm')
  const weekday = local.toFormat('cccc')
  const month = local.toFormat('LLLL')
  const days = dayNumber(opensAt) - dayNumber(now.setZone(opensAt.zone))
  const isThisWeek = days >= 2 && days <= 6

  switch (language) {
    case 'en':
      if (days === 0) return `today at ${time}`
      if (days === 1) return `tomorrow at ${time}`
      return isThisWeek ? `on ${weekday} at ${time}` : `on ${local.day} ${month} at ${time}`
    case 'fr':
      if (days === 0) return `aujourd’hui à ${time}`
      if (days === 1) return `demain à ${time}`
      return isThisWeek
        ? `${weekday} à ${time}`
        : `le ${local.day === 1 ? '1er' : local.day} ${month} à ${time}`
  }
}

/** By the calendar, not by 24 hours: a day of a clock change has 23 or 25, and need not begin at 00:00. */
const dayNumber = (local: DateTime) => Date.UTC(local.year, local.month - 1, local.day) / 86_400_000
