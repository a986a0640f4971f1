import { describe, expect, test } from '@jest/globals'
import { belongsTo } from '../../console/src/graphql/belongs.rules.js'
import type { InboxQueryVariables, TicketCardFragment } from '../../console/src/graphql/generated.js'
import { inGroups } from '../../console/src/inbox/groups.rules.js'
import { inOrder } from '../../console/src/inbox/order.rules.js'
import { drawnOf, topsOf } from '../../console/src/inbox/window.rules.js'

const me = 'agent-me'
const lina = { id: me, name: 'Lina' }
const marc = { id: 'agent-marc', name: 'Marc' }
const vip = { id: 'label-vip', name: 'VIP', colour: 'PURPLE' as const }

const card = (changes: Partial<TicketCardFragment>) =>
  ({
    id: 'ticket',
    status: 'OPEN',
    channel: 'CHAT',
    assignee: null,
    labels: [],
    unreadCount: 0,
    wokenAt: null,
    bell: 'NEUTRAL',
    waitingSince: null,
    lastMessageAt: '2026-06-15T08:00:00Z',
    snoozedUntil: null,
    closedAt: null,
    ...changes,
  }) as TicketCardFragment

describe('a ticket that changes is put where the server would list it (R41, R48, R49)', () => {
  const rows: [
    string,
    InboxQueryVariables['view'],
    InboxQueryVariables['filter'],
    Partial<TicketCardFragment>,
    boolean,
  ][] = [
    ['open, in All', 'ALL', null, {}, true],
    ['closed, in All', 'ALL', null, { status: 'CLOSED' }, false],
    ['mine, in Mine', 'MINE', null, { assignee: lina }, true],
    ['Marc’s, in Mine', 'MINE', null, { assignee: marc }, false],
    ['nobody’s, in Mine', 'MINE', null, {}, false],
    ['nobody’s, in Unassigned', 'UNASSIGNED', null, {}, true],
    ['snoozed, in Unassigned', 'UNASSIGNED', null, { status: 'SNOOZED' }, false],
    ['snoozed, in Snoozed', 'SNOOZED', null, { status: 'SNOOZED' }, true],
    [
      'my snoozed one, in Snoozed of mine',
      'SNOOZED',
      { assigneeId: me },
      { status: 'SNOOZED', assignee: lina },
      true,
    ],
    ['nobody’s snoozed one, in Snoozed of mine', 'SNOOZED', { assigneeId: me }, { status: 'SNOOZED' }, false],
    [
      'Marc’s closed one, in Closed of nobody',
      'CLOSED',
      { unassigned: true },
      { status: 'CLOSED', assignee: marc },
      false,
    ],
    ['a chat, among SMS', 'ALL', { channel: 'SMS' }, {}, false],
    ['an SMS, among SMS', 'ALL', { channel: 'SMS' }, { channel: 'SMS' }, true],
    ['read, among the unread', 'ALL', { unreadOnly: true }, {}, false],
    ['unread, among the unread', 'ALL', { unreadOnly: true }, { unreadCount: 2 }, true],
    [
      'back from snooze, among the unread',
      'ALL',
      { unreadOnly: true },
      { wokenAt: '2026-06-15T08:00:00Z' },
      true,
    ],
    ['with the label', 'ALL', { labelIds: [vip.id] }, { labels: [vip] }, true],
    ['with one label of two', 'ALL', { labelIds: [vip.id, 'label-other'] }, { labels: [vip] }, false],
  ]
  test.each(rows)('%s', (_name, view, filter, changes, belongs) => {
    expect(belongsTo({ view, filter }, card(changes), me)).toBe(belongs)
  })
})

describe('each list has its order (R47, R50, R55)', () => {
  const ids = (tickets: { id: string }[]) => tickets.map(({ id }) => id).join(' ')
  const at = (minute: number) => `2026-06-15T08:${String(minute).padStart(2, '0')}:00Z`

  test('open: whoever was escalated, then who waits longest, then the newest activity', () => {
    const tickets = [
      card({ id: 'quiet', lastMessageAt: at(20) }),
      card({ id: 'waits 3', waitingSince: at(17) }),
      card({ id: 'busy', lastMessageAt: at(21) }),
      card({ id: 'waits 9', waitingSince: at(11) }),
      card({ id: 'escalated', waitingSince: at(14), bell: 'ESCALATED' }),
    ]
    expect(ids(inOrder(tickets, { view: 'ALL', sort: 'WAITING' }))).toBe(
      'escalated waits 9 waits 3 busy quiet',
    )
    expect(ids(inGroups(inOrder(tickets, { view: 'ALL', sort: 'WAITING' })))).toBe(
      'escalated escalated others waits 9 waits 3 busy quiet',
    )
  })

  test('nobody is escalated: no headings', () => {
    expect(ids(inGroups([card({ id: 'a' }), card({ id: 'b' })]))).toBe('a b')
  })

  test('snoozed: who comes back next; closed: the last closed', () => {
    const tickets = [
      card({ id: 'later', status: 'SNOOZED', snoozedUntil: at(40), lastMessageAt: at(3) }),
      card({ id: 'sooner', status: 'SNOOZED', snoozedUntil: at(30), lastMessageAt: at(1) }),
    ]
    expect(ids(inOrder(tickets, { view: 'SNOOZED', sort: 'WAKING' }))).toBe('sooner later')
    const closed = [card({ id: 'first', closedAt: at(5) }), card({ id: 'last', closedAt: at(6) })]
    expect(ids(inOrder(closed, { view: 'CLOSED', sort: 'WAITING' }))).toBe('last first')
  })
})

describe('of a long list, what is in view is drawn, and the row that has the focus (check 40)', () => {
  const tops = topsOf(Array.from({ length: 2_000 }, () => 64))
  const rows: [string, number, number, number, [first: number, last: number, count: number]][] = [
    ['at the top', -512, 1_668, -1, [0, 26, 27]],
    ['in the middle', 6_400, 6_400 + 640, -1, [100, 110, 11]],
    ['at the end', 2_000 * 64 - 640, 2_000 * 64, -1, [1_990, 1_999, 10]],
    ['the focus above', 6_400, 7_040, 3, [3, 110, 12]],
    ['the focus below', 6_400, 7_040, 1_500, [100, 1_500, 12]],
    ['the focus within', 6_400, 7_040, 105, [100, 110, 11]],
  ]
  test.each(rows)('%s', (_name, from, until, kept, [first, last, count]) => {
    const drawn = drawnOf(tops, from, until, kept)
    expect([drawn[0], drawn.at(-1), drawn.length]).toEqual([first, last, count])
    expect([...drawn].sort((a, b) => a - b)).toEqual(drawn)
  })

  test('an empty list draws nothing', () => {
    expect(drawnOf(topsOf([]), 0, 1_000, -1)).toEqual([])
  })
})
