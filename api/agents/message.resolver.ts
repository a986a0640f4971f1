import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Resolver, Root } from 'type-graphql'
import { Refusal } from '../../domain/errors.js'
import { addNote } from '../../domain/ticket/add-note.js'
import { reply } from '../../domain/ticket/reply.js'
import { Agent } from '../../schema/agent.js'
import { AutoReplyDecision } from '../../schema/auto-reply-decision.js'
import { Message } from '../../schema/message.js'
import { Note } from '../../schema/note.js'
import { TicketEvent } from '../../schema/ticket-event.js'
import { Uuid, uuidFromBytes } from '../../schema/uuid.js'
import { Author } from '../../schema/words/ticket.js'
import { globalId, rowId } from '../global-id.js'
import { signedIn, type AgentContext } from './context.js'

@Resolver(() => Message)
export class MessageResolver {
  @Mutation(() => Message, {
    description:
      'Answers the shopper (R45). Whoever answers a ticket without an agent has it from then on. TICKET_CLOSED: it cannot be reopened. HELD: somebody else has written behind `expectedLast`; `extensions.missed` lists what, at most 20 of `{ number, kind: MESSAGE | NOTE, agentName (null: the shopper), text, at }`, and `extensions.lastNumber` is what to expect next time (R51).',
  })
  async reply(
    @Arg('ticketId', () => ID) ticketId: string,
    @Arg('clientId', () => Uuid, {
      description:
        'Made by you, new for each message. Repeating it answers what was sent then; with another text: IDEMPOTENCY_CONFLICT.',
    })
    clientId: string,
    @Arg('text', () => String, { description: '1 to 4,000 characters.' }) text: string,
    @Arg('isHolding', () => Boolean, {
      defaultValue: false,
      description:
        '“Still looking into it”: the shopper is answered, and the bell asks for news after `Account.checkInAfterMinutes` (R57). Wakes a snoozed ticket.',
    })
    isHolding: boolean,
    @Arg('byEmail', () => Boolean, {
      defaultValue: false,
      description:
        'It also goes to the shopper’s e-mail address, with the talk before it (R61). BAD_INPUT if the profile has none, MAIL_UNAVAILABLE unless `Account.sendsMail`.',
    })
    byEmail: boolean,
    @Arg('expectedLast', () => Int, {
      nullable: true,
      description:
        'Number of the newest entry that the agent has seen when sending. Left out: send it anyway (R51).',
    })
    expectedLast: number | null | undefined,
    @Arg('savedReplyId', () => ID, {
      nullable: true,
      description: 'The saved reply that it was made from: its use is counted. NOT_FOUND if it is gone.',
    })
    savedReplyId: string | null | undefined,
    @Ctx() context: AgentContext,
  ): Promise<Message> {
    const agent = await signedIn(context)
    const draft = {
      clientId,
      text,
      isHolding,
      byEmail,
      expectedLast: expectedLast ?? null,
      savedReplyId: savedReplyId == null ? null : rowId('SavedReply', savedReplyId),
    }
    const { app } = context.door
    if (byEmail && !app.mail)
      throw new Refusal('MAIL_UNAVAILABLE', 'No mail server is set up.', { field: 'byEmail' })
    return app.transaction((tx) => reply(tx, agent, rowId('Ticket', ticketId), draft))
  }

  @Mutation(() => Note, {
    description:
      'A word among the team (R49): the shopper never sees it, and it answers nobody. Closed tickets take notes as well.',
  })
  async addNote(
    @Arg('ticketId', () => ID) ticketId: string,
    @Arg('clientId', () => Uuid, {
      description:
        'Made by you, new for each note. Repeating it answers what was noted then; with another text: IDEMPOTENCY_CONFLICT.',
    })
    clientId: string,
    @Arg('text', () => String, { description: '1 to 4,000 characters.' }) text: string,
    @Ctx() context: AgentContext,
  ): Promise<Note> {
    const agent = await signedIn(context)
    return context.door.app.transaction((tx) =>
      addNote(tx, agent, rowId('Ticket', ticketId), { clientId, text }),
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

@Resolver(() => Note)
export class NoteResolver {
  @FieldResolver(() => ID)
  id(@Root() { ticketId, number }: Note): string {
    return globalId('Note', `${ticketId}.${number}`)
  }

  // Nullable like its namesakes in a thread, so that one query may ask all of them.
  @FieldResolver(() => Agent, { nullable: true, description: 'Who wrote it.' })
  agent(@Root() { agentId }: Note, @Ctx() { loaders }: AgentContext): Agent | Promise<Agent> {
    return loaders.agent(agentId)
  }

  @FieldResolver(() => Uuid, { nullable: true, description: 'Under which id it was noted.' })
  clientId(@Root() { clientId }: Note): string {
    return uuidFromBytes(clientId)
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
