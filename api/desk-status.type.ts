import { Field, ObjectType, registerEnumType } from 'type-graphql'
import { DeskState } from '../domain/office-hours/desk-status.js'
import { Instant } from '../schema/instant.js'

registerEnumType(DeskState, {
  name: 'DeskState',
  valuesConfig: {
    NO_HOURS: { description: 'No office hours are set.' },
    ALWAYS_OPEN: { description: 'Open, and never closing.' },
    OPEN: { description: 'Open until `until`.' },
    CLOSED: { description: 'Closed until `until`; null: nobody knows until when.' },
  },
})

@ObjectType({ description: 'Whether the desk is open.' })
export class DeskStatus {
  @Field(() => DeskState)
  state!: DeskState

  @Field(() => Instant, { nullable: true, description: 'When that changes next.' })
  until!: Date | null

  @Field(() => Instant, { description: 'The moment that was asked about.' })
  now!: Date

  @Field(() => String, { description: 'IANA name of the zone in which the hours hang.' })
  timeZone!: string
}
