import { Field, Int, ObjectType } from 'type-graphql'
import { Column, Entity } from 'typeorm'
import {
  IdColumn,
  InstantColumn,
  NumberColumn,
  OptionalInstantColumn,
  OptionalRefColumn,
  OptionalTextColumn,
  RefColumn,
  TextColumn,
} from './columns.js'
import { Instant } from './instant.js'

@ObjectType({ description: 'A text that the team has ready, in one or two languages, with variables (R49).' })
@Entity('saved_reply')
export class SavedReply {
  @IdColumn()
  id!: string

  @RefColumn()
  accountId!: string

  @Field(() => String, { description: 'At most 100 characters.' })
  @TextColumn(100)
  title!: string

  @Field(() => String, {
    description:
      'What is typed after the slash: a–z, 0–9 and -, at most 40; the only one of the account, those in the bin aside.',
  })
  @TextColumn(40)
  shortcut!: string

  @Field(() => String, { nullable: true, description: 'At most 60 characters.' })
  @OptionalTextColumn(60)
  category!: string | null

  @Field(() => String, {
    nullable: true,
    description:
      'In English, at most 4,000 characters. May hold {{first_name}}, {{agent_first_name}}, {{next_opening}} and {{ticket}}, each with a fallback: {{first_name|there}}.',
  })
  @Column({ type: 'text', nullable: true })
  textEn!: string | null

  @Field(() => String, { nullable: true, description: 'The same in French. There is at least one of both.' })
  @Column({ type: 'text', nullable: true })
  textFr!: string | null

  @Field(() => Boolean, {
    description: 'Sent as a holding reply: the shopper is answered, and goes on waiting for news (R57).',
  })
  @Column({ type: 'boolean' })
  isHolding!: boolean

  @Field(() => Int, { description: 'How often it was sent.' })
  @NumberColumn()
  usedCount!: number

  @Field(() => Instant, { nullable: true })
  @OptionalInstantColumn()
  lastUsedAt!: Date | null

  @OptionalRefColumn()
  lastUsedById!: string | null

  @Field(() => Int, { description: 'Grows with each change; `changeSavedReply` wants the one you saw.' })
  @Column({ type: 'int', unsigned: true })
  version!: number

  /** Made by the client, once for ever in the account (R73); with what it was first made of, to tell a repeat from another one. */
  @Column({ type: 'binary', length: 16 })
  clientId!: Buffer

  @Column({ type: 'binary', length: 32 })
  contentHash!: Buffer

  @InstantColumn()
  createdAt!: Date

  @Field(() => Instant, {
    nullable: true,
    description: 'When it was put into the bin; 30 days later it is gone. Null: it is not in there.',
  })
  @OptionalInstantColumn()
  deletedAt!: Date | null

  @OptionalRefColumn()
  deletedById!: string | null
}
