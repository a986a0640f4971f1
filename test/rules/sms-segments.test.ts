import { describe, expect, test } from '@jest/globals'
import { lengthOfText } from '../../domain/sms/segments.rules.js'

const a = (count: number) => 'a'.repeat(count)
const small = (segments: number, unitsLeft: number) => ({ encoding: 'gsm-7', segments, unitsLeft })
const wide = (segments: number, unitsLeft: number) => ({ encoding: 'ucs-2', segments, unitsLeft })

describe('how many texts some words are (R77)', () => {
  test.each([
    ['nothing', '', small(0, 160)],
    ['one character', 'a', small(1, 159)],
    ['a full text', a(160), small(1, 0)],
    ['one more: each of two gives up room for its number', a(161), small(2, 145)],
    ['two full ones', a(306), small(2, 0)],
    ['three', a(307), small(3, 152)],
    ['ten full ones', a(1530), small(10, 0)],
    ['eleven', a(1531), small(11, 152)],
    ['what takes two places', '€', small(1, 158)],
    ['eighty of them are full', '€'.repeat(80), small(1, 0)],
    ['one that would be cut in two goes into the next', `${a(152)}€${a(10)}`, small(2, 153 - 12)],
    ['and fits at the very end', `${a(151)}€${a(10)}`, small(2, 153 - 10)],
    ['all letters of the small set', 'àÅåÄäÖöÑñÜüÉéèìòùÇØøÆæßΔΦΓΛΩΠΨΣΘΞ', small(1, 160 - 33)],
    ['a line break', 'a\nb\r\nc', small(1, 160 - 6)],
    ['a typographic apostrophe makes all of it wide', 'l’envoi', wide(1, 63)],
    ['so does ê, which is not in the set', 'être', wide(1, 66)],
    ['so does ç, though Ç is in it', 'ça', wide(1, 68)],
    ['seventy wide ones are full', 'ж'.repeat(70), wide(1, 0)],
    ['one more', 'ж'.repeat(71), wide(2, 67 - 4)],
    ['two full ones', 'ж'.repeat(134), wide(2, 0)],
    ['ten full ones', 'ж'.repeat(670), wide(10, 0)],
    ['an emoji takes two halves', '😀', wide(1, 68)],
    ['thirty-five are full', '😀'.repeat(35), wide(1, 0)],
    ['of several, each holds thirty-three and an empty half', '😀'.repeat(36), wide(2, 67 - 6)],
    ['a third', '😀'.repeat(67), wide(3, 65)],
    ['an emoji of many parts may be cut between them', '👩‍👩‍👧‍👦', wide(1, 70 - 11)],
    ['half a character is one half', '\ud83d', wide(1, 69)],
    ['a tab is not in the set', 'a\tb', wide(1, 67)],
  ])('%s', (_what, text, length) => {
    expect(lengthOfText(text)).toEqual(length)
  })

  test('the set has its 128 places and no other', () => {
    const all = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code))
    const inSet = all.filter((character) => lengthOfText(character).encoding === 'gsm-7')
    // 127 characters beside the escape, and ten behind it.
    expect(inSet).toHaveLength(127 + 10)
    expect(inSet.filter((character) => lengthOfText(character).unitsLeft === 158).sort()).toEqual(
      [...'\f^{}\\[~]|€'].sort(),
    )
  })

  test('whatever is added, it never gets shorter', () => {
    let text = ''
    let before = 0
    for (let at = 0; at < 900; at++) {
      text += ['a', '€', 'b', '{', 'é'][at % 5]
      const { segments } = lengthOfText(text)
      expect(segments).toBeGreaterThanOrEqual(before)
      before = segments
    }
    expect(lengthOfText(`${text}😀`).segments).toBeGreaterThan(before)
  })
})
