import { Field, ObjectType } from 'type-graphql'
import { Instant } from '../schema/instant.js'
import { DeskState } from '../schema/words/office-hours.js'

@ObjectType({ description: 'Whether the desk is open.' })
export class DeskStatus {
  @Field(() => DeskState)
  state!: DeskState

  @Field(() => Instant, {
    nullable: true,
    description: 'When that changes next. Null with NO_HOURS and ALWAYS_OPEN; with CLOSED: nobody knows.',
  })
  until!: Date | null

  @Field(() => Instant, { description: 'The moment that was asked about.' })
  now!: Date

  @Field(() => String, { description: 'IANA name of the zone in which the hours hang.' })
  timeZone!: string
}
