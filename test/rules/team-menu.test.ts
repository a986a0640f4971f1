import { describe, expect, test } from '@jest/globals'
import { emailsIn, isEmail } from '../../console/src/settings/team/emails.js'
import { hindranceOf, type Act } from '../../console/src/settings/team/guards.js'

const person = (id: string, role: 'OWNER' | 'MANAGER' | 'AGENT', openTickets = 1) => ({
  id,
  role,
  openTickets,
})
const owner = person('1', 'OWNER')
const second = person('2', 'OWNER')
const manager = person('3', 'MANAGER')
const agent = person('4', 'AGENT', 0)

describe('the menu of a member says why something cannot be done (R71)', () => {
  test.each<[Act, ReturnType<typeof person>, ReturnType<typeof person>, string | null]>([
    ['deactivate', owner, owner, 'yourself'],
    ['changeRole', owner, second, null],
    ['deactivate', owner, second, null],
    ['resetSessions', owner, owner, 'yourSessions'],
    ['resetSessions', owner, second, null],
    ['resetSessions', manager, owner, 'above'],
    ['changeRole', manager, owner, 'above'],
    ['deactivate', manager, owner, 'above'],
    ['handOver', manager, owner, null],
    ['handOver', manager, agent, 'noTickets'],
    ['changeRole', manager, agent, null],
    ['deactivate', manager, manager, 'yourself'],
    ['changeRole', manager, manager, null],
  ])('%s by $role', (act, me, member, hindrance) => {
    expect(hindranceOf(act, me, member, [owner, second, manager, agent])).toBe(hindrance)
  })

  test('the last owner stays one', () => {
    expect(hindranceOf('changeRole', owner, owner, [owner, manager, agent])).toBe('lastOwner')
  })
})

describe('addresses are taken from whatever is typed or pasted (R71)', () => {
  test.each<[string, string[]]>([
    ['Marc@Acme.example', ['marc@acme.example']],
    ['a@acme.example, b@acme.example;c@acme.example', ['a@acme.example', 'b@acme.example', 'c@acme.example']],
    [
      'Marc Lefort <marc@acme.example>, "Blanc, I." <ines@acme.example>',
      ['marc@acme.example', 'ines@acme.example'],
    ],
    ['a@acme.example\n a@acme.example \n', ['a@acme.example']],
    ['a@acme.example, nobody', ['a@acme.example', 'nobody']],
    ['  ', []],
  ])('%j', (text, emails) => expect(emailsIn(text)).toEqual(emails))

  test.each([
    ['ana@acme.example', true],
    ['ana@acme', false],
    ['ana', false],
    ['ana@acme.', false],
    ['an a@acme.example', false],
  ])('%s is one: %s', (text, is) => expect(isEmail(text)).toBe(is))
})
