import { rowOf, type Db } from '../../platform/rows.js'
import { Agent } from '../../schema/agent.js'
import { Profile } from '../../schema/profile.js'
import { AgentSession, ShopperSession } from '../../schema/sessions.js'
import type { ApiScope } from '../../schema/words/key.js'

export interface SignedInAgent {
  agent: Agent
  expiresAt: Date
  /** What an API key opens; left out: somebody who has signed in, for whom all is open (R72). */
  scopes?: readonly ApiScope[]
  keyId?: string
}

export async function findAgentSession(db: Db, tokenHash: Buffer, now: Date): Promise<SignedInAgent | null> {
  const session = await rowOf(db, AgentSession, 'WHERE token_hash = ? AND expires_at > ?', [tokenHash, now])
  const agent = session && (await rowOf(db, Agent, 'WHERE id = ?', [session.agentId]))
  return agent && !agent.deactivatedAt ? { agent, expiresAt: session.expiresAt } : null
}

export interface SignedInShopper {
  profile: Profile
  /** With which key the shop proved who it is; null: nobody knows any more. */
  identityKeyId: string | null
  expiresAt: Date
}

export async function findShopperSession(
  db: Db,
  tokenHash: Buffer,
  now: Date,
): Promise<SignedInShopper | null> {
  const session = await rowOf(db, ShopperSession, 'WHERE token_hash = ? AND expires_at > ?', [tokenHash, now])
  const profile = session && (await rowOf(db, Profile, 'WHERE id = ?', [session.profileId]))
  return profile ? { profile, identityKeyId: session.identityKeyId, expiresAt: session.expiresAt } : null
}
