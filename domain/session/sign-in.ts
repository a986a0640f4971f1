import { hash, verify } from '@node-rs/argon2'
import { insertRow } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { Agent } from '../../schema/agent.js'
import { AgentSession } from '../../schema/sessions.js'
import { Refusal } from '../errors.js'
import { sessionEnded } from '../events.js'
import { hashOf, newToken } from './tokens.js'

export const agentSessionDays = 14

// argon2id, 19 MiB, two passes: the library's defaults.
export const hashPassword = (password: string): Promise<string> => hash(password)

/** Signs an agent in (R71). The same refusal, after the same work, for an unknown e-mail and a wrong password. */
export async function signIn(
  tx: Tx,
  email: string,
  password: string,
): Promise<{ agent: Agent; token: string }> {
  const agent = await tx.db.findOneBy(Agent, { email: normalEmail(email) })
  const isRight = await verify(agent?.passwordHash ?? (await nobodysHash), password)
  if (!agent || agent.deactivatedAt || !isRight) {
    throw new Refusal('UNAUTHENTICATED', 'The e-mail or the password is not right.')
  }
  return { agent, token: await startSession(tx, agent) }
}

/** Answers the token that is the agent's from now on. */
export async function startSession(tx: Tx, { accountId, id: agentId }: Agent): Promise<string> {
  const token = newToken()
  await insertRow(tx.db, AgentSession, {
    tokenHash: hashOf(token),
    accountId,
    agentId,
    createdAt: tx.now,
    expiresAt: new Date(tx.now.getTime() + agentSessionDays * 86_400_000),
  })
  return token
}

/** Ends the session everywhere, on live sockets too. */
export async function signOut(tx: Tx, token: string): Promise<void> {
  await tx.db.delete(AgentSession, { tokenHash: hashOf(token) })
  tx.publish(sessionEnded, { tokenHash: hashOf(token).toString('hex') })
}

export const normalEmail = (email: string): string => email.trim().toLowerCase()

const nobodysHash = hash(newToken())
