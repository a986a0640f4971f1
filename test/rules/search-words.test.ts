import { expect, test } from '@jest/globals'
import { isAskedFor, termsOf, wordsOf } from '../../domain/search/words.rules.js'

const words = (text: string) => wordsOf(text).map(({ word }) => word)

test.each([
  ['Where is my parcel?', ['where', 'is', 'my', 'parcel']],
  ['Où est l’Œuf de Zoë', ['ou', 'est', 'oeuf', 'de', 'zoe']],
  ['STRASSE Straße', ['strasse', 'strasse']],
  ['İstanbul ΟΔΟΣ Łódź', ['istanbul', 'οδοσ', 'lodz']],
  ['camille.roy@shop.example', ['camille', 'roy', 'shop', 'example']],
  ['T-1042', ['t1042', '1042']],
  ['(t-7), but AT-7 and t-7x', ['t7', '7', 'but', 'at', 'and', '7x']],
  ['1042', ['1042']],
  ['a b 5', []],
  ['ip be', ['ip', 'be']],
  ['发票', ['发票', '票']],
  ['請求書', ['請求', '求書', '書']],
  ['비밀번호', ['비밀', '밀번', '번호', '호']],
  ['お支払い iPhone15を', ['お支', '支払', '払い', 'い', 'iphone15', 'を']],
  ['ガ', ['ガ']],
  ['ＡＢＣ１２', ['abc12']],
  ['नमस्ते', ['नमस्ते']],
  ['😀 !!', []],
  ['x'.repeat(40), ['x'.repeat(32)]],
  ['', []],
])('“%s” is found by %j (R48)', (text, expected) => {
  expect(words(text)).toEqual(expected)
})

test.each(['Où est 发票 T-12 😀 naïve', 'e\u0301te\u0301 ok'])('a word knows where it stands: %s', (text) => {
  for (const { word, from, to } of wordsOf(text)) {
    expect(words(text.slice(from, to))).toContain(word)
  }
})

test.each([
  ['refund parc', ['refund', 'parc*']],
  ['Refund', ['refund*']],
  ['refund refund x', ['refund']],
  ['T-1042', ['t1042']],
  ['1042', ['1042*']],
  ['发', ['发*']],
  ['发票', ['发票']],
  ['請求書', ['請求', '求書']],
  ['x', []],
  ['  ?!', []],
  ['', []],
])('“%s” asks for %j (R48)', (query, expected) => {
  expect(termsOf(query).map(({ word, isPrefix }) => word + (isPrefix ? '*' : ''))).toEqual(expected)
})

test('a text is found by each of its own words, and by the beginning of each (R48)', () => {
  const text = 'Où est ma commande 1042 ? 我的订单在哪里 camille@shop.example'
  const known = words(text)
  for (const word of text.split(' ')) {
    for (const term of termsOf(word)) expect(known.some((each) => isAskedFor(each, [term]))).toBe(true)
  }
})
