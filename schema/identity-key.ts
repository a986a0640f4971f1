import { Field, ObjectType } from 'type-graphql'
import { Column, Entity } from 'typeorm'
import {
  IdColumn,
  InstantColumn,
  OptionalInstantColumn,
  RefColumn,
  TextColumn,
  WordColumn,
} from './columns.js'
import { Instant } from './instant.js'
import { IdentityAlgorithm } from './words/key.js'

@ObjectType({
  description: 'A key with which the shop proves who its shopper is (R70). Two may be live, for rotation.',
})
@Entity('identity_key')
export class IdentityKey {
  @IdColumn()
  id!: string

  @RefColumn()
  accountId!: string

  /** Looked up in this account only. */
  @Field(() => String, { description: 'The header of an identity token names it.' })
  @TextColumn(40)
  kid!: string

  @Field(() => IdentityAlgorithm)
  @WordColumn()
  algorithm!: IdentityAlgorithm

  /** HS256: the shared secret, base64url. EdDSA, RS256: the shop's public key, PEM. */
  @TextColumn(2000)
  material!: string

  /** Made by the client, so that adding again under it adds nothing (R73). Null: the first key, which nobody added. */
  @Column({ type: 'binary', length: 16, nullable: true })
  clientId!: Buffer | null

  @Field(() => Instant)
  @InstantColumn()
  createdAt!: Date

  @Field(() => Instant, { nullable: true, description: 'From then on it proves nothing. Null: it is live.' })
  @OptionalInstantColumn()
  revokedAt!: Date | null
}
