import { Field, ObjectType } from 'type-graphql'
import { Column, Entity } from 'typeorm'
import { IdColumn, InstantColumn, OptionalInstantColumn, OptionalRefColumn, RefColumn } from './columns.js'
import { Instant } from './instant.js'

/** A table of its own, so that no path leads from a shopper to it (I-23). */
@ObjectType({
  description:
    'What the team should know about a shopper, whichever ticket is open. The shopper never sees it.',
})
@Entity('profile_note')
export class ProfileNote {
  @IdColumn()
  id!: string

  @RefColumn()
  accountId!: string

  @RefColumn()
  profileId!: string

  @RefColumn()
  agentId!: string

  /** Empty once it is deleted; the row stays, so that a repeat of its making makes nothing. */
  @Field(() => String, { description: 'Plain text, as it was written.' })
  @Column({ type: 'text' })
  text!: string

  /** Made by the client, once for ever in the account (R73). */
  @Column({ type: 'binary', length: 16 })
  clientId!: Buffer

  @Column({ type: 'binary', length: 32 })
  contentHash!: Buffer

  @Field(() => Instant)
  @InstantColumn()
  at!: Date

  @OptionalInstantColumn()
  deletedAt!: Date | null

  @OptionalRefColumn()
  deletedById!: string | null
}
