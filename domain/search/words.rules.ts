/*
 * The words by which texts are found. They are ours and not the database's, because MySQL and MariaDB take texts apart in
 * different ways, and both forget short words (docs/decisions/0018).
 */

/** A word as it is looked up, and where it stands in the text, in UTF-16 units. */
export interface Word {
  word: string
  from: number
  to: number
}

/** One of the words that a query asks for; all of them must be there. */
export interface Term {
  word: string
  /** Any word that begins so will do. */
  isPrefix: boolean
}

// A ticket's number as people say it, or a run of letters, marks and digits.
const runs = /(?<![\p{L}\p{N}])t-\d+(?![\p{L}\p{N}])|[\p{L}\p{M}\p{N}]+/giu

// Scripts that put no spaces between words: every two neighbours are a word.
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]+/gu

const longestWord = 32
const mostTerms = 16

/** All words of a text, in order. One letter alone is no word. */
export const wordsOf = (text: string): Word[] => partsOf(text).flatMap(wordsOfPart)

/** What a query asks for: its words in any order, of the last one only the beginning. */
export function termsOf(query: string): Term[] {
  const parts = partsOf(query)
  const terms = parts.flatMap((part, place) => termsOfPart(part, place === parts.length - 1))
  const distinct = new Map(terms.map((term) => [`${term.word} ${term.isPrefix}`, term]))
  return [...distinct.values()].slice(0, mostTerms)
}

export const isAskedFor = (word: string, terms: Term[]): boolean =>
  terms.some((term) => (term.isPrefix ? word.startsWith(term.word) : word === term.word))

/** Small letters without accents: `Où est l’Œuf` is found by `ou est l oeuf`. */
const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/[æœßøłđðıς]/g, (letter) => plain[letter]!)

const plain: Record<string, string> = {
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ı: 'i',
  ς: 'σ',
}

type Part = { kind: 'spaced' | 'unspaced' | 'reference'; text: string; from: number }

function partsOf(text: string): Part[] {
  return [...text.matchAll(runs)].flatMap(({ 0: run, index }): Part[] => {
    if (run.includes('-')) return [{ kind: 'reference', text: run, from: index }]
    const parts: Part[] = []
    let from = 0
    for (const { 0: stretch, index: at } of run.matchAll(unspaced)) {
      if (at > from) parts.push({ kind: 'spaced', text: run.slice(from, at), from: index + from })
      parts.push({ kind: 'unspaced', text: stretch, from: index + at })
      from = at + stretch.length
    }
    if (from < run.length) parts.push({ kind: 'spaced', text: run.slice(from), from: index + from })
    return parts
  })
}

function wordsOfPart({ kind, text, from }: Part): Word[] {
  const to = from + text.length
  switch (kind) {
    case 'reference':
      return [text.replace('-', ''), text.slice(2)].map((word) => ({ word: shorten(fold(word)), from, to }))
    case 'unspaced':
      return pairsOf(text, from)
    case 'spaced': {
      const word = shorten(fold(text))
      return isWord(word) ? [{ word, from, to }] : []
    }
  }
}

/** Every two neighbours, and the last one alone: so a single sign is found as the beginning of a pair, too. */
function pairsOf(text: string, from: number): Word[] {
  const signs = [...text]
  let at = from
  return signs.map((sign, place) => {
    const pair = sign + (signs[place + 1] ?? '')
    const word = { word: fold(pair), from: at, to: at + pair.length }
    at += sign.length
    return word
  })
}

function termsOfPart(part: Part, isLast: boolean): Term[] {
  switch (part.kind) {
    case 'reference':
      return [{ word: wordsOfPart(part)[0]!.word, isPrefix: false }]
    case 'unspaced': {
      const pairs = pairsOf(part.text, part.from)
      if (pairs.length === 1) return [{ word: pairs[0]!.word, isPrefix: true }]
      return pairs.slice(0, -1).map(({ word }) => ({ word, isPrefix: false }))
    }
    case 'spaced':
      return wordsOfPart(part).map(({ word }) => ({ word, isPrefix: isLast }))
  }
}

const isWord = (word: string) => [...word].length > 1

const shorten = (word: string) => [...word].slice(0, longestWord).join('')
