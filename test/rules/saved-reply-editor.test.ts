import { describe, expect, test } from '@jest/globals'
import {
  draftOf,
  draftsIn,
  emptyDraft,
  fileOf,
  findReplies,
  piecesOf,
  sentOf,
  shortcutOf,
} from '../../console/src/settings/saved-replies/replies.js'

const reply = (title: string, usedCount: number, more: object = {}) => ({
  ...{ title, shortcut: title.toLowerCase().replace(/\W/g, ''), category: null, textEn: title },
  ...{ textFr: null, isHolding: false, usedCount, ...more },
})

describe('the list of saved replies finds what is meant, the most used first (R49)', () => {
  const replies = [
    reply('Refund', 2, { category: 'Money' }),
    reply('Délai de livraison', 9),
    reply('Track', 9, { textFr: 'Où est le colis ?' }),
  ]
  test.each<[string, string | null, string[]]>([
    ['', null, ['Délai de livraison', 'Track', 'Refund']],
    ['delai', null, ['Délai de livraison']],
    ['COLIS ou', null, ['Track']],
    ['/refund', null, ['Refund']],
    ['', 'Money', ['Refund']],
    ['track', 'Money', []],
  ])('%j in %s', (query, category, titles) => {
    expect(findReplies(replies, query, category).map(({ title }) => title)).toEqual(titles)
  })
})

describe('a preview marks what was filled in, what stands in for it, and what is missing (R49)', () => {
  const values = { first_name: 'Camille', ticket: '' }
  test.each<[string, [string, string][]]>([
    [
      'Hello {{first_name|there}}!',
      [
        ['Hello ', 'plain'],
        ['Camille', 'value'],
        ['!', 'plain'],
      ],
    ],
    ['{{ticket | your ticket}}', [['your ticket', 'fallback']]],
    ['{{next_opening}}', [['next_opening', 'missing']]],
    ['{{toString}}', [['toString', 'missing']]],
    ['', []],
  ])('%j', (text, pieces) => {
    expect(piecesOf(text, values).map(({ text: piece, kind }) => [piece, kind])).toEqual(pieces)
  })
})

describe('saved replies travel in a file (R49)', () => {
  test('what is exported comes back as it was', () => {
    const replies = [reply('Track', 3, { textFr: 'Où ?', isHolding: true, category: 'Parcels' })]
    expect(draftsIn(fileOf(replies))).toEqual(replies.map(draftOf))
  })

  test.each(['', '{}', '[]', '{"savedReplies":{}}', 'null', '"text"'])('%j holds none', (text) => {
    expect(draftsIn(text)).toBeNull()
  })

  test('entries that are odd are left to the server to refuse', () => {
    expect(draftsIn('[null, {"title": 5, "isHolding": "yes"}]')).toEqual([emptyDraft(), emptyDraft()])
  })
})

test('what is sent has no empty texts and no slash before its shortcut (R49)', () => {
  expect(sentOf({ ...emptyDraft(), title: ' Track ', shortcut: '/Track', textEn: ' x ' })).toEqual({
    ...{ title: 'Track', shortcut: 'track', category: null, textEn: 'x', textFr: null, isHolding: false },
  })
  expect(shortcutOf(' /A-1 ')).toBe('a-1')
})
