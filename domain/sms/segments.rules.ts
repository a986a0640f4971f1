import type { SmsEncoding } from '../../schema/words/sms.js'

/** How a text travels: cut into pieces, each of which is paid for as a text of its own. */
export interface TextLength {
  encoding: SmsEncoding
  segments: number
  /** How much more fits into the last piece, in characters of the small set, or in halves of wide ones. */
  unitsLeft: number
}

export const mostSegments = 10

/** The alphabet of GSM 03.38, and what takes two places in it. */
const basic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
const extended = '\f^{}\\[~]|€'

const places = new Map([
  ...[...basic].map((character) => [character, 1] as const),
  ...[...extended].map((character) => [character, 2] as const),
])

/** One character outside the alphabet makes the whole text wide. Of several pieces each gives up room for its number. */
export function lengthOfText(text: string): TextLength {
  const characters = [...text]
  const isSmall = characters.every((character) => places.has(character))
  return isSmall
    ? pack(characters, (character) => places.get(character)!, { encoding: 'gsm-7', alone: 160, each: 153 })
    : pack(characters, (character) => character.length, { encoding: 'ucs-2', alone: 70, each: 67 })
}

/** What takes two places is never cut in two, so that a piece may end a place early. */
function pack(
  characters: string[],
  sizeOf: (character: string) => number,
  { encoding, alone, each }: { encoding: SmsEncoding; alone: number; each: number },
): TextLength {
  const total = characters.reduce((sum, character) => sum + sizeOf(character), 0)
  if (total <= alone) return { encoding, segments: total === 0 ? 0 : 1, unitsLeft: alone - total }
  let segments = 1
  let filled = 0
  for (const character of characters) {
    const size = sizeOf(character)
    if (filled + size > each) {
      segments++
      filled = 0
    }
    filled += size
  }
  return { encoding, segments, unitsLeft: each - filled }
}
