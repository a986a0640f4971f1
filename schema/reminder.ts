import { Field, Int, ObjectType } from 'type-graphql'
import { Column, Entity, PrimaryColumn } from 'typeorm'
import {
  InstantColumn,
  KeyColumn,
  OptionalInstantColumn,
  OptionalRefColumn,
  RefColumn,
  WordColumn,
} from './columns.js'
import { Instant } from './instant.js'
import { ReminderOutcome } from './words/reminder.js'

/**
 * The ledger of the bell: one row per ticket, wait and step, so that a ring can only happen once (R58). A row is written
 * when a step has rung, or when what would have rung next has become needless.
 */
@ObjectType({ description: 'A step of the bell, and what became of it (R58).' })
@Entity('reminder')
export class Reminder {
  @KeyColumn()
  ticketId!: string

  @Field(() => Int, {
    description:
      'Which run of the bell: 1, 2, 3 … It runs anew with each wait, holding reply, “on it”, and end of a snooze.',
  })
  @PrimaryColumn({ type: 'int', unsigned: true })
  waitNo!: number

  @Field(() => Int, { description: '1: the reminder; 2: the escalation; then its repeats.' })
  @PrimaryColumn({ type: 'int', unsigned: true })
  step!: number

  @RefColumn()
  accountId!: string

  @Field(() => ReminderOutcome)
  @WordColumn()
  outcome!: ReminderOutcome

  /** Whose ring it is; null: everybody’s. */
  @OptionalRefColumn()
  agentId!: string | null

  @Field(() => Boolean, { description: 'Rings for more than the ticket’s agent (R55).' })
  @Column({ type: 'boolean' })
  isEscalation!: boolean

  @Field(() => Instant)
  @InstantColumn()
  dueAt!: Date

  @Field(() => Instant, {
    nullable: true,
    description:
      'When it would have been due if closed hours counted: the office hours held it from then to `dueAt` (R56). Null: they did not.',
  })
  @OptionalInstantColumn()
  heldFrom!: Date | null

  @Field(() => Instant, { nullable: true, description: 'Null: it is next.' })
  @InstantColumn()
  settledAt!: Date

  /** Who made it needless; null: the bell itself, or the shopper. */
  @OptionalRefColumn()
  settledBy!: string | null
}
