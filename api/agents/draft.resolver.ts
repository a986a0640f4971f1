import {
  Arg,
  Ctx,
  Extensions,
  Field,
  FieldResolver,
  ID,
  Mutation,
  ObjectType,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql'
import { longestDraft } from '../../domain/draft/draft.rules.js'
import { saveDraft } from '../../domain/draft/save-draft.js'
import { Draft } from '../../schema/draft.js'
import { Instant } from '../../schema/instant.js'
import { Ticket } from '../../schema/ticket.js'
import { DraftKind } from '../../schema/words/ticket.js'
import { globalId, rowId } from '../global-id.js'
import type { Doorbell } from '../live/doorbells.js'
import { Loaders } from '../live/loaders.js'
import { ofViewer } from '../live/shared-answers.js'
import { stream } from '../live/stream.js'
import { signedIn, type AgentContext } from './context.js'

@ObjectType({ description: 'What you have begun to write on a ticket has changed.' })
class DraftChange {
  @Field(() => Boolean, {
    description: 'True: some changes are not told one by one; ask the tickets that you show again.',
  })
  refetch!: boolean

  @Field(() => Ticket, { nullable: true, description: 'With its `myDrafts` of now; null with `refetch`.' })
  ticket!: Ticket | null
}

@Resolver(() => Draft)
export class DraftResolver {
  @Mutation(() => Draft, {
    description:
      'Keeps what you have begun to write, for you alone. Answers what is kept: if that has a later `writtenAt` than yours, something newer was there, and yours has changed nothing. It goes by itself when a reply or note with this text is sent. Closed tickets keep theirs.',
  })
  async saveDraft(
    @Arg('ticketId', () => ID) ticketId: string,
    @Arg('kind', () => DraftKind) kind: DraftKind,
    @Arg('text', () => String, {
      description: `At most ${longestDraft} characters; blank: there is no draft any more.`,
    })
    text: string,
    @Arg('writtenAt', () => Instant, {
      description: 'By your clock; later than any that you know of. Not before the year 2000.',
    })
    writtenAt: Date,
    @Ctx() context: AgentContext,
  ): Promise<Draft> {
    const agent = await signedIn(context)
    const wish = { kind, text, writtenAt }
    return context.door.app.transaction((tx) => saveDraft(tx, agent, rowId('Ticket', ticketId), wish))
  }

  @Subscription(() => DraftChange, {
    description:
      'Each ticket on which a draft of yours is other than before, saved here or in another console of yours. Begins with `refetch`. A slow reader gets fewer, newer ones.',
    subscribe: async ({ context }: { context: AgentContext }) => {
      const { id } = await signedIn(context)
      const bell = context.door.doorbells.open(`drafts:${id}`)
      // What was written since the drafts were read, and before this was listened to, nobody has told.
      bell.miss()
      return stream(bell, watchDrafts(bell, context))
    },
  })
  draftChanges(@Root() change: DraftChange): DraftChange {
    return change
  }

  @FieldResolver(() => ID)
  id(@Root() { ticketId, agentId, kind }: Draft): string {
    return globalId('Draft', `${ticketId}.${agentId}.${kind}`)
  }

  @FieldResolver(() => Ticket)
  ticket(@Root() { ticketId }: Draft, @Ctx() { loaders }: AgentContext): Ticket | Promise<Ticket> {
    return loaders.ticket(ticketId)
  }
}

@Resolver(() => Ticket)
export class DraftsOfTicketResolver {
  @Extensions(ofViewer)
  @FieldResolver(() => [Draft], {
    description:
      'What you have begun to write on it: a reply, a note, both or nothing. In `inboxChanges` it costs each console a reading of its own; `draftChanges` tells it live.',
  })
  async myDrafts(@Root() ticket: Ticket, @Ctx() context: AgentContext): Promise<Draft[]> {
    return context.loaders.draftsOf(await signedIn(context), ticket.id)
  }
}

async function* watchDrafts(bell: Doorbell, context: AgentContext): AsyncGenerator<DraftChange, void, void> {
  for (;;) {
    const rung = await bell.rung()
    if (!rung) return
    await signedIn(context)
    if (rung.missed) yield { refetch: true, ticket: null }
    for (const ring of rung.rings) {
      const ticket = await ring.ticket()
      context.loaders = new Loaders(context.door.app.database.manager)
      if (ticket) yield { refetch: false, ticket }
    }
  }
}
