import { Column, Entity, PrimaryColumn } from 'typeorm'
import {
  InstantColumn,
  KeyColumn,
  OptionalInstantColumn,
  OptionalRefColumn,
  OptionalWordColumn,
  RefColumn,
} from './columns.js'
import type { WaitEnd } from './words/ticket.js'

/** One wait of a shopper, from the first unanswered message to the answer: what reports count. */
@Entity('ticket_wait')
export class TicketWait {
  @KeyColumn()
  ticketId!: string

  /** Number of the message that it began with; 1: the wait for the first reply. */
  @PrimaryColumn({ type: 'int', unsigned: true })
  number!: number

  @RefColumn()
  accountId!: string

  @InstantColumn()
  since!: Date

  @OptionalInstantColumn()
  endedAt!: Date | null

  @OptionalWordColumn()
  endedBy!: WaitEnd | null

  /** Who answered or closed; null: the shopper ended the chat. */
  @OptionalRefColumn()
  agentId!: string | null

  @Column({ type: 'int', unsigned: true, nullable: true })
  replyNumber!: number | null

  /** Of the wait, how long the desk was open, by the hours in force when it began; without hours, all of it. */
  @Column({ type: 'int', unsigned: true, nullable: true })
  openSeconds!: number | null
}
