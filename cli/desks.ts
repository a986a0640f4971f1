import { randomUUID } from 'node:crypto'
import { createAccount } from '../domain/account/create-account.js'
import { badInput } from '../domain/errors.js'
import { makeIdentityKey } from '../domain/key/add-identity-key.js'
import { addAgent } from '../domain/team/add-agent.js'
import { Account } from '../schema/account.js'
import { Language } from '../schema/words/account.js'
import type { Command } from './commands.js'
import { randomPassword } from './people.js'

export const createDesk: Command = {
  name: 'create-account',
  what: 'Makes a desk, its owner, and a key for the shop.',
  options: [
    { name: 'id', sample: 'acme', what: 'What the shop puts as `aud` into its tokens', isNeeded: true },
    { name: 'name', sample: '"Acme Teas"', what: 'What shoppers read', isNeeded: true },
    { name: 'time-zone', sample: 'Europe/Paris', what: 'Office hours are times here', isNeeded: true },
    { name: 'language', sample: 'en|fr', what: 'Of the first texts; en unless you say otherwise' },
    { name: 'owner-email', sample: 'ada@acme.example', what: 'Whom the desk belongs to', isNeeded: true },
    { name: 'owner-name', sample: '"Ada Martin"', what: 'The name of the owner', isNeeded: true },
  ],
  async run({ app, given, say }) {
    const password = randomPassword()
    const owner = { email: String(given['owner-email']), name: String(given['owner-name']), password }
    const desk = {
      publicId: String(given.id),
      name: String(given.name),
      timeZone: String(given['time-zone']),
      language: readLanguage(given.language ?? 'en'),
    }
    const { key, secret } = await app.transaction(async (tx) => {
      const accountId = await createAccount(tx, desk)
      await addAgent(tx, accountId, { ...owner, role: 'owner' })
      const wish = { clientId: randomUUID(), algorithm: 'HS256', publicKey: null } as const
      return makeIdentityKey(tx, { accountId, id: null }, wish)
    })
    say(`Sign in with     ${owner.email}  ${password}`)
    say(`DESKBELL_ACCOUNT ${desk.publicId}`)
    say(`DESKBELL_KID     ${key.kid}`)
    say(`DESKBELL_SECRET  ${secret}`)
    say('Keep password and secret well: neither can be asked for again.')
  },
}

export const listDesks: Command = {
  name: 'list-accounts',
  what: 'Lists the desks of this server.',
  options: [],
  async run({ app, say }) {
    for (const { publicId, name, timeZone } of await app.database.manager.find(Account, {
      order: { id: 'ASC' },
    }))
      say(`${publicId}\t${name}\t${timeZone}`)
  },
}

function readLanguage(text: string | true): Language {
  const language = Object.values(Language).find((known) => known === text)
  if (!language) throw badInput('language', 'en or fr.')
  return language
}
