import { randomUUID } from 'node:crypto'
import { lockAccount } from '../domain/account/lock-account.js'
import { notFound } from '../domain/errors.js'
import { makeIdentityKey } from '../domain/key/add-identity-key.js'
import { endIdentityKey } from '../domain/key/revoke-identity-key.js'
import { IdentityKey } from '../schema/identity-key.js'
import type { Command } from './commands.js'
import { findDesk } from './find-desk.js'

const account = { name: 'account', sample: 'acme', what: 'The desk', isNeeded: true }

export const addKey: Command = {
  name: 'add-key',
  what: 'A second key for the shop, beside the first, for rotation; prints its secret.',
  options: [account],
  async run({ app, given, say }) {
    const { id: accountId } = await findDesk(app.database.manager, String(given.account))
    const { key, secret } = await app.transaction(async (tx) => {
      await lockAccount(tx, accountId)
      const wish = { clientId: randomUUID(), algorithm: 'HS256', publicKey: null } as const
      return makeIdentityKey(tx, { accountId, id: null }, wish)
    })
    say(`DESKBELL_KID     ${key.kid}`)
    say(`DESKBELL_SECRET  ${secret}`)
  },
}

export const listKeys: Command = {
  name: 'list-keys',
  what: 'Lists the keys of a shop, without their secrets.',
  options: [account],
  async run({ app, given, say }) {
    const { manager } = app.database
    const { id: accountId } = await findDesk(manager, String(given.account))
    for (const key of await manager.find(IdentityKey, { where: { accountId }, order: { id: 'ASC' } })) {
      const state = key.revokedAt ? `revoked ${key.revokedAt.toISOString()}` : 'live'
      say(`${key.kid}\t${key.algorithm}\t${state}`)
    }
  },
}

export const revokeKey: Command = {
  name: 'revoke-key',
  what: 'Ends a key, and the sessions of shoppers that it has begun.',
  options: [account, { name: 'kid', sample: 'key-1', what: 'Which: see list-keys', isNeeded: true }],
  async run({ app, given, say }) {
    const { manager } = app.database
    const { id: accountId } = await findDesk(manager, String(given.account))
    const key = await manager.findOneBy(IdentityKey, { accountId, kid: String(given.kid) })
    if (!key) throw notFound('key')
    await app.transaction(async (tx) => {
      await lockAccount(tx, accountId)
      return endIdentityKey(tx, { accountId, id: null }, key.id)
    })
    say(`${key.kid} proves nothing any more.`)
  },
}
