/** Splits a text into words and web addresses; nothing but http and https ever becomes a link. */
export function withLinks(text: string): { text: string; href?: string }[] {
  return text
    .split(/(https?:\/\/[^\s<>"]*[^\s<>"'.,;:!?)\]»”’])/i)
    .filter(Boolean)
    .map((part) =>
      /^https?:\/\//i.test(part) && URL.canParse(part) ? { text: part, href: part } : { text: part },
    )
}
