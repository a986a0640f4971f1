import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql'
import { reply } from '../../domain/ticket/reply.js'
import { Agent } from '../../schema/agent.js'
import { AutoReplyDecision } from '../../schema/auto-reply-decision.js'
import { Message } from '../../schema/message.js'
import { TicketEvent } from '../../schema/ticket-event.js'
import { Uuid, uuidFromBytes } from '../../schema/uuid.js'
import { Author } from '../../schema/words.js'
import { globalId, rowId } from '../global-id.js'
import { signedIn, type AgentContext } from './context.js'

@Resolver(() => Message)
export class MessageResolver {
  @Mutation(() => Message, {
    description:
      'Answers the shopper (R45). Whoever answers a ticket without an agent has it from then on. TICKET_CLOSED: it cannot be reopened.',
  })
  async reply(
    @Arg('ticketId', () => ID) ticketId: string,
    @Arg('clientId', () => Uuid, {
      description:
        'Made by you, new for each message. Repeating it answers what was sent then; with another text: IDEMPOTENCY_CONFLICT.',
    })
    clientId: string,
    @Arg('text', () => String, { description: '1 to 4,000 characters.' }) text: string,
    @Ctx() context: AgentContext,
  ): Promise<Message> {
    const agent = await signedIn(context)
    return context.door.app.transaction((tx) =>
      reply(tx, agent, rowId('Ticket', ticketId), { clientId, text }),
    )
  }

  @FieldResolver(() => ID)
  id(@Root() { ticketId, number }: Message): string {
    return globalId('Message', `${ticketId}.${number}`)
  }

  @FieldResolver(() => Agent, { nullable: true, description: 'Who wrote it, of the team.' })
  agent(@Root() { agentId }: Message, @Ctx() { loaders }: AgentContext): Agent | Promise<Agent> | null {
    return agentId === null ? null : loaders.agent(agentId)
  }

  @FieldResolver(() => Uuid, {
    nullable: true,
    description: 'Under which id it was sent; null for automatic replies.',
  })
  clientId(@Root() { clientId }: Message): string | null {
    return clientId && uuidFromBytes(clientId)
  }

  @FieldResolver(() => AutoReplyDecision, {
    nullable: true,
    description:
      'Of a shopper’s message: which automatic reply it got, or why none (R30). Null: not decided yet.',
  })
  autoReplyDecision(
    @Root() message: Message,
    @Ctx() { loaders }: AgentContext,
  ): Promise<AutoReplyDecision | null> | null {
    return message.author === Author.SHOPPER ? loaders.decision(message) : null
  }
}

@Resolver(() => TicketEvent)
export class TicketEventResolver {
  @FieldResolver(() => ID)
  id(@Root() { ticketId, number }: TicketEvent): string {
    return globalId('TicketEvent', `${ticketId}.${number}`)
  }

  @FieldResolver(() => Agent, {
    nullable: true,
    description: 'Who did it, or whom it concerns: see the kind.',
  })
  agent(@Root() { agentId }: TicketEvent, @Ctx() { loaders }: AgentContext): Agent | Promise<Agent> | null {
    return agentId === null ? null : loaders.agent(agentId)
  }
}
