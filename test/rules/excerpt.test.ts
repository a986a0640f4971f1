import { expect, test } from '@jest/globals'
import { excerptOf } from '../../domain/search/excerpt.rules.js'
import { termsOf } from '../../domain/search/words.rules.js'

/** The excerpt with brackets around its matches. */
function marked(text: string, query: string): string {
  const { text: excerpt, matches } = excerptOf(text, termsOf(query))
  return matches.reduceRight(
    (marked, { from, to }) => `${marked.slice(0, from)}[${marked.slice(from, to)}]${marked.slice(to)}`,
    excerpt,
  )
}

test.each([
  ['Where is my parcel?', 'parc', 'Where is my [parcel]?'],
  ['Où est ma commande ?', 'ou commande', '[Où] est ma [commande] ?'],
  ['  one\n\n two\tthree ', 'two', 'one [two] three'],
  ['我的订单在哪里', '订单', '我的[订单]在哪里'],
  ['请求退款', '求退款', '请[求退款]'],
  ['See T-1042 please', '1042', 'See [T-1042] please'],
  ['😀 parcel 😀', 'parcel', '😀 [parcel] 😀'],
  ['Nothing of it', 'parcel', 'Nothing of it'],
  ['', 'parcel', ''],
])('of “%s”, searched for “%s”, “%s” is shown (R48)', (text, query, expected) => {
  expect(marked(text, query)).toBe(expected)
})

test('of a long text a piece around the first match is shown, in whole words and whole signs (R48)', () => {
  const long = `${'before '.repeat(100)}parcel ${'after '.repeat(100)}`
  expect(marked(long, 'parcel')).toMatch(/^… (before )+\[parcel\]( after)+ …$/)
  expect(excerptOf(long, termsOf('parcel')).text.length).toBeLessThan(210)
  for (const text of ['😀'.repeat(400), `a${'😀'.repeat(400)}`, 'x'.repeat(900)]) {
    const excerpt = excerptOf(text, termsOf('parcel')).text
    expect(excerpt.isWellFormed()).toBe(true)
    expect(excerpt.length).toBeLessThan(210)
  }
})
