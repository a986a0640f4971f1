import { Field, Int, ObjectType } from 'type-graphql'
import { Column, Entity, PrimaryColumn } from 'typeorm'
import {
  IdColumn,
  InstantColumn,
  KeyColumn,
  OptionalInstantColumn,
  OptionalRefColumn,
  OptionalTextColumn,
  RefColumn,
  WordColumn,
} from './columns.js'
import { SmsProvider, type TextState } from './words/sms.js'

const phone = { type: 'varchar', length: 20, charset: 'ascii', collation: 'ascii_bin' } as const
const ascii = { type: 'varchar', charset: 'ascii', collation: 'ascii_bin', nullable: true } as const

@ObjectType({ description: 'How the account texts its shoppers (R77).' })
@Entity('sms_settings')
export class SmsSettings {
  @KeyColumn()
  accountId!: string

  @Field(() => Int, {
    description: 'Grows with each change; `changeSmsSettings` wants the one you saw. 0: never set up.',
  })
  @Column({ type: 'int', unsigned: true })
  version!: number

  @Field(() => Boolean, { description: 'Whether texts are taken and sent.' })
  @Column({ type: 'boolean' })
  isEnabled!: boolean

  @Field(() => SmsProvider)
  @WordColumn()
  provider!: SmsProvider

  @Field(() => String, {
    nullable: true,
    description: 'Ours, which shoppers text to. E.164, `+33639981234`.',
  })
  @Column({ ...phone, nullable: true })
  number!: string | null

  @Field(() => String, {
    nullable: true,
    description: 'Of a provider that speaks as Twilio does. Null: https://api.twilio.com.',
  })
  @OptionalTextColumn(300)
  baseUrl!: string | null

  @Field(() => String, { nullable: true, description: 'The account at the provider.' })
  @Column({ ...ascii, length: 64 })
  accountSid!: string | null

  /** Signs what the provider sends, and opens its door for us. Never told. */
  @Column({ ...ascii, length: 200 })
  authToken!: string | null

  @Field(() => Boolean, {
    description:
      'Whether Deskbell answers HELP, and confirms STOP and START. Off where the provider does that itself; STOP is honoured either way.',
  })
  @Column({ type: 'boolean' })
  answersKeywords!: boolean
}

/** A number that has texted an account. Its row is what is locked while a text of it is taken. */
@Entity('sms_contact')
export class SmsContact {
  @KeyColumn()
  accountId!: string

  @PrimaryColumn(phone)
  number!: string

  /** Null: it has only sent words like STOP so far. */
  @OptionalRefColumn()
  profileId!: string | null

  /** The latest ticket of this number; it may be closed. */
  @OptionalRefColumn()
  ticketId!: string | null

  /** Since STOP; null: it may be texted. */
  @OptionalInstantColumn()
  stoppedAt!: Date | null

  @InstantColumn()
  createdAt!: Date
}

/** What a ticket of the channel has besides: with which number, and after which other ticket. */
@Entity('sms_ticket')
export class SmsTicket {
  @KeyColumn()
  ticketId!: string

  @RefColumn()
  accountId!: string

  @Column(phone)
  number!: string

  /** The closed one before it; null: it is the first of this number. */
  @OptionalRefColumn()
  followsId!: string | null
}

/** A text that came, or is to go out or has gone. Forgotten after a month; what was said stays in the thread. */
@Entity('sms_message')
export class SmsMessage {
  @IdColumn()
  id!: string

  @RefColumn()
  accountId!: string

  /** The shopper’s. */
  @Column(phone)
  number!: string

  @Column({ type: 'boolean' })
  isInbound!: boolean

  /** Null: a word like STOP, or the answer to one. */
  @OptionalRefColumn()
  ticketId!: string | null

  /** Which message of the ticket. */
  @Column({ type: 'int', unsigned: true, nullable: true })
  ticketNumber!: number | null

  /** Of those that go out: our own name for it, which the provider’s news carries back to us. */
  @Column({ type: 'char', length: 32, charset: 'ascii', collation: 'ascii_bin', nullable: true })
  ref!: string | null

  /** The provider’s name for it; null: not known (yet). */
  @Column({ ...ascii, length: 64 })
  sid!: string | null

  @Column({ type: 'text' })
  text!: string

  @WordColumn()
  state!: TextState

  /** Why it failed: a code of the provider, or a word of ours. */
  @Column({ ...ascii, length: 40 })
  problem!: string | null

  @Column({ type: 'int', unsigned: true, default: 0 })
  tries!: number

  /** When it was last handed to the provider. */
  @OptionalInstantColumn()
  calledAt!: Date | null

  /** When to send it, or to ask what became of it; null: nothing is to be done. */
  @OptionalInstantColumn()
  nextTryAt!: Date | null

  @InstantColumn()
  createdAt!: Date
}
