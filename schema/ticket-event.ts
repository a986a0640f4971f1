import { Field, Int, ObjectType } from 'type-graphql'
import { Column, Entity, PrimaryColumn } from 'typeorm'
import {
  InstantColumn,
  KeyColumn,
  OptionalInstantColumn,
  OptionalRefColumn,
  OptionalTextColumn,
  RefColumn,
  WordColumn,
} from './columns.js'
import { Instant } from './instant.js'
import { TicketEventKind } from './words/ticket.js'

@ObjectType({ description: 'Something that happened to a ticket, besides what was said.' })
@Entity('ticket_event')
export class TicketEvent {
  @KeyColumn()
  ticketId!: string

  @Field(() => Int, { description: 'Its place among all messages and events of the ticket.' })
  @PrimaryColumn({ type: 'int', unsigned: true })
  number!: number

  @RefColumn()
  accountId!: string

  @Field(() => TicketEventKind)
  @WordColumn()
  kind!: TicketEventKind

  @OptionalRefColumn()
  agentId!: string | null

  @Field(() => Int, {
    nullable: true,
    description: 'Of READ, UNREAD and SEEN: up to which number. Of TEXT_… and LETTER_…: which message.',
  })
  @Column({ type: 'int', unsigned: true, nullable: true })
  upTo!: number | null

  @Field(() => String, {
    nullable: true,
    description: 'Of LABELLED and UNLABELLED: the label’s name at that moment.',
  })
  @OptionalTextColumn(40)
  labelName!: string | null

  @Field(() => Instant, {
    nullable: true,
    description: 'Of SNOOZED: when it comes back at the latest. Of ON_IT: when the bell rings next.',
  })
  @OptionalInstantColumn()
  until!: Date | null

  @Field(() => String, {
    nullable: true,
    description:
      'Of TEXT_UNDELIVERED and TEXT_FAILED: the provider’s code, `30003`, or `stopped`, `off`, `no-answer`; it may be missing. Of TEXTS_…: the word that was sent. Of CLOSED: `imported`, closed by an import.',
  })
  @OptionalTextColumn(40)
  reason!: string | null

  @Field(() => Instant)
  @InstantColumn()
  at!: Date
}
