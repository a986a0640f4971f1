import { createHash } from 'node:crypto'
import { insertRow, rowOf } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { Agent } from '../../schema/agent.js'
import { hashPassword, normalEmail } from '../session/sign-in.js'
import { newToken } from '../session/tokens.js'
import type { Person } from './format.js'
import { formerAddress, namelessAddress } from './former-colleague.rules.js'
import type { Import } from './imported.js'

/**
 * Whose words they were: somebody of the team by their address, or else somebody who has left it. Nobody can sign in as
 * these, be invited or be written to: see `former-colleague.rules.ts`.
 */
export function colleaguesOf(tx: Tx, from: Import): (person: Person | null) => Promise<string | null> {
  const found = new Map<string, string>()
  return async (person) => {
    if (!person) return null
    const key = JSON.stringify([person.email, person.email === null ? person.name : null])
    const id = found.get(key) ?? (await findColleague(tx, from, person))
    found.set(key, id)
    return id
  }
}

async function findColleague(tx: Tx, { account }: Import, person: Person): Promise<string> {
  const email = person.email && normalEmail(person.email)
  const known = email && (await findBy(tx, account.id, email))
  if (known) return known.id
  const address = (email && formerAddress(account.id, email)) ?? namelessAddress(account.id, hashOf(person))
  const former = await findBy(tx, account.id, address)
  if (former) return former.id
  const name = person.name ?? [...email!].slice(0, 100).join('')
  return insertRow(tx.db, Agent, {
    ...{ accountId: account.id, name, email: address, role: 'agent', language: account.language },
    ...{ passwordHash: await hashPassword(newToken()), createdAt: tx.now, deactivatedAt: tx.now },
  })
}

const findBy = (tx: Tx, accountId: string, email: string): Promise<Agent | null> =>
  rowOf(tx.db, Agent, 'WHERE account_id = ? AND email = ?', [accountId, email])

const hashOf = ({ email, name }: Person) =>
  createHash('sha256')
    .update(JSON.stringify([email, name]))
    .digest('hex')
    .slice(0, 32)
