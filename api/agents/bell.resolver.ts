import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql'
import { acknowledgeRing } from '../../domain/reminder/acknowledge-ring.js'
import { findRingsFor, mostRings } from '../../domain/reminder/find-rings.js'
import { reportForgotten } from '../../domain/reminder/report-forgotten.js'
import { findReminders, type ToldReminder } from '../../domain/reminder/find-reminders.js'
import { bellLevelOf } from '../../domain/ticket/ticket.rules.js'
import { Agent } from '../../schema/agent.js'
import { Instant } from '../../schema/instant.js'
import { Reminder } from '../../schema/reminder.js'
import { Ticket } from '../../schema/ticket.js'
import { BellLevel, Forgotten } from '../../schema/words/reminder.js'
import { rowId } from '../global-id.js'
import { Loaders } from '../live/loaders.js'
import { followRings, type Ringing } from '../live/rings-stream.js'
import { stream } from '../live/stream.js'
import type { Doorbell } from '../live/doorbells.js'
import { signedIn, type AgentContext } from './context.js'
import { cursor, PageInfo, pageOf, readCursor, refuseBadLength, type Page } from './pages.js'
import { findTicket } from './ticket.resolver.js'

@ObjectType()
class ReminderEdge {
  @Field(() => String)
  cursor!: string

  @Field(() => Reminder)
  node!: ToldReminder
}

@ObjectType()
class ReminderConnection {
  @Field(() => [ReminderEdge])
  edges!: ReminderEdge[]

  @Field(() => PageInfo)
  pageInfo!: PageInfo
}

@ObjectType({ description: 'A ticket that rings for you (R59).' })
class RingForMe {
  @Field(() => Ticket)
  ticket!: Ticket

  @Field(() => BellLevel)
  level!: BellLevel

  @Field(() => Instant, { description: 'When it last rang: a later one than you know is a new ring.' })
  since!: Date
}

@ObjectType({ description: 'All that rings for you, as one (R59).' })
class RingsForMe {
  @Field(() => Int)
  count!: number

  @Field(() => [RingForMe], {
    description: `The ${mostRings} on whom somebody has waited longest, longest first.`,
  })
  rings!: RingForMe[]
}

@ObjectType({ description: 'How many tickets have the same thing wrong with them.' })
class ForgottenKind {
  @Field(() => Forgotten)
  kind!: Forgotten

  @Field(() => Int)
  count!: number
}

@ObjectType({ description: 'Whether anybody is forgotten (R60).' })
class NothingForgotten {
  @Field(() => Int, {
    description: 'Tickets with something wrong; 0: nobody is forgotten. Counted up to 1,000.',
  })
  count!: number

  @Field(() => [ForgottenKind])
  kinds!: ForgottenKind[]

  @Field(() => [Ticket], { description: 'The first 100 of them.' })
  tickets!: Ticket[]

  @Field(() => Int, {
    description: 'How many the desk has mended since it began. Each is a fault of Deskbell’s.',
  })
  repairs!: number
}

@Resolver(() => Reminder)
export class BellResolver {
  @Mutation(() => Ticket, {
    description:
      '“On it” (R59): the bell is silent for so many minutes of reminder time, and then begins anew; the shopper waits on. Whoever says so has a ticket that nobody had. However often it is said, the bell escalates 30 minutes after the first time, and the account’s minutes from reminder to escalation. Where nobody waits, nothing changes. TICKET_CLOSED for a closed one.',
  })
  async onIt(
    @Arg('ticketId', () => ID) ticketId: string,
    @Arg('minutes', () => Int, {
      nullable: true,
      description: '1 to 30. Left out: `Account.checkInAfterMinutes`.',
    })
    minutes: number | null | undefined,
    @Ctx() context: AgentContext,
  ): Promise<Ticket> {
    const agent = await signedIn(context)
    return context.door.app.transaction((tx) =>
      acknowledgeRing(tx, agent, rowId('Ticket', ticketId), minutes ?? null),
    )
  }

