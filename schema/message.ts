import { Field, Int, ObjectType } from 'type-graphql'
import { Column, Entity, PrimaryColumn } from 'typeorm'
import { InstantColumn, KeyColumn, OptionalRefColumn, RefColumn, WordColumn } from './columns.js'
import { Instant } from './instant.js'
import { Author } from './words/ticket.js'

@ObjectType({ description: 'Something said in a ticket. It stays as it was written.' })
@Entity('message')
export class Message {
  @KeyColumn()
  ticketId!: string

  @Field(() => Int, { description: 'Its place among all messages and events of the ticket.' })
  @PrimaryColumn({ type: 'int', unsigned: true })
  number!: number

  @RefColumn()
  accountId!: string

  @Field(() => Author)
  @WordColumn()
  author!: Author

  @OptionalRefColumn()
  agentId!: string | null

  @Field(() => String, { description: 'Plain text, as it was written.' })
  @Column({ type: 'text' })
  text!: string

  @Field(() => Boolean, {
    description: 'Of agents: it only says that the answer takes time, so the bell keeps counting (R57).',
  })
  @Column({ type: 'boolean', default: false })
  isHolding!: boolean

  @Field(() => Boolean, {
    description:
      'Of agents: it also goes to the shopper’s e-mail address (R61). LETTER_SENT or LETTER_FAILED tells of it in the thread; until then it is on its way.',
  })
  @Column({ type: 'boolean', default: false })
  byEmail!: boolean

  /** Made by the client, once for ever in the account, so that sending again sends nothing (R73). Null: an automatic reply. */
  @Column({ type: 'binary', length: 16, nullable: true })
  clientId!: Buffer | null

  @Field(() => Instant, { description: 'When it arrived.' })
  @InstantColumn()
  at!: Date
}
