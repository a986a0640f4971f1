import { Field, Int, ObjectType } from 'type-graphql'
import { Entity, PrimaryColumn } from 'typeorm'
import { InstantColumn, KeyColumn, RefColumn } from './columns.js'
import { Instant } from './instant.js'

/** A ticket in the queue that an opening of the desk found: somebody had waited there since before (R56). */
@ObjectType({ description: 'Somebody who had waited since before the desk opened (R56).' })
@Entity('follow_up')
export class FollowUp {
  @KeyColumn()
  deskChangeId!: string

  @Field(() => Int, { description: '1: has waited longest.' })
  @PrimaryColumn({ type: 'int', unsigned: true })
  place!: number

  @RefColumn()
  accountId!: string

  @RefColumn()
  ticketId!: string

  @Field(() => Instant, { description: 'Since when, as the desk opened.' })
  @InstantColumn()
  waitingSince!: Date
}
