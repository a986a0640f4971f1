import { Field, ObjectType } from 'type-graphql'
import { Column, Entity, PrimaryColumn } from 'typeorm'
import { InstantColumn, KeyColumn, OptionalInstantColumn, RefColumn, WordColumn } from './columns.js'
import { Instant } from './instant.js'
import { IdentityKind, IdentitySource } from './words/profile.js'

/** One value of a kind belongs to one profile of the account. Told by the shop’s servers, never by what a shopper types. */
@ObjectType({ description: 'By what the shop knows a shopper. In its account it belongs to nobody else.' })
@Entity('profile_identity')
export class ProfileIdentity {
  @KeyColumn()
  accountId!: string

  @Field(() => IdentityKind)
  @PrimaryColumn({ type: 'varchar', length: 24, charset: 'ascii', collation: 'ascii_bin' })
  kind!: IdentityKind

  @Field(() => String, { description: 'E-mail addresses in lower case, phone numbers as E.164.' })
  @PrimaryColumn({ type: 'varchar', length: 190 })
  value!: string

  @RefColumn()
  profileId!: string

  @Field(() => IdentitySource)
  @WordColumn()
  source!: IdentitySource

  @Field(() => Boolean, { description: 'The source says that it has been checked to be theirs.' })
  @Column({ type: 'boolean' })
  isVerified!: boolean

  @Field(() => Instant, { description: 'When it was first told.' })
  @InstantColumn()
  since!: Date

  /** As of when the source has last told of its customer, by its own clock. Null: it says no such thing. */
  @OptionalInstantColumn()
  toldAt!: Date | null
}
