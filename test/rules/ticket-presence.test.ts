import { expect, test } from '@jest/globals'
import {
  inboxMark,
  isLongSeen,
  markedBy,
  nextFading,
  presentAgents,
  presentShopper,
  sortedMarks,
  wordsOfAgent,
  wordsOfShopper,
} from '../../domain/ticket-presence/ticket-presence.rules.js'

const now = new Date('2026-06-15T08:00:00.000Z')
const inSeconds = (seconds: number) => new Date(now.getTime() + seconds * 1_000)

/** `agent.tab word seconds` */
const marksOf = (lines: string[]) =>
  lines.map((line) => {
    const [by, word, seconds] = line.split(' ')
    return { by: by!, word: word!, until: inSeconds(Number(seconds)) }
  })

test.each([
  ['nobody', [], ''],
  ['one who looks', ['7.a viewing 25'], '7 viewing'],
  ['one who writes, and so looks', ['7.a viewing 25', '7.a writing 25'], '7 writing'],
  ['two tabs of one, who counts once', ['7.a viewing 25', '7.b viewing 20'], '7 viewing'],
  ['two tabs, of which one writes', ['7.a writing 9', '7.b viewing 20'], '7 writing'],
  ['the same in another order', ['7.b viewing 20', '7.a writing 9'], '7 writing'],
  ['who wrote until just now', ['7.a writing 0', '7.a viewing 5'], '7 viewing'],
  ['who will have gone in a millisecond', ['7.a viewing 0.001'], '7 viewing'],
  ['who has gone at this very moment', ['7.a viewing 0'], ''],
  ['who has gone before', ['7.a viewing -1', '7.a writing -30'], ''],
  ['several, in an order that stays', ['12.a writing 25', '7.a viewing 1'], '7 viewing, 12 writing'],
])('who is with a ticket: %s (R51)', (_who, lines, present) => {
  const agents = presentAgents(marksOf(lines), now)
  expect(agents.map(({ agentId, activity }) => `${agentId} ${activity}`).join(', ')).toBe(present)
})

test.each([
  ['nobody', [], false, false],
  ['a page with the chat open', ['a here 25'], true, false],
  ['somebody typing', ['a here 25', 'a typing 6'], true, true],
  ['typing in one of two tabs', ['a here 25', 'b here 20', 'b typing 2'], true, true],
  ['who typed until just now', ['a here 19', 'a typing 0'], true, false],
  ['who has gone', ['a here 0', 'b here -3'], false, false],
])('whether the shopper is here: %s (R51)', (_who, lines, isHere, isTyping) => {
  expect(presentShopper(marksOf(lines), now)).toEqual({ isHere, isTyping })
})

test.each([
  [[], null],
  [['7.a viewing -1'], null],
  [['7.a viewing 25', '8.a viewing 3', '9.a viewing 0'], 3],
])('of %j the next to fade does so after %s seconds (R51)', (lines, seconds) => {
  expect(nextFading(marksOf(lines), now)).toEqual(seconds === null ? null : inSeconds(seconds))
})

test('who says nothing more is forgotten after two lost signs of life, and who leaves at once (R51)', () => {
  expect(wordsOfAgent('viewing')).toEqual({ viewing: 25, writing: 0 })
  expect(wordsOfAgent('writing')).toEqual({ viewing: 25, writing: 25 })
  expect(wordsOfAgent(null)).toEqual({ viewing: 0, writing: 0 })
  expect(wordsOfShopper({ isTyping: false })).toEqual({ here: 25, typing: 0 })
  expect(wordsOfShopper({ isTyping: true })).toEqual({ here: 25, typing: 5 })
  expect(wordsOfShopper(null)).toEqual({ here: 0, typing: 0 })
  expect(markedBy('7', 'a')).toBe('7.a')
})

test.each([
  [null, true],
  [inSeconds(-60), true],
  [inSeconds(-59.999), false],
  [now, false],
])('a profile last seen at %j is noted anew: %s', (lastSeenAt, isLong) => {
  expect(isLongSeen(lastSeenAt, now)).toBe(isLong)
})

test('the marks of an inbox are sorted by ticket and by shopper, whatever their ids (R51)', () => {
  const marks = [
    { by: inboxMark({ ticketId: '7' }, '12.tab'), word: 'viewing', until: inSeconds(25) },
    { by: inboxMark({ profileId: '7' }, 'tab'), word: 'here', until: inSeconds(25) },
    { by: inboxMark({ ticketId: '7' }, '13.tab'), word: 'writing', until: inSeconds(5) },
  ]
  const { tickets, shoppers } = sortedMarks(marks)
  expect([...tickets.keys(), ...shoppers.keys()]).toEqual(['7', '7'])
  expect(presentAgents(tickets.get('7')!, now)).toEqual([
    { agentId: '12', activity: 'viewing' },
    { agentId: '13', activity: 'writing' },
  ])
  expect(presentShopper(shoppers.get('7')!, now)).toEqual({ isHere: true, isTyping: false })
})
