import { Field, Int, ObjectType } from 'type-graphql'
import { Column, Entity } from 'typeorm'
import { IdColumn, InstantColumn, RefColumn, WordColumn } from './columns.js'
import { Instant } from './instant.js'
import { DeskState } from './words/office-hours.js'

/** The desk has opened, or closed. Its key is why each is noticed once, and its morning's queue made once (R56). */
@ObjectType({ description: 'The desk has opened, or closed, or has no hours any more.' })
@Entity('desk_change')
export class DeskChange {
  @IdColumn()
  id!: string

  @RefColumn()
  accountId!: string

  @Field(() => DeskState, { description: 'What it has been since then.' })
  @WordColumn()
  state!: DeskState

  @Field(() => Instant, {
    description: 'When that happened, by the hours; or when hours were saved that made it so.',
  })
  @InstantColumn()
  at!: Date

  @Field(() => Instant, { description: 'When Deskbell noticed: later only if it was away.' })
  @InstantColumn()
  noticedAt!: Date

  @Field(() => Int, { nullable: true, description: 'Version of the office hours; null: there were none.' })
  @Column({ type: 'int', unsigned: true, nullable: true })
  hoursVersion!: number | null

  @Field(() => Int, { description: 'How many changes before this one went by while Deskbell was away.' })
  @Column({ type: 'int', unsigned: true })
  missed!: number
}
