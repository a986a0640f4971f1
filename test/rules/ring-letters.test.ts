import { describe, expect, test } from '@jest/globals'
import { ringLetterDueAt, ringsByMail, spanInWords } from '../../domain/reminder/ring-letters.rules.js'
import type { Presence } from '../../schema/words/team.js'

const now = new Date('2026-06-15T10:00:00Z')
const minutes = (count: number) => new Date(now.getTime() + count * 60_000)

describe('which rings go to an agent by e-mail (R62)', () => {
  test.each<[string, Presence, Presence, Date | null, string]>([
    ['with no console', 'away', 'online', null, 'all'],
    ['who has said so', 'away', 'away', null, 'all'],
    ['who is there', 'online', 'online', null, 'none'],
    ['who is there and not to be disturbed', 'do-not-disturb', 'do-not-disturb', null, 'none'],
    ['not to be disturbed, with no console', 'away', 'do-not-disturb', null, 'escalations'],
    ['not to be disturbed for another hour', 'away', 'do-not-disturb', minutes(60), 'escalations'],
    ['not to be disturbed until just now', 'away', 'do-not-disturb', now, 'all'],
  ])('%s', (_who, presence, chosenPresence, doNotDisturbUntil, rings) => {
    const agent = { presence, chosenPresence, doNotDisturbUntil, mailsRings: true }
    expect(ringsByMail(agent, now)).toBe(rings)
    expect(ringsByMail({ ...agent, mailsRings: false }, now)).toBe('none')
  })
})

test.each([
  ['the first one is gathered for a minute', null, 1],
  ['so is one long after the last', -300, 1],
  ['one that comes soon after the last waits for its quarter of an hour', -5, 10],
  ['but never less than a minute', -14.5, 1],
])('when a letter is due: %s', (_what, last, due) => {
  expect(ringLetterDueAt(last === null ? null : minutes(last), now)).toEqual(minutes(due))
})

test.each([
  [0.2, '1 minute', '1 minute'],
  [5.9, '5 minutes', '5 minutes'],
  [60, '1 h 00', '1 h 00'],
  [125, '2 h 05', '2 h 05'],
  [3 * 1440, '3 days', '3 jours'],
])('a wait of %p minutes is “%s”, “%s”', (waited, english, french) => {
  expect(spanInWords(minutes(-waited), now, 'en')).toBe(english)
  expect(spanInWords(minutes(-waited), now, 'fr')).toBe(french)
})
