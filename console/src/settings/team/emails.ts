/** Addresses in whatever somebody types or copies: lists, lines, “Marc Lefort <marc@acme.example>”. */
export function emailsIn(text: string): string[] {
  const words = text.includes('<')
    ? [...text.matchAll(/<([^<>]*)>/g)].map(([, inside]) => inside!.trim())
    : text.split(/[\s,;]+/)
  return [...new Set(words.filter(Boolean).map((word) => word.toLowerCase()))]
}

/** Whether mail arrives there only mail can tell. */
export const isEmail = (text: string) => /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text)
