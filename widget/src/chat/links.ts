/** Splits a text into words and addresses; nothing but http, https and mailto ever becomes a link. */
export function withLinks(text: string): { text: string; href?: string }[] {
  return text
    .split(/((?:https?:\/\/|mailto:)[^\s<>"]*[^\s<>"'.,;:!?)\]»”’])/i)
    .filter(Boolean)
    .map((part) => (leadsOut(part) ? { text: part, href: part } : { text: part }))
}

export const leadsOut = (address: string) => /^(https?:\/\/|mailto:)/i.test(address) && URL.canParse(address)
