import { Column, Entity, PrimaryColumn } from 'typeorm'
import { InstantColumn, KeyColumn, OptionalWordColumn, RefColumn, TextColumn } from './columns.js'

/** Why a shopper's message got which automatic reply, or none (R30). Its key is why there is never a second one (R28). */
@Entity('auto_reply_decision')
export class AutoReplyDecision {
  @KeyColumn()
  ticketId!: string

  /** Number of the shopper's message. */
  @PrimaryColumn({ type: 'int', unsigned: true })
  number!: number

  @RefColumn()
  accountId!: string

  @OptionalWordColumn()
  text!: 'in' | 'out' | null

  @TextColumn(40)
  reason!: string

  @Column({ type: 'boolean', nullable: true })
  inHours!: boolean | null

  /** Wall clock of the account when the message arrived, with offset. */
  @TextColumn(35)
  localTime!: string

  /** Version of the office hours that were asked; null: there were none. */
  @Column({ type: 'int', unsigned: true, nullable: true })
  hoursVersion!: number | null

  /** Number of the reply in the ticket. */
  @Column({ type: 'int', unsigned: true, nullable: true })
  replyNumber!: number | null

  @InstantColumn()
  arrivedAt!: Date
}
