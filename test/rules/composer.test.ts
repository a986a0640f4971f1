import { expect, test } from '@jest/globals'
import { gapsIn, piecesOf, withGaps } from '../../console/src/reply/placeholders.rules.js'
import { fitting, slashBefore } from '../../console/src/reply/slash.rules.js'

test.each([
  ['/', { from: 0, query: '' }],
  ['/tra', { from: 0, query: 'tra' }],
  ['Hello /tra', { from: 6, query: 'tra' }],
  ['Hello\n/tra', { from: 6, query: 'tra' }],
  ['24/7', null],
  ['https://shop', null],
  ['/tra ', null],
  ['', null],
])('a slash that asks for a saved reply (R49): %j', (text, asks) => {
  expect(slashBefore(text, text.length)).toEqual(asks)
})

test('only what stands before the caret is asked for (R49)', () => {
  expect(slashBefore('/tra and more', 4)).toEqual({ from: 0, query: 'tra' })
})

const replies = [
  reply('track', 'Where is my parcel', 'Your parcel is on its way.'),
  reply('refund', 'Money back', 'We pay it back today.', 'Nous vous remboursons dès aujourd’hui.'),
  reply('eta', 'Délai de livraison', null, 'Comptez trois jours.'),
]

test.each([
  ['', ['track', 'refund', 'eta']],
  ['tr', ['track', 'eta']],
  ['money', ['refund']],
  ['DELAI', ['eta']],
  ['rembours', ['refund']],
  ['rfd', ['refund']],
  ['zzz', []],
])('typed behind the slash, %j finds, the best first (R49): %j', (query, found) => {
  expect(fitting(replies, query).map(({ shortcut }) => shortcut)).toEqual(found)
})

test('what is missing is marked in its place, and found again until somebody has written over it (R49)', () => {
  const missing = [
    { at: 6, name: 'first_name' },
    { at: 16, name: 'next_opening' },
  ]
  const text = withGaps('Hello , see you  then', missing)
  expect(text).toBe('Hello {{first_name}}, see you {{next_opening}} then')
  expect(gapsIn(text).map(({ name, from, to }) => [name, text.slice(from, to)])).toEqual([
    ['first_name', '{{first_name}}'],
    ['next_opening', '{{next_opening}}'],
  ])
  expect(
    piecesOf(text)
      .filter(({ isGap }) => !isGap)
      .map(({ text }) => text),
  ).toEqual(['Hello ', ', see you ', ' then'])
  expect(gapsIn('Write {{price}} in your template, {as} you like')).toEqual([])
})

function reply(shortcut: string, title: string, textEn: string | null, textFr: string | null = null) {
  return { shortcut, title, textEn, textFr }
}
