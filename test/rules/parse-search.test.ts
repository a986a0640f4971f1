import { describe, expect, test } from '@jest/globals'
import { named, parseSearch, type Asked } from '../../console/src/search/parse-search.rules.js'

const nothing: Asked = { words: '', status: null, channel: null, assignee: null, labels: [], unread: false }

describe('a search is read in English and in French (R48)', () => {
  const rows: [string, Partial<Asked>][] = [
    ['where is my parcel', { words: 'where is my parcel' }],
    ['status:closed', { status: 'closed' }],
    ['statut:fermé théière', { status: 'closed', words: 'théière' }],
    ['STATUS:Open', { status: 'open' }],
    ['statut:reporté', { status: 'snoozed' }],
    ['from:camille teapot', { words: 'camille teapot' }],
    ['de:"Camille Roy"', { words: 'Camille Roy' }],
    ['channel:sms', { channel: 'SMS' }],
    ['canal:chat', { channel: 'CHAT' }],
    ['assignee:me', { assignee: 'me' }],
    ['attribué:personne', { assignee: 'none' }],
    ['agent:"Lina M"', { assignee: 'Lina M' }],
    ['label:vip étiquette:"Returns and refunds"', { labels: ['vip', 'Returns and refunds'] }],
    ['is:unread', { unread: true }],
    ['est:non-lu', { unread: true }],
    ['status:', { words: 'status:' }],
    ['status:unknown', { words: 'unknown' }],
    ['https://shop.example/cups', { words: 'https://shop.example/cups' }],
    ['14:30', { words: '14:30' }],
    ['T-1042', { words: 'T-1042' }],
    ['', {}],
  ]
  test.each(rows)('%s', (typed, asked) => {
    expect(parseSearch(typed)).toEqual({ ...nothing, ...asked })
  })
})

test('a name may be given in part, without its accents', () => {
  const labels = [{ name: 'Retours' }, { name: 'Réclamation VIP' }, { name: 'VIP' }]
  expect(named(labels, 'vip')).toBe(labels[2])
  expect(named(labels, 'reclam')).toBe(labels[1])
  expect(named(labels, 'tours')).toBe(labels[0])
  expect(named(labels, 'nobody')).toBeNull()
})
