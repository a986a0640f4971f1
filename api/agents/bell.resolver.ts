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
} from 'type-graphql'
import { acknowledgeRing } from '../../domain/reminder/acknowledge-ring.js'
import { findReminders, type ToldReminder } from '../../domain/reminder/find-reminders.js'
import { Agent } from '../../schema/agent.js'
import { Reminder } from '../../schema/reminder.js'
import { Ticket } from '../../schema/ticket.js'
import { rowId } from '../global-id.js'
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
