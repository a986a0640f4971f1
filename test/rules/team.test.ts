import { describe, expect, test } from '@jest/globals'
import { changesBetween } from '../../domain/audit/audit.rules.js'
import { presenceOf } from '../../domain/presence/presence.rules.js'
import { nextTurn } from '../../domain/presence/turn.rules.js'
import { faultOfPassword } from '../../domain/session/password.rules.js'
import { faultOfEmail, faultOfName } from '../../domain/team/person.rules.js'
import type { Presence } from '../../schema/words/team.js'

describe('a password is long enough, and none of the first guesses (R71)', () => {
  const lina = { email: 'lina@acme.example' }

  test.each([
    'correct horse battery',
    'tea for two',
    'élève à Orléans',
    'ключ от двери',
    '😀🚲🌧🫖🧦🪴🎻🧵',
    '        x y z',
    'Zx9$kQ2p',
    `${'ab'.repeat(60)}cdefghij`,
  ])('taken: %j', (password) => expect(faultOfPassword(password, lina)).toBeNull())

  test.each([
    ['', 'At least 8 characters.'],
    ['short 7', 'At least 8 characters.'],
    ['😀🚲🌧🫖', 'At least 8 characters.'],
    [`${'abcd'.repeat(32)}e`, 'At most 128 characters.'],
    ['half of it \ud83d', 'The password holds half a character.'],
    ['password', 'That is one of the first passwords that others guess.'],
    ['Password123', 'That is one of the first passwords that others guess.'],
    ['aaaaaaaaaaaa', 'That is one of the first passwords that others guess.'],
    ['Lina@Acme.example', 'That is one of the first passwords that others guess.'],
  ])('refused: %j', (password, fault) => expect(faultOfPassword(password, lina)).toBe(fault))

  test('nor the name of the mailbox', () => {
    expect(faultOfPassword('LinaMoreau', { email: 'linamoreau@acme.example' })).not.toBeNull()
  })
})

describe('names and e-mails (R71)', () => {
  test.each(['Lina', 'Zoé Marchand-Lefèvre', '😀', '李小龍', 'x'.repeat(100)])('a name: %j', (name) =>
    expect(faultOfName(name)).toBeNull(),
  )
  test.each(['', ' ', 'x'.repeat(101), 'a\u0000b', 'a\nb', '\ud83d'])('no name: %j', (name) =>
    expect(faultOfName(name)).not.toBeNull(),
  )
  test.each(['a@b.c', 'lina.moreau+desk@acme.example'])('an e-mail: %j', (email) =>
    expect(faultOfEmail(email)).toBeNull(),
  )
  test.each([
    '',
    'lina',
    'lina@',
    '@acme.example',
    'lina@acme',
    'a b@c.d',
    'a@b@c.d',
    'a\u0000@b.c',
    `${'x'.repeat(190)}@b.c`,
  ])('no e-mail: %j', (email) => expect(faultOfEmail(email)).not.toBeNull())
})

describe('what an agent is now (presence)', () => {
  const now = new Date('2026-06-15T10:00:00Z')
  const later = new Date('2026-06-15T10:30:00Z')

  test.each([
    ['online', null, true, 'online'],
    ['online', null, false, 'away'],
    ['away', null, true, 'away'],
    ['away', null, false, 'away'],
    ['do-not-disturb', null, true, 'do-not-disturb'],
    ['do-not-disturb', later, true, 'do-not-disturb'],
    ['do-not-disturb', now, true, 'online'],
    ['do-not-disturb', later, false, 'away'],
  ] as [Presence, Date | null, boolean, Presence][])(
    'chosen %s until %s, connected %s: %s',
    (chosenPresence, doNotDisturbUntil, isConnected, presence) =>
      expect(presenceOf({ chosenPresence, doNotDisturbUntil }, isConnected, now)).toBe(presence),
  )
})

describe('whose turn it is (R48)', () => {
  const at = (second: number) => new Date(Date.UTC(2026, 5, 15, 10, 0, second))
  const who = (id: string, second: number | null) => ({
    id,
    lastAssignedAt: second === null ? null : at(second),
  })

  test('nobody’s, if nobody is there', () => expect(nextTurn([], at(0))).toBeNull())

  test.each([
    ['who was given one longest ago', [who('1', 30), who('2', 10), who('3', 20)], '2'],
    ['who was never given one', [who('1', 30), who('2', 10), who('3', null)], '3'],
    ['of two, who came to the team first', [who('10', null), who('9', null)], '9'],
  ])('%s', (_why, candidates, id) => expect(nextTurn(candidates, at(40))?.candidate.id).toBe(id))

  test('a turn is later than every turn before it, though its transaction began earlier', () => {
    const turn = nextTurn([who('1', 30), who('2', 20)], at(5))!
    expect(turn.candidate.id).toBe('2')
    expect(turn.at.getTime()).toBe(at(30).getTime() + 1)
  })
})

describe('what an audit entry tells of a change (R79)', () => {
  test.each([
    ['only what is different', { a: 1, b: 'x' }, { a: 1, b: 'y' }, [{ field: 'b', from: 'x', to: 'y' }]],
    ['what was not there', null, { a: 1 }, [{ field: 'a', from: null, to: 1 }]],
    ['what is no more', { a: 1 }, null, [{ field: 'a', from: 1, to: null }]],
    ['moments as they are written', { a: new Date(0) }, { a: new Date(0) }, []],
    [
      'all of what has parts',
      { a: { b: [1] } },
      { a: { b: [2] } },
      [{ field: 'a', from: { b: [1] }, to: { b: [2] } }],
    ],
    ['nothing of nothing', null, null, []],
  ])('%s', (_what, before, after, changes) => expect(changesBetween(before, after)).toEqual(changes))

  test.each(['passwordHash', 'tokenHash', 'material', 'secret', 'clientSecret', 'password', 'token'])(
    'never %s',
    (field) => expect(changesBetween({ [field]: 'a', name: 'x' }, { [field]: 'b', name: 'x' })).toEqual([]),
  )
})
