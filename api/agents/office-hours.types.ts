import { Field, InputType, Int, ObjectType } from 'type-graphql'
import type { Simulation } from '../../domain/office-hours/simulate-office-hours.js'
import type { HoursWarning } from '../../domain/office-hours/warnings.rules.js'
import { Instant } from '../../schema/instant.js'
import {
  OfficeHours,
  type DatedException,
  type Interval,
  type OfficeWeek,
} from '../../schema/office-hours.js'
import {
  AutoReplyReason,
  AutoReplyText,
  DeskState,
  HoursWarningCode,
} from '../../schema/words/office-hours.js'
import { PageInfo } from './pages.js'

const from = { description: '`HH:MM`, wall clock of the account.' }
const to = { description: '`HH:MM` or `24:00`, not included. Before `from`: on the next day (R22).' }

@ObjectType('Interval', { description: 'Open from `from` until just before `to` (R22).' })
export class IntervalType implements Interval {
  @Field(() => String, from)
  from!: string

  @Field(() => String, to)
  to!: string
}

@InputType('IntervalInput')
export class IntervalInput implements Interval {
  @Field(() => String, from)
  from!: string

  @Field(() => String, to)
  to!: string
}

@ObjectType('DatedException', { description: 'Other hours, or none, on some dates (R23).' })
export class DatedExceptionType implements DatedException {
  @Field(() => String, { description: 'First date, `YYYY-MM-DD`.' })
  from!: string

  @Field(() => String, { description: 'Last date, included.' })
  to!: string

  @Field(() => String)
  label!: string

  @Field(() => [IntervalType], { description: 'Empty: closed.' })
  intervals!: IntervalType[]
}

@InputType('DatedExceptionInput')
export class DatedExceptionInput implements DatedException {
  @Field(() => String, { description: 'First date, `YYYY-MM-DD`.' })
  from!: string

  @Field(() => String, { description: 'Last date, included.' })
  to!: string

  @Field(() => String, { defaultValue: '' })
  label!: string

  @Field(() => [IntervalInput], { defaultValue: [], description: 'Empty: closed.' })
  intervals!: IntervalInput[]
}

@ObjectType('OfficeWeek')
export class OfficeWeekType implements OfficeWeek {
  @Field(() => [IntervalType]) monday!: IntervalType[]
  @Field(() => [IntervalType]) tuesday!: IntervalType[]
  @Field(() => [IntervalType]) wednesday!: IntervalType[]
  @Field(() => [IntervalType]) thursday!: IntervalType[]
  @Field(() => [IntervalType]) friday!: IntervalType[]
  @Field(() => [IntervalType]) saturday!: IntervalType[]
  @Field(() => [IntervalType]) sunday!: IntervalType[]
}

@InputType({ description: 'Any number of intervals a day (R20). A day that is left out has none.' })
export class OfficeWeekInput implements OfficeWeek {
  @Field(() => [IntervalInput], { defaultValue: [] }) monday!: IntervalInput[]
  @Field(() => [IntervalInput], { defaultValue: [] }) tuesday!: IntervalInput[]
  @Field(() => [IntervalInput], { defaultValue: [] }) wednesday!: IntervalInput[]
  @Field(() => [IntervalInput], { defaultValue: [] }) thursday!: IntervalInput[]
  @Field(() => [IntervalInput], { defaultValue: [] }) friday!: IntervalInput[]
  @Field(() => [IntervalInput], { defaultValue: [] }) saturday!: IntervalInput[]
  @Field(() => [IntervalInput], { defaultValue: [] }) sunday!: IntervalInput[]
}

@InputType()
export class OfficeHoursInput {
  @Field(() => OfficeWeekInput)
  week!: OfficeWeekInput

  @Field(() => [DatedExceptionInput], { defaultValue: [] })
  exceptions!: DatedExceptionInput[]
}

@ObjectType()
class OfficeHoursEdge {
  @Field(() => String)
  cursor!: string

  @Field(() => OfficeHours)
  node!: OfficeHours
}

@ObjectType()
export class OfficeHoursConnection {
  @Field(() => [OfficeHoursEdge])
  edges!: OfficeHoursEdge[]

  @Field(() => PageInfo)
  pageInfo!: PageInfo
}

@InputType({ description: 'Automatic replies that are not saved. What is left out is as it is saved.' })
export class AutoReplyTextsInput {
  @Field(() => String, { nullable: true })
  autoReplyInHours?: string | null

  @Field(() => String, { nullable: true })
  autoReplyOutOfHours?: string | null
}

@ObjectType('HoursWarning', { description: 'What is allowed, and perhaps not meant (R31).' })
class HoursWarningType implements HoursWarning {
  @Field(() => HoursWarningCode)
  code!: HoursWarningCode

  @Field(() => String, {
    description:
      'What it is about: a path in the hours as they were given, `week.monday[1]`, `exceptions[0]`; or a setting, `autoReplyInHours`.',
  })
  field!: string

  @Field(() => String, { description: 'A sentence for people, in English.' })
  message!: string
}

@ObjectType('OfficeHoursSimulation', {
  description: 'What would happen if somebody began a chat at a moment (R31).',
})
export class SimulationType implements Simulation {
  @Field(() => Instant, { description: 'The moment that was asked about.' })
  at!: Date

  @Field(() => String, {
    description: 'The desk’s wall clock then, with offset: `2026-06-15T10:00:00.000+02:00`.',
  })
  localTime!: string

  @Field(() => String, { description: 'IANA name of the zone in which the hours hang.' })
  timeZone!: string

  @Field(() => Int, {
    nullable: true,
    description: 'Version of the saved hours that were asked. Null: none were saved, or others were given.',
  })
  hoursVersion!: number | null

  @Field(() => DeskState)
  state!: DeskState

  @Field(() => Instant, {
    nullable: true,
    description: 'Since when it is in that state. Null: for more than 400 days, or there are no hours.',
  })
  since!: Date | null

  @Field(() => Instant, {
    nullable: true,
    description: 'When that changes. Null: not within 400 days, or never.',
  })
  until!: Date | null

  @Field(() => Instant, { nullable: true, description: 'When it changes again, after `until`.' })
  thenUntil!: Date | null

  @Field(() => AutoReplyText, { nullable: true, description: 'Which automatic reply is sent; null: none.' })
  text!: AutoReplyText | null

  @Field(() => String, { nullable: true, description: 'The reply, with its variables filled (R29).' })
  reply!: string | null

  @Field(() => AutoReplyReason, { description: 'Why that one, or none.' })
  reason!: AutoReplyReason

  @Field(() => [HoursWarningType], {
    description: 'About the hours and texts as a whole, seen from now; not about the moment.',
  })
  warnings!: HoursWarning[]
}
