import { Entity } from 'typeorm'
import {
  IdColumn,
  InstantColumn,
  OptionalInstantColumn,
  RefColumn,
  TextColumn,
  WordColumn,
} from './columns.js'

export const identityAlgorithms = ['HS256', 'EdDSA', 'RS256'] as const
export type IdentityAlgorithm = (typeof identityAlgorithms)[number]

/** A key with which a shop proves who its shopper is (R70). Two may be live, for rotation. */
@Entity('identity_key')
export class IdentityKey {
  @IdColumn()
  id!: string

  @RefColumn()
  accountId!: string

  /** The token's header names it; looked up in this account only. */
  @TextColumn(40)
  kid!: string

  @WordColumn()
  algorithm!: IdentityAlgorithm

  /** HS256: the shared secret, base64url. EdDSA, RS256: the shop's public key, PEM. */
  @TextColumn(2000)
  material!: string

  @InstantColumn()
  createdAt!: Date

  @OptionalInstantColumn()
  revokedAt!: Date | null
}
