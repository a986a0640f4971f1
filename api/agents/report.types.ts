import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql'
import { Instant } from '../../schema/instant.js'

export const ReportClock = { BUSINESS: 'business', CALENDAR: 'calendar' } as const
registerEnumType(ReportClock, {
  name: 'ReportClock',
  description: 'Which seconds of a wait count.',
  valuesConfig: {
    BUSINESS: {
      description:
        'Those in which the desk was open, by the office hours that were in force when the wait began; all of them if there were none.',
    },
    CALENDAR: { description: 'All.' },
  },
})

export const VolumeUnit = { DAY: 'day', HOUR: 'hour' } as const
registerEnumType(VolumeUnit, {
  name: 'VolumeUnit',
  description: 'Days and hours of the wall clock in the account’s time zone.',
})

@ObjectType({ description: 'How many of the replies came within a time.' })
class RepliesWithin {
  @Field(() => Int)
  minutes!: number

  @Field(() => Int, { description: 'Replies that took at most so many minutes, to the second.' })
  count!: number

  @Field(() => Float, {
    nullable: true,
    description: '0 to 1, of all that are counted; null: there are none.',
  })
  share!: number | null
}

@ObjectType({
  description: 'How long some replies took, in whole seconds, rounded, by the clock that was asked for.',
})
export class ReplyTime {
  @Field(() => Int, { description: 'How many replies are counted: below 20 a percentile says little.' })
  count!: number

  @Field(() => Int, {
    nullable: true,
    description:
      'By nearest rank: the shortest time in which at least half of the replies came. Null: there are none.',
  })
  medianSeconds!: number | null

  @Field(() => Int, {
    nullable: true,
    description: 'By nearest rank: the shortest time in which at least 90 % of the replies came.',
  })
  p90Seconds!: number | null

  @Field(() => [RepliesWithin], { description: 'For each of `thresholds`, in that order.' })
  within!: RepliesWithin[]
}

@ObjectType({
  description:
    'How long shoppers waited for replies. Counted are waits that began in the range (`from` included, `to` not) and that a person has answered: from the first message that nobody has answered (R50) to the next reply of an agent, a holding reply included (R57). Automatic replies answer nobody and never count. A further reply to the same message counts as none.',
})
export class ReplyTimes {
  @Field(() => ReplyTime, {
    description: 'Of these, the waits that began with the first message of a ticket.',
  })
  first!: ReplyTime

  @Field(() => ReplyTime, { description: 'All of them.' })
  all!: ReplyTime

  @Field(() => Int, {
    description:
      'Waits that began in the range and ended because the ticket was closed, by the team or by its shopper. They are no part of the times above. With `agentId`: those that this agent closed.',
  })
  unansweredCloses!: number
}

@ObjectType({ description: 'How long shoppers waited for the replies of one agent. See `ReplyTimes`.' })
export class AgentReplyTimes {
  agentId!: string

  @Field(() => ReplyTime, { description: 'Waits that began with the first message of a ticket.' })
  first!: ReplyTime

  @Field(() => ReplyTime, { description: 'All waits that this agent answered.' })
  all!: ReplyTime
}

@ObjectType({ description: 'What shoppers asked in one day or hour.' })
export class Volume {
  @Field(() => Instant, { description: 'Included. The first begins with the range.' })
  start!: Date

  @Field(() => Instant, {
    description:
      'Not included; where the next one starts, or the end of the range. When the clocks change a day has 23 or 25 hours.',
  })
  end!: Date

  @Field(() => Int, { description: 'Tickets that began with a message of their shopper.' })
  newTickets!: number

  @Field(() => Int, {
    description:
      'How often a shopper began to wait: wrote, when all that was written before had been answered. First messages included.',
  })
  questions!: number

  @Field(() => Int, {
    description:
      'Of these, those that arrived while the desk was closed, as it was decided when they did (R30). Without office hours, none; nor what was closed before it was decided.',
  })
  questionsInClosedHours!: number
}

@ObjectType({
  description:
    'How long tickets took from their first message to their close, in whole seconds, rounded, by the clock that was asked for. Counted are tickets that were closed in the range (`from` included, `to` not), by the team or by their shopper, whenever they began.',
})
export class CloseTimes {
  @Field(() => Int, { description: 'How many tickets are counted: below 20 a percentile says little.' })
  count!: number

  @Field(() => Int, {
    nullable: true,
    description:
      'By nearest rank: the shortest time in which at least half of them were closed. Null: there are none.',
  })
  medianSeconds!: number | null

  @Field(() => Int, {
    nullable: true,
    description: 'By nearest rank: the shortest time in which at least 90 % of them were closed.',
  })
  p90Seconds!: number | null
}

@ObjectType({
  description:
    'The desk at this moment: who waits, on open and on snoozed tickets (R50), and what there is to do. With `agents { presence load { … } }` it is the live dashboard.',
})
export class WaitingNow {
  @Field(() => Int, { description: 'Tickets whose shopper waits for an answer.' })
  count!: number

  @Field(() => Instant, { nullable: true, description: 'Since when the longest of them waits.' })
  longestSince!: Date | null

  @Field(() => Int, {
    nullable: true,
    description: 'How long that is, in all seconds and not only those of open hours.',
  })
  longestSeconds!: number | null

  @Field(() => Int, { description: 'Open tickets, answered ones included.' })
  open!: number

  @Field(() => Int, { description: 'Of these, those that nobody has.' })
  unassigned!: number

  @Field(() => Int, { description: 'Snoozed tickets.' })
  snoozed!: number
}
