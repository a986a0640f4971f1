import { Arg, Ctx, Field, ID, Mutation, ObjectType, Resolver } from 'type-graphql'
import { badInput, Refusal } from '../../domain/errors.js'
import { labelTicket, unlabelTicket } from '../../domain/label/label-ticket.js'
import { assignTicket } from '../../domain/ticket/assign-ticket.js'
import { closeTicket } from '../../domain/ticket/close-ticket.js'
import { refuseStrangers } from '../../domain/ticket/ticket-filter.js'
import type { Tx } from '../../platform/transaction.js'
import type { Agent } from '../../schema/agent.js'
import { Ticket } from '../../schema/ticket.js'
import { CloseReason } from '../../schema/words/ticket.js'
import { rowId } from '../global-id.js'
import { signedIn, type AgentContext } from './context.js'

@ObjectType({ description: 'Why nothing was done to a ticket.' })
class TicketRefusal {
  @Field(() => String, { description: 'The code that the act has for a single ticket (R78).' })
  code!: string

  @Field(() => String)
  message!: string
}

@ObjectType({ description: 'What became of one ticket out of many: either `ticket` or `refusal`.' })
class TicketResult {
  @Field(() => ID, { description: 'As it was given.' })
  ticketId!: string

  @Field(() => Ticket, { nullable: true, description: 'As it is now.' })
  ticket!: Ticket | null

  @Field(() => TicketRefusal, { nullable: true })
  refusal!: TicketRefusal | null
}

const most = 100
const atOnce = 8
const complexity = ({ childComplexity }: { childComplexity: number }) => most * childComplexity
const ofTickets =
  '1 to 100. Each is done by itself, and answered in the order given; one that is refused holds up no other.'

/** Many tickets at once, each exactly as if alone: a transaction of its own, its line in the thread, its live event. */
@Resolver()
export class BulkResolver {
  @Mutation(() => [TicketResult], {
    description: 'Closes them for good, as `close` does (R14, R48).',
    complexity,
  })
  async closeTickets(
    @Arg('ticketIds', () => [ID], { description: ofTickets }) ticketIds: string[],
    @Arg('reason', () => CloseReason, {
      defaultValue: CloseReason.RESOLVED,
      description: 'Not ENDED, not IMPORTED.',
    })
    reason: CloseReason,
    @Ctx() context: AgentContext,
  ): Promise<TicketResult[]> {
    return each(context, ticketIds, (tx, agent, id) => closeTicket(tx, agent, id, reason))
  }

  @Mutation(() => [TicketResult], {
    description: 'Gives them to an agent, as `assign` does (R48).',
    complexity,
  })
  async assignTickets(
    @Arg('ticketIds', () => [ID], { description: ofTickets }) ticketIds: string[],
    @Arg('agentId', () => ID, { nullable: true, description: 'Left out: to nobody.' })
    agentId: string | null | undefined,
    @Ctx() context: AgentContext,
  ): Promise<TicketResult[]> {
    const { accountId } = await signedIn(context)
    const assigneeId = agentId == null ? null : rowId('Agent', agentId)
    await refuseStrangers(context.door.app.database.manager, accountId, { assigneeId })
    return each(context, ticketIds, (tx, agent, id) => assignTicket(tx, agent, id, assigneeId))
  }

  @Mutation(() => [TicketResult], {
    description: 'Puts labels on them, as `label` does (R48, R49).',
    complexity,
  })
  async labelTickets(
    @Arg('ticketIds', () => [ID], { description: ofTickets }) ticketIds: string[],
    @Arg('labelIds', () => [ID]) labelIds: string[],
    @Ctx() context: AgentContext,
  ): Promise<TicketResult[]> {
    const ids = await knownLabels(context, labelIds)
    return each(context, ticketIds, (tx, agent, id) => labelTicket(tx, agent, id, ids))
  }

  @Mutation(() => [TicketResult], {
    description: 'Takes labels off them, as `unlabel` does (R48, R49).',
    complexity,
  })
  async unlabelTickets(
    @Arg('ticketIds', () => [ID], { description: ofTickets }) ticketIds: string[],
    @Arg('labelIds', () => [ID]) labelIds: string[],
    @Ctx() context: AgentContext,
  ): Promise<TicketResult[]> {
    const ids = await knownLabels(context, labelIds)
    return each(context, ticketIds, (tx, agent, id) => unlabelTicket(tx, agent, id, ids))
  }
}

async function knownLabels(context: AgentContext, given: string[]): Promise<string[]> {
  const { accountId } = await signedIn(context)
  const labelIds = given.map((id) => rowId('Label', id))
  await refuseStrangers(context.door.app.database.manager, accountId, { labelIds })
  return labelIds
}

async function each(
  context: AgentContext,
  given: string[],
  act: (tx: Tx, agent: Agent, ticketId: string) => Promise<Ticket>,
): Promise<TicketResult[]> {
  const agent = await signedIn(context)
  const ticketIds = [...new Set(given)]
  if (ticketIds.length < 1 || ticketIds.length > most) throw badInput('ticketIds', `Between 1 and ${most}.`)
  const one = async (ticketId: string): Promise<TicketResult> => {
    try {
      const id = rowId('Ticket', ticketId)
      const ticket = await context.door.app.transaction((tx) => act(tx, agent, id))
      return { ticketId, ticket, refusal: null }
    } catch (error) {
      // What is not a refusal is a fault of ours, and told as one: whoever does it all again does nothing twice.
      if (!(error instanceof Refusal)) throw error
      return { ticketId, ticket: null, refusal: { code: error.code, message: error.message } }
    }
  }
  const results: TicketResult[] = []
  for (let from = 0; from < ticketIds.length; from += atOnce) {
    results.push(...(await Promise.all(ticketIds.slice(from, from + atOnce).map(one))))
  }
  return results
}
