import { DateTime } from 'luxon'
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql'
import { assignTicket } from '../../domain/ticket/assign-ticket.js'
import { closeTicket } from '../../domain/ticket/close-ticket.js'
import { findThreadBefore } from '../../domain/ticket/find-thread.js'
import { snoozeTicket } from '../../domain/ticket/snooze-ticket.js'
import type { SnoozeWish } from '../../domain/ticket/snooze.rules.js'
import { wakeTicket } from '../../domain/ticket/wake-ticket.js'
import { markRead, markUnread } from '../../domain/ticket/mark-read.js'
import { idOfReference, referenceOf } from '../../domain/ticket/reference.rules.js'
import { bellLevelOf } from '../../domain/ticket/ticket.rules.js'
import { badInput, notFound } from '../../domain/errors.js'
import { rowOf } from '../../platform/rows.js'
import { Agent } from '../../schema/agent.js'
import { Instant } from '../../schema/instant.js'
import { Profile } from '../../schema/profile.js'
import { Ticket } from '../../schema/ticket.js'
import { BellLevel } from '../../schema/words/reminder.js'
import { CloseReason } from '../../schema/words/ticket.js'
import { globalId, rowId } from '../global-id.js'
import { followTicket, type TicketNews } from '../live/ticket-stream.js'
import { stream } from '../live/stream.js'
import type { Doorbell } from '../live/doorbells.js'
import { Loaders } from '../live/loaders.js'
import { signedIn, type AgentContext } from './context.js'
import { refuseBadLength } from './pages.js'
import { SnoozeEvent, Thread, TicketUpdate } from './ticket.types.js'

@Resolver(() => Ticket)
export class TicketResolver {
  @Query(() => Ticket, {
    description: 'By its id or by its reference (R48). NOT_FOUND also for a ticket of another account.',
  })
  async ticket(
    @Arg('id', () => ID, { nullable: true }) id: string | null | undefined,
    @Arg('reference', () => String, { nullable: true, description: '`T-1042`, `t-1042` or `1042`.' })
    reference: string | null | undefined,
    @Ctx() context: AgentContext,
  ): Promise<Ticket> {
    await signedIn(context)
    if ((id == null) === (reference == null)) throw badInput('id', 'Say the id, or else the reference.')
    const row = id == null ? idOfReference(reference!) : rowId('Ticket', id)
    if (!row) throw notFound('ticket')
    return findTicket(context, row)
  }

  @Mutation(() => Ticket, {
    description:
      'Closes it for good: a closed web chat never reopens (R14). Closing a closed one changes nothing.',
  })
  async close(
    @Arg('ticketId', () => ID) ticketId: string,
    @Arg('reason', () => CloseReason, {
      defaultValue: CloseReason.RESOLVED,
      description: 'Not ENDED, not IMPORTED.',
    })
    reason: CloseReason,
    @Ctx() context: AgentContext,
  ): Promise<Ticket> {
    const agent = await signedIn(context)
    return context.door.app.transaction((tx) => closeTicket(tx, agent, rowId('Ticket', ticketId), reason))
  }

  @Mutation(() => Ticket, { description: 'Gives it to an agent. TICKET_CLOSED for a closed one.' })
  async assign(
    @Arg('ticketId', () => ID) ticketId: string,
    @Arg('agentId', () => ID, { nullable: true, description: 'Left out: to nobody.' })
    agentId: string | null | undefined,
    @Ctx() context: AgentContext,
  ): Promise<Ticket> {
    const agent = await signedIn(context)
    const assigneeId = agentId == null ? null : rowId('Agent', agentId)
    return context.door.app.transaction((tx) =>
      assignTicket(tx, agent, rowId('Ticket', ticketId), assigneeId),
    )
  }

  @Mutation(() => Ticket, {
    description:
      'Hides it until a time, or until something happens; a message of the shopper always brings it back (R47). The bell is silent meanwhile. BAD_INPUT: the time has passed, is more than a year ahead, or no opening is in sight. TICKET_CLOSED for a closed one.',
  })
  async snooze(
    @Arg('ticketId', () => ID) ticketId: string,
    @Arg('until', () => Instant, { nullable: true, description: 'Either this …' })
    until: Date | null | undefined,
    @Arg('untilEvent', () => SnoozeEvent, { nullable: true, description: '… or this.' })
    untilEvent: SnoozeEvent | null | undefined,
    @Ctx() context: AgentContext,
  ): Promise<Ticket> {
    const agent = await signedIn(context)
    const wish = readSnooze(until, untilEvent)
    return context.door.app.transaction((tx) => snoozeTicket(tx, agent, rowId('Ticket', ticketId), wish))
  }

  @Mutation(() => Ticket, {
    description: 'Brings a snoozed one back before its time. Waking one that is not snoozed changes nothing.',
  })
  async wake(@Arg('ticketId', () => ID) ticketId: string, @Ctx() context: AgentContext): Promise<Ticket> {
    const agent = await signedIn(context)
    return context.door.app.transaction((tx) => wakeTicket(tx, agent, rowId('Ticket', ticketId)))
  }

