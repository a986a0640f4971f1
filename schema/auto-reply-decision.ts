import { Field, Int, ObjectType } from 'type-graphql'
import { Column, Entity, PrimaryColumn } from 'typeorm'
import { InstantColumn, KeyColumn, OptionalWordColumn, RefColumn, TextColumn } from './columns.js'
import { Instant } from './instant.js'
import { AutoReplyReason, AutoReplyText } from './words/office-hours.js'

/** Why a shopper's message got which automatic reply, or none (R30). Its key is why there is never a second one (R28). */
@ObjectType({ description: 'Which automatic reply a shopper’s message got, or none, and why (R30).' })
@Entity('auto_reply_decision')
export class AutoReplyDecision {
  @KeyColumn()
  ticketId!: string

  @Field(() => Int, { description: 'Number of the shopper’s message.' })
  @PrimaryColumn({ type: 'int', unsigned: true })
  number!: number

  @RefColumn()
  accountId!: string

  @Field(() => AutoReplyText, { nullable: true, description: 'Null: none was sent.' })
  @OptionalWordColumn()
  text!: AutoReplyText | null

  @Field(() => AutoReplyReason)
  @TextColumn(40)
  reason!: AutoReplyReason

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the desk was open when the message arrived. Null with NO_OFFICE_HOURS and CHAT_CLOSED.',
  })
  @Column({ type: 'boolean', nullable: true })
  inHours!: boolean | null

  @Field(() => String, {
    description:
      'The desk’s wall clock when the message arrived, with offset: `2026-06-15T10:00:00.000+02:00`.',
  })
  @TextColumn(35)
  localTime!: string

  @Field(() => Int, {
    nullable: true,
    description: 'Version of the office hours that were asked; null: there were none.',
  })
  @Column({ type: 'int', unsigned: true, nullable: true })
  hoursVersion!: number | null

  @Field(() => Int, {
    nullable: true,
    description: 'Number of the reply in the ticket. Null: none was sent.',
  })
  @Column({ type: 'int', unsigned: true, nullable: true })
  replyNumber!: number | null

  @Field(() => Instant, { description: 'When the message arrived: that moment counts (R28).' })
  @InstantColumn()
  arrivedAt!: Date
}
