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
import { Role } from './words/team.js'

@ObjectType({ description: 'Somebody was asked to join the team (R71).' })
@Entity('invitation')
export class Invitation {
  @IdColumn()
  id!: string

  @RefColumn()
  accountId!: string

  /** Made by the client, so that inviting again under it invites nobody twice (R73). */
  @Column({ type: 'binary', length: 16 })
  clientId!: Buffer

  @Field(() => String)
  @TextColumn(190)
  email!: string

  @Field(() => Role, { description: 'What the person will be.' })
  @WordColumn()
  role!: Role

  @RefColumn()
  invitedBy!: string

  /** The token itself is only in the link. */
  @Column({ type: 'binary', length: 32 })
  tokenHash!: Buffer

  @Field(() => Instant)
  @InstantColumn()
  createdAt!: Date

  @Field(() => Instant, { description: 'Until then the link opens the door: 7 days from when it was made.' })
  @InstantColumn()
  expiresAt!: Date

  @OptionalInstantColumn()
  acceptedAt!: Date | null

  @OptionalInstantColumn()
  revokedAt!: Date | null
}
