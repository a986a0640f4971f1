import { describe, expect, test } from '@jest/globals'
import { hearersOfEscalation, hearersOfReminder, type Member } from '../../domain/reminder/hearers.rules.js'
import type { Presence, Role } from '../../schema/words/team.js'

/** `lina: online` …; Zoé is a manager. */
const teamOf = (presences: Record<string, Presence>): Member[] =>
  Object.entries(presences).map(([id, presence]) => ({
    id,
    presence,
    role: (id === 'zoé' ? 'manager' : 'agent') as Role,
  }))
const idsOf = (members: Member[]) => members.map(({ id }) => id)

describe('who hears a reminder (R55, R59)', () => {
  test.each<[string, Record<string, Presence>, string | null, string[]]>([
    ['its agent', { lina: 'online', marc: 'online' }, 'lina', ['lina']],
    ['its agent, who is away', { lina: 'away', marc: 'online' }, 'lina', ['lina']],
    [
      'all who are online, of nobody’s',
      { lina: 'online', marc: 'online', zoé: 'away' },
      null,
      ['lina', 'marc'],
    ],
    ['who may be disturbed, of nobody’s', { lina: 'do-not-disturb', marc: 'online' }, null, ['marc']],
    ['somebody else for who does not want it', { lina: 'do-not-disturb', marc: 'online' }, 'lina', ['marc']],
    [
      'its agent all the same, if nobody is there',
      { lina: 'do-not-disturb', marc: 'away' },
      'lina',
      ['lina'],
    ],
    ['everybody, if nobody is there', { lina: 'do-not-disturb', marc: 'away' }, null, ['lina', 'marc']],
    ['of one who has left as of nobody’s', { lina: 'online', marc: 'away' }, 'noah', ['lina']],
  ])('%s', (_what, team, assignee, hearers) => {
    expect(idsOf(hearersOfReminder(teamOf(team), assignee))).toEqual(hearers)
  })
})

describe('who hears an escalation (R55)', () => {
  const team = teamOf({ lina: 'online', marc: 'do-not-disturb', zoé: 'away' })

  test.each([
    ['everybody', null, ['lina', 'marc', 'zoé']],
    ['managers', null, ['zoé']],
    ['managers', 'marc', ['marc', 'zoé']],
  ] as const)('to %s, of the ticket of %p', (escalateTo, assignee, hearers) => {
    expect(idsOf(hearersOfEscalation(team, assignee, escalateTo))).toEqual(hearers)
  })

  test('a team without managers hears it itself: nobody rings in an empty room', () => {
    expect(idsOf(hearersOfEscalation(teamOf({ lina: 'away' }), null, 'managers'))).toEqual(['lina'])
  })
})
