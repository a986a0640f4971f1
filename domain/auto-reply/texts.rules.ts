import type { DateTime } from 'luxon'

/** What an automatic reply may ask for (R29). */
const ofAutoReplies = ['first_name', 'next_opening']

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

/** Names that a text asks for and nobody can give, each once. */
export function unknownVariables(template: string, known = ofAutoReplies): string[] {
  const names = [...template.matchAll(placeholder)].map((match) => match[1]!.trim())
  return [...new Set(names)].filter((name) => !known.includes(name))
}

/** Of whoever came without a name, the shop's own id stands in its place: that is no name to call somebody by. */
export const firstNameOf = ({ name, externalId }: { name: string; externalId: string }): string | null =>
  name === externalId ? null : (name.trim().split(/\s+/)[0] ?? null)

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
