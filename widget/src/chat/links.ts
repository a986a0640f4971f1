/** Splits a text into words and addresses; nothing but http, https and mailto ever becomes a link. */
export function withLinks(text: string): { text: string; href?: string }[] {
  return text
    .split(/((?:https?:\/\/|mailto:)[^\s<>"]*[^\s<>"'.,;:!?)\]»”’])/i)
    .filter(Boolean)
    .map((part) =>
      /^(https?:\/\/|mailto:)/i.test(part) && URL.canParse(part)
        ? { text: part, href: part }
        : { text: part },
    )
}
