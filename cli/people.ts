import { randomBytes } from 'node:crypto'
import { badInput } from '../domain/errors.js'
import { resetPassword } from '../domain/session/reset-password.js'
import { addAgent } from '../domain/team/add-agent.js'
import { Role } from '../schema/words/team.js'
import type { Command } from './commands.js'
import { findDesk } from './find-desk.js'

export const newPerson: Command = {
  name: 'add-agent',
  what: 'Lets somebody into a desk; prints their password.',
  options: [
    { name: 'account', sample: 'acme', what: 'The desk', isNeeded: true },
    { name: 'email', sample: 'max@acme.example', what: 'What they sign in with', isNeeded: true },
    { name: 'name', sample: '"Max Weber"', what: 'Their name', isNeeded: true },
    { name: 'role', sample: 'owner|manager|agent', what: 'agent unless you say otherwise' },
  ],
  async run({ app, given, say }) {
    const password = randomPassword()
    const role = readRole(given.role ?? 'agent')
    const { id } = await findDesk(app.database.manager, String(given.account))
    const person = { email: String(given.email), name: String(given.name), role, password }
    await app.transaction((tx) => addAgent(tx, id, person))
    say(`Sign in with ${person.email}  ${password}`)
  },
}

export const newPassword: Command = {
  name: 'reset-password',
  what: 'Gives somebody another password, and ends all their sessions.',
  options: [{ name: 'email', sample: 'ada@acme.example', what: 'Whose', isNeeded: true }],
  async run({ app, given, say }) {
    const password = randomPassword()
    const { email } = await app.transaction((tx) => resetPassword(tx, String(given.email), password))
    say(`Sign in with ${email}  ${password}`)
  },
}

export const randomPassword = () => randomBytes(15).toString('base64url')

function readRole(text: string | true): Role {
  const role = Object.values(Role).find((known) => known === text)
  if (!role) throw badInput('role', 'owner, manager or agent.')
  return role
}
