import { describe, expect, test } from '@jest/globals'
import { actions, faultOfRole, locksOut, may } from '../../domain/account/permissions.rules.js'
import type { Role } from '../../schema/words/team.js'

const roles: Role[] = ['owner', 'manager', 'agent']

describe('who may do what (R71)', () => {
  const table: Record<string, string> = {
    workTickets: 'owner manager agent',
    changeSettings: 'owner manager',
    manageLabels: 'owner manager',
    manageSavedReplies: 'owner manager',
    manageTeam: 'owner manager',
    handOverTickets: 'owner manager',
    deleteNotesOfOthers: 'owner manager',
    mergeProfiles: 'owner manager',
    recordProfileEvents: 'owner manager',
    managePersonalData: 'owner manager',
    exportAccount: 'owner',
    readAuditLog: 'owner manager',
    manageShopify: 'owner',
    manageWebhooks: 'owner',
    manageSms: 'owner',
    manageKeys: 'owner',
  }

  test('each action is in the table', () => expect(actions).toEqual(Object.keys(table)))

  test.each(actions)('%s', (action) => {
    expect(roles.filter((role) => may(role, action)).join(' ')).toBe(table[action])
  })
})

describe('nobody raises anybody above themselves, or touches who stands above them (R71)', () => {
  const allowed: [Role, Role | null, Role | null][] = [
    ['owner', 'agent', 'owner'],
    ['owner', 'owner', 'agent'],
    ['owner', null, 'owner'],
    ['owner', 'owner', null],
    ['manager', 'agent', 'manager'],
    ['manager', 'manager', 'agent'],
    ['manager', null, 'manager'],
    ['manager', 'manager', null],
  ]
  const refused: [Role, Role | null, Role | null][] = [
    ['manager', 'agent', 'owner'],
    ['manager', 'manager', 'owner'],
    ['manager', 'owner', 'agent'],
    ['manager', 'owner', 'owner'],
    ['manager', null, 'owner'],
    ['manager', 'owner', null],
    ['agent', 'agent', 'manager'],
    ['agent', 'manager', 'agent'],
    ['agent', null, 'manager'],
  ]

  test.each(allowed)('a %s may make of a %s a %s', (acting, from, to) => {
    expect(faultOfRole(acting, from, to)).toBeNull()
  })

  test.each(refused)('a %s may not make of a %s a %s', (acting, from, to) => {
    expect(faultOfRole(acting, from, to)).toMatch(/^\S.*\.$/)
  })
})

test.each([
  ['owner', 'manager', 0, true],
  ['owner', 'agent', 0, true],
  ['owner', null, 0, true],
  ['owner', 'owner', 0, false],
  ['owner', 'agent', 1, false],
  ['owner', null, 1, false],
  ['manager', 'agent', 0, false],
  ['agent', null, 0, false],
] as [Role, Role | null, number, boolean][])(
  'an account keeps an owner: a %s who becomes %s beside %i other owners locks it: %s (R71)',
  (from, to, others, locked) => expect(locksOut(from, to, others)).toBe(locked),
)
