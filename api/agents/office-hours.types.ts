import { Field, InputType, ObjectType } from 'type-graphql'
import type { DatedException, Interval, OfficeWeek } from '../../schema/office-hours.js'

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