  @Query(() => ReminderConnection, {
    description:
      'The story of a ticket’s bell: each step that was planned, with what became of it and why, and at the end the one that is next (R58).',
  })
  async reminders(
    @Arg('ticketId', () => ID) ticketId: string,
    @Arg('first', () => Int, { defaultValue: 50, description: '1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: '`pageInfo.endCursor` of the page before.' })
    after: string | null | undefined,
    @Ctx() context: AgentContext,
  ): Promise<Page<ToldReminder>> {
    await signedIn(context)
    const ticket = await findTicket(context, rowId('Ticket', ticketId))
    refuseBadLength(first)
    const { database, clock } = context.door.app
    const [waitNo, step] = after ? readCursor(after) : []
    const place = { after: { waitNo: Number(waitNo ?? 0), step: Number(step ?? 0) }, limit: first + 1 }
    const told = await findReminders(database.manager, ticket, place, clock.now())
    return pageOf(told, first, Boolean(after), ({ waitNo, step }) => cursor(String(waitNo), String(step)))
  }

  @Query(() => RingsForMe, {
    description:
      'What rings for you now (R55): reminders of your tickets, and of nobody’s while you are online; escalations, as `Account.escalateTo` says. Nothing rings any more that was answered, snoozed, closed, or that somebody is on.',
  })
  async ringsForMe(@Ctx() context: AgentContext): Promise<RingsForMe> {
    return toldRings(context, await readRings(context))
  }

  @Subscription(() => RingsForMe, {
    name: 'ringsForMe',
    description:
      'What rings for you: first as it is, then whenever it has changed; rings that fall due together come as one (R59). After a reconnect the first event says all.',
    subscribe: async ({ context }: { context: AgentContext }) => {
      const { accountId } = await signedIn(context)
      const bell = context.door.doorbells.open(`account:${accountId}`)
      return stream(bell, watchRings(bell, context, accountId))
    },
  })
  ringsForMeChanges(@Root() rings: RingsForMe): RingsForMe {
    return rings
  }

  @Query(() => NothingForgotten, {
    description:
      'Looks at every ticket of the account now: each open one on which somebody waits has one next action with a time, each snoozed one an end, no closed one anything (R60). What is wrong is mended within a minute.',
  })
  async nothingForgotten(@Ctx() context: AgentContext): Promise<NothingForgotten> {
    const { accountId } = await signedIn(context)
    const { database, clock } = context.door.app
    return reportForgotten(database.manager, accountId, clock.now())
  }

  @FieldResolver(() => Agent, {
    nullable: true,
    description: 'Whose ring it is. Null: it is for more than one (R55).',
  })
  agent(@Root() { agentId }: Reminder, @Ctx() { loaders }: AgentContext): Agent | Promise<Agent> | null {
    return agentId === null ? null : loaders.agent(agentId)
  }

  @FieldResolver(() => Agent, {
    nullable: true,
    description: 'Who of the team made it needless: see `outcome`.',
  })
  settledBy(
    @Root() { settledBy }: Reminder,
    @Ctx() { loaders }: AgentContext,
  ): Agent | Promise<Agent> | null {
    return settledBy === null ? null : loaders.agent(settledBy)
  }
}

async function readRings(context: AgentContext): Promise<Ringing> {
  const { database, clock } = context.door.app
  return findRingsFor(database.manager, await signedIn(context), clock.now())
}

async function toldRings({ loaders }: AgentContext, { count, tickets }: Ringing): Promise<RingsForMe> {
  await loaders.foresee(tickets)
  const rings = tickets.map((ticket) => ({ ticket, level: bellLevelOf(ticket), since: ticket.rungAt! }))
  return { count, rings }
}

async function* watchRings(
  bell: Doorbell,
  context: AgentContext,
  accountId: string,
): AsyncGenerator<RingsForMe, void, void> {
  // Whoever of the team comes, goes, or wants not to be disturbed changes who hears what.
  const team = context.door.team.open(accountId)
  void (async () => {
    while (await team.rung()) bell.miss()
  })()
  try {
    for await (const ringing of followRings(bell, () => readRings(context))) {
      context.loaders = new Loaders(context.door.app.database.manager)
      yield await toldRings(context, ringing)
    }
  } finally {
    team.close()
  }
}
