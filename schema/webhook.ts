import { Field, Int, ObjectType } from 'type-graphql'
import { Column, Entity, PrimaryColumn } from 'typeorm'
import {
  IdColumn,
  InstantColumn,
  KeyColumn,
  NumberColumn,
  OptionalInstantColumn,
  OptionalJsonColumn,
  OptionalTextColumn,
  OptionalWordColumn,
  RefColumn,
  TextColumn,
  WordColumn,
} from './columns.js'
import { Instant } from './instant.js'
import { FeedKind } from './words/feed.js'
import { WebhookDeliveryState, WebhookPause } from './words/webhook.js'

@ObjectType({
  description: 'A URL that is told what happens in the account, signed as in Standard Webhooks 1.0 (R75).',
})
@Entity('webhook')
export class Webhook {
  @IdColumn()
  id!: string

  @RefColumn()
  accountId!: string

  @Field(() => String)
  @TextColumn(1000)
  url!: string

  @Field(() => String, { description: 'What the team notes about it. May be empty.' })
  @TextColumn(200)
  description!: string

  @Field(() => [FeedKind], {
    nullable: true,
    description: 'Of what it is told. Null: of everything, also of what later versions tell.',
  })
  @OptionalJsonColumn()
  kinds!: FeedKind[] | null

  /** Signs what is sent, so it is kept as it is. */
  @TextColumn(100)
  secret!: string

  /** What the secret was before it was rotated: signs, too, until `formerUntil`. */
  @OptionalTextColumn(100)
  formerSecret!: string | null

  @Field(() => Instant, {
    nullable: true,
    description: 'After a rotation: until when the former secret signs, too. Null: it never was rotated.',
  })
  @OptionalInstantColumn()
  formerUntil!: Date | null

  @Field(() => WebhookPause, {
    nullable: true,
    description: 'Why nothing is sent at present. Null: it delivers.',
  })
  @OptionalWordColumn()
  pausedFor!: WebhookPause | null

  @Field(() => Instant, { nullable: true })
  @OptionalInstantColumn()
  pausedAt!: Date | null

  @Field(() => Instant, {
    nullable: true,
    description:
      'The first failure since the last success. After three days it pauses. Null: the last one went well.',
  })
  @OptionalInstantColumn()
  failingSince!: Date | null

  @Field(() => Instant, { nullable: true, description: 'When it last took something. Null: never.' })
  @OptionalInstantColumn()
  lastDeliveredAt!: Date | null

  /** Up to where of the account’s feed its deliveries are written. */
  @NumberColumn()
  toldUpTo!: number

  /** Made by the client, so that creating again under it creates nothing (R73). */
  @Column({ type: 'binary', length: 16 })
  clientId!: Buffer

  @Column({ type: 'binary', length: 32 })
  contentHash!: Buffer

  /** Made by the client for the last rotation. */
  @Column({ type: 'binary', length: 16, nullable: true })
  rotationId!: Buffer | null

  @RefColumn()
  createdById!: string

  @Field(() => Instant)
  @InstantColumn()
  createdAt!: Date
}

@ObjectType({ description: 'One thing that one webhook is told. Kept for 30 days.' })
@Entity('webhook_delivery')
export class WebhookDelivery {
  @IdColumn()
  id!: string

  @RefColumn()
  accountId!: string

  @RefColumn()
  webhookId!: string

  @Field(() => String, { description: 'The header `webhook-id`: the same however often it is sent.' })
  @Column({ type: 'varchar', length: 40, charset: 'ascii', collation: 'ascii_bin' })
  messageId!: string

  @Field(() => Int, { nullable: true, description: 'Its place in the account’s feed. Null: a test.' })
  @Column({ type: 'int', unsigned: true, nullable: true })
  feedNumber!: number | null

  /** Of a test: made by the client. */
  @Column({ type: 'binary', length: 16, nullable: true })
  clientId!: Buffer | null

  @Field(() => String, { description: 'As in what is sent: `ticket.created`, `webhook.test`.' })
  @WordColumn()
  type!: string

  @Field(() => String, { description: 'What is sent, to the byte.' })
  @Column({ type: 'text' })
  body!: string

  @Field(() => WebhookDeliveryState)
  @WordColumn()
  state!: WebhookDeliveryState

  @Field(() => Instant)
  @InstantColumn()
  createdAt!: Date

  @Field(() => Int, { description: 'How often it was sent.' })
  @Column({ type: 'int', unsigned: true, default: 0 })
  tries!: number

  /** `tries` when it was last begun anew: a replay has all its tries before it. */
  @Column({ type: 'int', unsigned: true, default: 0 })
  triesBefore!: number

  @Field(() => Instant, {
    nullable: true,
    description: 'When it is sent next. Null: never, or of WAITING: when the webhook is resumed.',
  })
  @OptionalInstantColumn()
  nextTryAt!: Date | null

  @Field(() => Int, { nullable: true, description: 'HTTP status of the last answer. Null: there was none.' })
  @Column({ type: 'int', unsigned: true, nullable: true })
  lastStatus!: number | null

  @Field(() => String, { nullable: true, description: 'Why there was no answer, in words.' })
  @OptionalTextColumn(200)
  lastProblem!: string | null

  @Field(() => Int, { nullable: true, description: 'How long the last one took, in milliseconds.' })
  @Column({ type: 'int', unsigned: true, nullable: true })
  lastMilliseconds!: number | null
}

@ObjectType({ description: 'One time that a delivery was sent.' })
@Entity('webhook_attempt')
export class WebhookAttempt {
  @KeyColumn()
  deliveryId!: string

  @Field(() => Int, {
    description: '1, 2, 3 … One that is missing was under way when a process of the desk was killed.',
  })
  @PrimaryColumn({ type: 'int', unsigned: true })
  number!: number

  @RefColumn()
  accountId!: string

  @Field(() => Instant)
  @InstantColumn()
  at!: Date

  @Field(() => Int, { nullable: true, description: 'HTTP status of the answer. Null: there was none.' })
  @Column({ type: 'int', unsigned: true, nullable: true })
  status!: number | null

  @Field(() => String, { nullable: true, description: 'Why there was no answer, in words.' })
  @OptionalTextColumn(200)
  problem!: string | null

  @Field(() => Int)
  @Column({ type: 'int', unsigned: true })
  milliseconds!: number

  @Field(() => String, {
    description:
      'The headers that were sent, a line `name: value` each. Empty: of one before there was a log of them.',
  })
  @Column({ type: 'text' })
  sentHeaders!: string

  @Field(() => String, {
    description:
      'The headers of the answer, a line `name: value` each: the first 4096 characters. Empty: there was none.',
  })
  @Column({ type: 'text' })
  answerHeaders!: string

  @Field(() => String, { description: 'How the answer begins: at most 1024 bytes.' })
  @Column({ type: 'text' })
  answer!: string
}
