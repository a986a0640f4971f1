import type { GraphQLResolveInfo } from 'graphql'
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Info,
  Int,
  Query,
  Resolver,
  Root,
} from 'type-graphql'
import { findAccount } from '../../domain/account/find-account.js'
import { badInput } from '../../domain/errors.js'
import {
  findAgentReplyTimes,
  findReplyTimes,
  type ReportClock as Clock,
} from '../../domain/report/find-reply-times.js'
import { findCloseTimes } from '../../domain/report/find-close-times.js'
import { findVolume } from '../../domain/report/find-volume.js'
import { countClosedToday, countOnline, findWaitingNow } from '../../domain/report/find-waiting-now.js'
import { faultOfRange, type Unit } from '../../domain/report/report.rules.js'
import { Agent } from '../../schema/agent.js'
import { Instant } from '../../schema/instant.js'
import { Channel } from '../../schema/words/ticket.js'
import { rowId } from '../global-id.js'
import { asksFor } from './asks-for.js'
import { signedIn, type AgentContext } from './context.js'
import {
  AgentReplyTimes,
  CloseTimes,
  ReplyTimes,
  ReportClock,
  Volume,
  VolumeUnit,
  WaitingNow,
} from './report.types.js'

const mostThresholds = 5
const longestThreshold = 1440

@ArgsType()
class RangeArgs {
  @Field(() => Instant, { description: 'Included. Not before the year 2000.' })
  from!: Date

  @Field(() => Instant, { description: 'Not included. At most 400 days after `from`.' })
  to!: Date

  @Field(() => Channel, { nullable: true, description: 'Left out: all.' })
  channel?: Channel | null
}

@ArgsType()
class ReplyTimesArgs extends RangeArgs {
  @Field(() => ReportClock, { defaultValue: ReportClock.BUSINESS })
  clock!: Clock

  @Field(() => [Int], {
    defaultValue: [3, 5],
    description: `Within how many minutes to look; at most ${mostThresholds}, of 1 to ${longestThreshold}.`,
  })
  thresholds!: number[]
}

/** Every member of the team may read them. They are reckoned from what was written down when it happened. */
@Resolver(() => AgentReplyTimes)
export class ReportResolver {
  @Query(() => WaitingNow)
  async waitingNow(@Ctx() context: AgentContext): Promise<WaitingNow> {
    const { accountId } = await signedIn(context)
    const { database, clock } = context.door.app
    return findWaitingNow(database.manager, accountId, clock.now())
  }

  @Query(() => CloseTimes, { description: 'BAD_INPUT: `from`, `to`.' })
  async closeTimes(
    @Args(() => RangeArgs) args: RangeArgs,
    @Arg('clock', () => ReportClock, { defaultValue: ReportClock.BUSINESS }) clock: Clock,
    @Ctx() context: AgentContext,
  ): Promise<CloseTimes> {
    const { accountId } = await signedIn(context)
    return findCloseTimes(context.door.app.database.manager, { ...rangeOf(args), accountId, clock })
  }

  @Query(() => ReplyTimes, { description: 'BAD_INPUT: `from`, `to`, `thresholds`.' })
  async replyTimes(
    @Args(() => ReplyTimesArgs) args: ReplyTimesArgs,
    @Arg('agentId', () => ID, {
      nullable: true,
      description: 'Only what this agent answered. Left out: all.',
    })
    agentId: string | null | undefined,
    @Ctx() context: AgentContext,
  ): Promise<ReplyTimes> {
    const { accountId } = await signedIn(context)
    const row = agentId == null ? null : rowId('Agent', agentId)
    return findReplyTimes(context.door.app.database.manager, {
      ...rangeOf(args),
      ...timesOf(args),
      accountId,
      agentId: row,
    })
  }

  @Query(() => [AgentReplyTimes], {
    description:
      'The reply times of each member of the team, by name, also of who has replied to nobody; of those who have left, whoever replied. BAD_INPUT: `from`, `to`, `thresholds`.',
    complexity: ({ childComplexity }) => 20 * childComplexity,
  })
  async agentReplyTimes(
    @Args(() => ReplyTimesArgs) args: ReplyTimesArgs,
    @Ctx() context: AgentContext,
  ): Promise<AgentReplyTimes[]> {
    const { accountId } = await signedIn(context)
    return findAgentReplyTimes(context.door.app.database.manager, {
      ...rangeOf(args),
      ...timesOf(args),
      accountId,
    })
  }

  @Query(() => [Volume], {
    description:
      'What shoppers asked, in order, each day or hour once, those without anything included. When the clocks go back, the hour that comes twice is there twice. BAD_INPUT: `from`, `to`.',
  })
  async volume(
    @Args(() => RangeArgs) args: RangeArgs,
    @Arg('by', () => VolumeUnit) by: Unit,
    @Ctx() context: AgentContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Volume[]> {
    const { accountId } = await signedIn(context)
    const wish = { ...rangeOf(args), accountId }
    const db = context.door.app.database.manager
    const { timeZone } = await findAccount(db, accountId)
    const withClosedHours = asksFor(info, 'questionsInClosedHours')
    return findVolume(db, wish, { timeZone, unit: by, withClosedHours })
  }

  @FieldResolver(() => Agent)
  agent(@Root() { agentId }: AgentReplyTimes, @Ctx() { loaders }: AgentContext): Agent | Promise<Agent> {
    return loaders.agent(agentId)
  }
}

@Resolver(() => WaitingNow)
export class WaitingNowResolver {
  @FieldResolver(() => Int, {
    description:
      'Tickets closed since midnight in the account’s time zone, by the team or by their shoppers.',
  })
  async closedToday(@Ctx() context: AgentContext): Promise<number> {
    const { accountId } = await signedIn(context)
    const { database, clock } = context.door.app
    return countClosedToday(database.manager, accountId, clock.now())
  }

  @FieldResolver(() => Int, { description: 'Agents whose presence is ONLINE.' })
  async onlineAgents(@Ctx() context: AgentContext): Promise<number> {
    const { accountId } = await signedIn(context)
    const { database, clock } = context.door.app
    return countOnline(database.manager, accountId, clock.now())
  }
}

function rangeOf({ from, to, channel }: RangeArgs) {
  const fault = faultOfRange(from, to)
  if (fault) throw badInput(fault.field, fault.message)
  return { from, to, channel: channel ?? null }
}

function timesOf({ clock, thresholds }: ReplyTimesArgs) {
  const isRight = (minutes: number) => minutes >= 1 && minutes <= longestThreshold
  if (thresholds.length > mostThresholds || !thresholds.every(isRight)) {
    throw badInput('thresholds', `At most ${mostThresholds}, of 1 to ${longestThreshold} minutes.`)
  }
  return { clock, thresholds }
}