  @Mutation(() => Ticket, {
    description: 'The team has read it. Moves the mark forward only; `markUnread` is the way back.',
  })
  async markRead(
    @Arg('ticketId', () => ID) ticketId: string,
    @Arg('upTo', () => Int, { description: 'Number of the newest message that was read.' }) upTo: number,
    @Ctx() context: AgentContext,
  ): Promise<Ticket> {
    const agent = await signedIn(context)
    if (upTo < 0) throw badInput('upTo', '0 or more.')
    return context.door.app.transaction((tx) => markRead(tx, agent, rowId('Ticket', ticketId), upTo))
  }

  @Mutation(() => Ticket, {
    description:
      'Puts the shopper’s newest message before the team again, as if nobody had read it (R42). A ticket that is unread stays as it is; a closed one stays closed.',
  })
  async markUnread(
    @Arg('ticketId', () => ID) ticketId: string,
    @Ctx() context: AgentContext,
  ): Promise<Ticket> {
    const agent = await signedIn(context)
    return context.door.app.transaction((tx) => markUnread(tx, agent, rowId('Ticket', ticketId)))
  }

  @Subscription(() => TicketUpdate, {
    description:
      'Replays everything that happened after number `after`, in order and without gaps, then goes live (R74).',
    subscribe: async ({
      args,
      context,
    }: {
      args: { ticketId: string; after: number }
      context: AgentContext
    }) => {
      await signedIn(context)
      const { id } = await findTicket(context, rowId('Ticket', args.ticketId))
      if (args.after < 0) throw badInput('after', '0 or more.')
      const bell = context.door.doorbells.open(`ticket:${id}`)
      return stream(bell, withTicket(bell, context, id, args.after))
    },
  })
  ticketUpdates(
    @Arg('ticketId', () => ID) _ticketId: string,
    @Arg('after', () => Int, {
      description: '`lastNumber` of the ticket when you asked for it; 0: from the beginning.',
    })
    _after: number,
    @Root() update: TicketUpdate,
  ): TicketUpdate {
    return update
  }

  @FieldResolver(() => ID)
  id(@Root() ticket: Ticket): string {
    return globalId('Ticket', ticket.id)
  }

  @FieldResolver(() => String, { description: 'For people to say aloud: T-1042.' })
  reference(@Root() ticket: Ticket): string {
    return referenceOf(ticket)
  }

  @FieldResolver(() => BellLevel, { description: 'How far the bell has got in this wait (R55).' })
  bell(@Root() ticket: Ticket): BellLevel {
    return bellLevelOf(ticket)
  }

  @FieldResolver(() => Profile, { description: 'The shopper.' })
  profile(@Root() { profileId }: Ticket, @Ctx() { loaders }: AgentContext): Profile | Promise<Profile> {
    return loaders.profile(profileId)
  }

  @FieldResolver(() => Agent, { nullable: true, description: 'Of a ticket that an agent closed: who.' })
  closedByAgent(@Root() { closedById }: Ticket, @Ctx() { loaders }: AgentContext) {
    return closedById === null ? null : loaders.agent(closedById)
  }

  @FieldResolver(() => Agent, { nullable: true, description: 'Who has it; null: nobody.' })
  assignee(@Root() { assigneeId }: Ticket, @Ctx() { loaders }: AgentContext): Agent | Promise<Agent> | null {
    return assigneeId === null ? null : loaders.agent(assigneeId)
  }

  @FieldResolver(() => Thread, {
    description: 'The newest messages, notes and events, or those before a number.',
  })
  async thread(
    @Root() ticket: Ticket,
    @Arg('last', () => Int, { defaultValue: 50, description: '1 to 100.' }) last: number,
    @Arg('before', () => Int, {
      nullable: true,
      description: 'Only what has a smaller number. Left out: up to the newest.',
    })
    before: number | null | undefined,
    @Ctx() { door }: AgentContext,
  ): Promise<Thread> {
    refuseBadLength(last, 'last')
    const entries = await findThreadBefore(door.app.database.manager, ticket.id, before ?? 2 ** 31, last + 1)
    return { entries: entries.slice(-last), hasEarlier: entries.length > last }
  }
}

function readSnooze(until: Date | null | undefined, untilEvent: SnoozeEvent | null | undefined): SnoozeWish {
  if (until && untilEvent) throw badInput('untilEvent', 'Either a time or an event, not both.')
  if (until) return { for: 'time', until: DateTime.fromJSDate(until) }
  if (untilEvent) return { for: untilEvent }
  throw badInput('until', 'Until when?')
}

export async function findTicket(context: AgentContext, id: string): Promise<Ticket> {
  const { accountId } = await signedIn(context)
  const db = context.door.app.database.manager
  const ticket = await rowOf(db, Ticket, 'WHERE id = ? AND account_id = ?', [id, accountId])
  if (!ticket) throw notFound('ticket')
  return ticket
}

/** Who may not see the ticket any more hears nothing more of it. */
async function* withTicket(
  bell: Doorbell,
  context: AgentContext,
  id: string,
  after: number,
): AsyncGenerator<TicketUpdate, void, void> {
  const news: AsyncIterable<TicketNews> = followTicket(context.door.app, bell, id, after)
  for await (const update of news) {
    context.loaders = new Loaders(context.door.app.database.manager)
    yield { ...update, ticket: await findTicket(context, id) }
  }
}
