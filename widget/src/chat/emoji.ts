import enData from 'emoji-picker-element-data/en/cldr/data.json?url'
import frData from 'emoji-picker-element-data/fr/cldr/data.json?url'
import type { Language } from '../texts/texts'

export interface Emoji {
  emoji: string
  name: string
  words: string[]
}

// What a phone of a few years ago can draw.
const NEWEST_VERSION = 15

/** All emoji in their usual order, with the words of a language; served from here, as everything is. */
export async function loadEmoji(language: Language): Promise<Emoji[]> {
  const answer = await fetch(language === 'fr' ? frData : enData)
  const all = (await answer.json()) as Listed[]
  return all
    .filter(({ version }) => version <= NEWEST_VERSION)
    .sort((one, other) => one.order - other.order)
    .map(({ emoji, annotation, tags }) => ({
      emoji,
      name: annotation,
      words: wordsOf([annotation, ...(tags ?? [])].join(' ')),
    }))
}

/** Those of which each word that is looked for begins a word; those that are called so come first. */
export function findEmoji(all: readonly Emoji[], wanted: string): readonly Emoji[] {
  const beginnings = wordsOf(wanted)
  if (beginnings.length === 0) return all
  const fits = (words: string[]) => beginnings.every((begin) => words.some((word) => word.startsWith(begin)))
  const found = all.filter(({ words }) => fits(words))
  const called = found.filter(({ name }) => fits(wordsOf(name)))
  return [...called, ...found.filter((one) => !called.includes(one))]
}

const wordsOf = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

interface Listed {
  emoji: string
  annotation: string
  tags?: string[]
  order: number
  version: number
}
