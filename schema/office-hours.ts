import { Field, Int, ObjectType } from 'type-graphql'
import { Column, Entity } from 'typeorm'
import { IdColumn, InstantColumn, JsonColumn, OptionalRefColumn, RefColumn, TextColumn } from './columns.js'
import { Instant } from './instant.js'

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const
export type Weekday = (typeof weekdays)[number]

/** Wall-clock times `HH:MM`, half-open `[from, to)`. `to` may be `24:00`; `to` before `from` runs past midnight (R22). */
export interface Interval {
  from: string
  to: string
}

export type OfficeWeek = Record<Weekday, Interval[]>

/** Other hours, or none, on the dates `from` to `to` inclusive, `YYYY-MM-DD` (R23). */
export interface DatedException {
  from: string
  to: string
  label: string
  intervals: Interval[]
}

/** One saved version of an account's office hours. Versions are added, never changed, so that an old decision can name the hours it was made with. */
@ObjectType({ description: 'One saved version of the office hours.' })
@Entity('office_hours')
export class OfficeHours {
  @IdColumn()
  id!: string

  @RefColumn()
  accountId!: string

  /** 1, 2, 3 … within the account: what an editor must have seen to save over it (R24). */
  @Field(() => Int, { description: '1, 2, 3 …' })
  @Column({ type: 'int', unsigned: true })
  version!: number

  /** IANA name of the account's time zone when this version was saved. */
  @Field(() => String, {
    description: 'IANA name: where the wall hangs on which these are clock times (R21).',
  })
  @TextColumn(64)
  timeZone!: string

  @JsonColumn()
  week!: OfficeWeek

  @JsonColumn()
  exceptions!: DatedException[]

  @Field(() => Instant, { description: 'In force since then, until the next version.' })
  @InstantColumn()
  effectiveFrom!: Date

  @OptionalRefColumn()
  savedBy!: string | null
}
