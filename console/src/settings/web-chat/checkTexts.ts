/** What is wrong with a value, and the numbers or names that belong into the sentence about it. */
export type TextFault = {
  code: 'tooLong' | 'unknownVariable' | 'strayBraces' | 'url' | 'colour'
  about: string
}

const PLACEHOLDER = /\{\{([^{}|]*)(?:\|([^{}]*))?\}\}/g

/** As the server reads it: `{{name}}` or `{{name|fallback}}` of the names that can be given. */
export function faultOfText(text: string, most: number, variables: readonly string[]): TextFault | null {
  if ([...text].length > most) return { code: 'tooLong', about: String(most) }
  const stray = /\{\{|\}\}/.exec(text.replace(PLACEHOLDER, ''))
  if (stray) return { code: 'strayBraces', about: stray[0] }
  const unknown = [...text.matchAll(PLACEHOLDER)].map(([, name]) => name!.trim())
  const [first] = unknown.filter((name) => !variables.includes(name))
  return first === undefined ? null : { code: 'unknownVariable', about: `{{${first}}}` }
}

/** An https address, or nothing. */
export function faultOfLink(link: string, most: number): TextFault | null {
  if (link === '') return null
  if (!URL.canParse(link) || new URL(link).protocol !== 'https:') return { code: 'url', about: '' }
  return [...link].length > most ? { code: 'tooLong', about: String(most) } : null
}

/** `#rrggbb` or `rrggbb`, or nothing. */
export function faultOfColour(written: string): TextFault | null {
  return /^(#[0-9a-f]{6})?$/.test(colourOf(written)) ? null : { code: 'colour', about: '' }
}

/** As the server has it: small letters, and the `#` that people leave out. */
export const colourOf = (written: string) =>
  written
    .trim()
    .toLowerCase()
    .replace(/^(?=[^#])/, '#')

/** The text as somebody of that name would read it; without a name the fallback stands in. */
export const filledText = (text: string, values: Record<string, string>) =>
  text.replace(PLACEHOLDER, (_, name: string, fallback = '') => values[name.trim()] || fallback.trim())

/** Whether shoppers are asked for what the desk knows already. */
export const asksForEmail = (text: string) => /e-?mail|courriel/i.test(text)
