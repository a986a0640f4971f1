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
import { Language } from './words/account.js'
import { Presence, Role } from './words/team.js'

@ObjectType({ description: 'A member of the team.' })
@Entity('agent')
export class Agent {
  @IdColumn()
  id!: string

  @RefColumn()
  accountId!: string

  @Field(() => String)
  @TextColumn(100)
  name!: string

  @Field(() => String)
  @TextColumn(190)
  email!: string

  @Field(() => Role)
  @WordColumn()
  role!: Role

  @Field(() => Language, { description: 'Of this agent’s console.' })
  @WordColumn()
  language!: Language

  /** argon2id, in PHC form. */
  @TextColumn(200)
  passwordHash!: string

  /** What the agent has chosen to be; whoever has no live socket is away all the same. See `presence.rules.ts`. */
  @WordColumn()
  chosenPresence!: Presence

  @Field(() => Instant, {
    nullable: true,
    description: 'Of DO_NOT_DISTURB: when it ends by itself. Null: when the agent says so.',
  })
  @OptionalInstantColumn()
  doNotDisturbUntil!: Date | null

  /** When the desk last gave this agent a ticket in turn (R48). */
  @OptionalInstantColumn()
  lastAssignedAt!: Date | null

  @Field(() => Instant, {
    nullable: true,
    description: 'When they last answered a shopper, holding replies included. Null: never.',
  })
  @OptionalInstantColumn()
  lastReplyAt!: Date | null

  /** When a console of theirs was last connected; while one is, an earlier one. */
  @OptionalInstantColumn()
  lastSeenAt!: Date | null

  @Field(() => Boolean, {
    description:
      'Whether what rings for them while they are away goes to their mailbox, gathered into at most one letter in 15 minutes (R62).',
  })
  @Column({ type: 'boolean', default: true })
  mailsRings!: boolean

  /** When to look whether a letter about rings is to be written; null: nothing has rung for them while they were away. */
  @OptionalInstantColumn()
  ringMailAt!: Date | null

  /** When the last letter about rings was written. */
  @OptionalInstantColumn()
  ringMailedAt!: Date | null

  /** Stands in each letter about rings, and switches them off: nothing else. Null: there was none yet. */
  @Column({ type: 'varchar', length: 43, charset: 'ascii', collation: 'ascii_bin', nullable: true })
  ringMailToken!: string | null

  @InstantColumn()
  createdAt!: Date

  @Field(() => Instant, { nullable: true, description: 'When they left the team. Null: they are in it.' })
  @OptionalInstantColumn()
  deactivatedAt!: Date | null
}
