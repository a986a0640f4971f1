import { isAskedFor, wordsOf, type Term } from './words.rules.js'

/** A piece of a text on one line, and where in it the words stand that were asked for, in UTF-16 units. */
export interface Excerpt {
  text: string
  matches: { from: number; to: number }[]
}

const longest = 200
const before = 60

/** Around the first word that was asked for. Never cuts a word, and never a sign. */
export function excerptOf(text: string, terms: Term[]): Excerpt {
  const line = text.replace(/\s+/g, ' ').trim()
  const found = joined(wordsOf(line).filter(({ word }) => isAskedFor(word, terms)))
  const from = startOf(line, found[0]?.from ?? 0)
  const to = endOf(line, from)
  const head = from > 0 ? '… ' : ''
  const tail = to < line.length ? ' …' : ''
  const shift = head.length - from
  return {
    text: head + line.slice(from, to).trim() + tail,
    matches: found
      .filter((match) => match.from >= from && match.to <= to)
      .map((match) => ({ from: match.from + shift, to: match.to + shift })),
  }
}

/** What touches or overlaps is one. */
function joined(places: { from: number; to: number }[]) {
  const whole: { from: number; to: number }[] = []
  for (const { from, to } of places) {
    const last = whole.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else whole.push({ from, to })
  }
  return whole
}

function startOf(line: string, match: number): number {
  if (match <= before) return 0
  const space = line.indexOf(' ', match - before)
  return space === -1 || space > match ? match : space + 1
}

function endOf(line: string, from: number): number {
  if (line.length - from <= longest) return line.length
  const space = line.lastIndexOf(' ', from + longest)
  if (space > from + longest / 2) return space
  const isHalf = /[\ud800-\udbff]/.test(line[from + longest - 1]!)
  return from + longest - (isHalf ? 1 : 0)
}
