import { Entity } from 'typeorm'
import { HashKeyColumn, InstantColumn, KeyColumn, OptionalRefColumn, RefColumn } from './columns.js'

/** An agent is signed in. The token itself is only in the agent's cookie. */
@Entity('agent_session')
export class AgentSession {
  @HashKeyColumn()
  tokenHash!: Buffer

  @RefColumn()
  accountId!: string

  @RefColumn()
  agentId!: string

  @InstantColumn()
  createdAt!: Date

  @InstantColumn()
  expiresAt!: Date
}

/** A shopper's identity was proved. The token itself is only in the shopper's page. */
@Entity('shopper_session')
export class ShopperSession {
  @HashKeyColumn()
  tokenHash!: Buffer

  @RefColumn()
  accountId!: string

  @RefColumn()
  profileId!: string

  /** With which key the shop proved it. Null: begun before that was written down. */
  @OptionalRefColumn()
  identityKeyId!: string | null

  @InstantColumn()
  createdAt!: Date

  @InstantColumn()
  expiresAt!: Date
}

/** An identity token that was exchanged: each only once (R70). */
@Entity('used_identity_token')
export class UsedIdentityToken {
  @KeyColumn()
  accountId!: string

  /** SHA-256 of the token's `jti`. */
  @HashKeyColumn()
  jtiHash!: Buffer

  @InstantColumn()
  expiresAt!: Date
}
