import { Field, Int, ObjectType, registerEnumType } from 'type-graphql'
import { Instant } from '../../schema/instant.js'
import { Uuid } from '../../schema/uuid.js'

/*
 * All that a shopper may see. These types are the door's own and are filled field by field in chat.ts: nothing
 * internal of a ticket can reach a shopper by being added to the noun.
 */

export const ChatAuthor = { YOU: 'shopper', TEAM: 'agent', AUTOMATIC: 'auto' } as const
export type ChatAuthor = (typeof ChatAuthor)[keyof typeof ChatAuthor]
registerEnumType(ChatAuthor, {
  name: 'ChatAuthor',
  valuesConfig: {
    YOU: { description: 'The shopper.' },
    TEAM: { description: 'A person of the shop’s team.' },
    AUTOMATIC: { description: 'An automatic reply. Label it as one.' },
  },
})

@ObjectType({ description: 'The person who answers: a first name, nothing else.' })
export class Greeter {
  @Field(() => String)
  firstName!: string
}

@ObjectType({ description: 'Something said in your chat.' })
export class ChatMessage {
  @Field(() => Int, {
    description: 'Grows with each message; numbers may be left out. Order by it, and drop what you have.',
  })
  number!: number

  @Field(() => ChatAuthor)
  from!: ChatAuthor

  @Field(() => Greeter, { nullable: true, description: 'Of TEAM: who wrote.' })
  greeter!: Greeter | null

  @Field(() => String, { description: 'Plain text, as it was written.' })
  text!: string

  @Field(() => Uuid, { nullable: true, description: 'Of YOU: the id you made for it.' })
  clientId!: string | null

  @Field(() => Instant)
  sentAt!: Date
}

@ObjectType({ description: 'A piece of your chat.' })
export class ChatMessages {
  @Field(() => [ChatMessage], { description: 'Oldest first.' })
  items!: ChatMessage[]

  @Field(() => Boolean)
  hasEarlier!: boolean
}

@ObjectType({ description: 'Your running conversation with the shop. You have at most one (R11).' })
export class Chat {
  /** Row of the ticket. */
  ticketId!: string

  @Field(() => Instant)
  startedAt!: Date

  @Field(() => Int, { description: 'Pass it as `after` to go on from here.' })
  lastNumber!: number

  @Field(() => Int, { description: 'You have seen the messages up to this number.' })
  seenUpTo!: number
}

@ObjectType({ description: 'What was stored.' })
export class SentMessage {
  @Field(() => Chat)
  chat!: Chat

  @Field(() => ChatMessage)
  message!: ChatMessage
}

@ObjectType({ description: 'What happened in your chat since the last update.' })
export class ChatUpdate {
  @Field(() => Chat, { nullable: true, description: 'The chat that is running; null: none.' })
  chat!: Chat | null

  @Field(() => Boolean, {
    description: 'True: the chat you were in has been closed. Show nothing of it after a reload (R15).',
  })
  ended!: boolean

  @Field(() => Boolean, { description: 'True: too much was missed to be replayed; ask `chat` again.' })
  refetch!: boolean

  @Field(() => [ChatMessage], { description: 'Messages of `chat`, in order.' })
  messages!: ChatMessage[]
}
