import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql'
import {
  countFollowUps,
  findFollowUps,
  findLastChange,
  findLastOpening,
  findOpening,
} from '../../domain/follow-up/find-follow-ups.js'
import { followUpStateOf } from '../../domain/follow-up/follow-up.rules.js'
import { deskStatusAt } from '../../domain/office-hours/desk-status.js'
import { DeskChange } from '../../schema/desk-change.js'
import { FollowUp } from '../../schema/follow-up.js'
import { Ticket } from '../../schema/ticket.js'
import { FollowUpState } from '../../schema/words/mail.js'
import { DeskStatus } from '../desk-status.type.js'
import { globalId } from '../global-id.js'
import { followDesk, type Lookout } from '../live/live-desks.js'
import { offer } from '../live/shared-answers.js'
import { stream } from '../live/stream.js'
import { signedIn, type AgentContext } from './context.js'
import { cursor, PageInfo, pageOf, readCursor, refuseBadLength, type Page } from './pages.js'

@ObjectType()
class FollowUpEdge {
  @Field(() => String)
  cursor!: string

  @Field(() => FollowUp)
  node!: FollowUp
}

@ObjectType({ description: 'Those who had waited since before the desk opened (R56).' })
class FollowUpConnection {
  @Field(() => DeskChange, {
    nullable: true,
    description: 'The opening whose queue this is. Null: the desk has not opened yet.',
  })
  opening!: DeskChange | null

  @Field(() => Int, { description: 'How many the queue had.' })
  total!: number

  @Field(() => Int, { description: 'How many of them still wait.' })
  left!: number

  @Field(() => [FollowUpEdge])
  edges!: FollowUpEdge[]

  @Field(() => PageInfo)
  pageInfo!: PageInfo
}

@ObjectType({ description: 'How the desk is now.' })
class DeskUpdate {
  @Field(() => DeskStatus)
  status!: DeskStatus

  @Field(() => DeskChange, {
    nullable: true,
    description: 'The newest one. Null: none has been noticed yet.',
  })
  change!: DeskChange | null

  @Field(() => Int, {
    description: 'How many of the newest queue still waited then: ask `followUps` for them (R56).',
  })
  followUpsLeft!: number
}

@Resolver()
export class DeskResolver {
  @Query(() => FollowUpConnection, {
    description:
      'The queue of the newest opening: those who had waited since before, longest first (R56). Made once, when the desk opened; who wrote later is not in it. A cursor stays in its queue when the desk opens again.',
  })
  async followUps(
    @Arg('first', () => Int, { defaultValue: 50, description: '1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: '`pageInfo.endCursor` of the page before.' })
    after: string | null | undefined,
    @Ctx() context: AgentContext,
  ): Promise<FollowUpConnection> {
    const { accountId } = await signedIn(context)
    refuseBadLength(first)
    const db = context.door.app.database.manager
    const [place, id] = after ? readCursor(after) : []
    const opening = id ? await findOpening(db, accountId, id) : await findLastOpening(db, accountId)
    if (!opening) return { opening, total: 0, left: 0, ...pageOfQueue([], first, after) }
    const rows = await findFollowUps(db, opening, { after: Number(place ?? 0), limit: first + 1 })
    return { opening, ...(await countFollowUps(db, opening)), ...pageOfQueue(rows, first, after) }
  }

  @Subscription(() => DeskUpdate, {
    description:
      'How the desk is now, and then each time that it opens, closes, or has other hours. A slow reader gets fewer, newer ones.',
    subscribe: async ({ context }: { context: AgentContext }) => {
      const { accountId } = await signedIn(context)
      const bell = context.door.desks.open(accountId)
      return stream(
        bell,
        followDesk(bell, () => lookOut(context)),
      )
    },
  })
  deskChanges(@Root() update: DeskUpdate): DeskUpdate {
    return update
  }
}

@Resolver(() => DeskChange)
export class DeskChangeResolver {
  @FieldResolver(() => ID)
  id(@Root() { id }: DeskChange): string {
    return globalId('DeskChange', id)
  }
}

@Resolver(() => FollowUp)
export class FollowUpResolver {
  @FieldResolver(() => ID)
  id(@Root() { deskChangeId, place }: FollowUp): string {
    return globalId('FollowUp', `${deskChangeId}.${place}`)
  }

  @FieldResolver(() => Ticket, { description: 'As it is now.' })
  ticket(@Root() { ticketId }: FollowUp, @Ctx() { loaders }: AgentContext): Ticket | Promise<Ticket> {
    return loaders.ticket(ticketId)
  }

  @FieldResolver(() => FollowUpState)
  async state(@Root() followUp: FollowUp, @Ctx() { loaders }: AgentContext): Promise<FollowUpState> {
    return followUpStateOf(followUp, await loaders.ticket(followUp.ticketId))
  }

  @FieldResolver(() => Boolean, { description: 'Answered, closed, or snoozed since.' })
  async isDone(@Root() followUp: FollowUp, @Ctx() { loaders }: AgentContext): Promise<boolean> {
    return followUpStateOf(followUp, await loaders.ticket(followUp.ticketId)) !== FollowUpState.WAITING
  }
}

const pageOfQueue = (rows: FollowUp[], first: number, after: string | null | undefined): Page<FollowUp> =>
  pageOf(rows, first, Boolean(after), ({ place, deskChangeId }) => cursor(String(place), deskChangeId))

async function lookOut(context: AgentContext): Promise<Lookout<DeskUpdate>> {
  const { accountId, role } = await signedIn(context)
  return {
    name: `deskChanges for ${role}`,
    read: async () => offer(await readDesk(context, accountId)),
    gistOf: ({ status: { state, until, timeZone }, change, followUpsLeft }) => [
      ...[state, until, timeZone],
      ...[change?.id, followUpsLeft],
    ],
  }
}

async function readDesk({ door: { app } }: AgentContext, accountId: string): Promise<DeskUpdate> {
  const db = app.database.manager
  const opening = await findLastOpening(db, accountId)
  return {
    status: await deskStatusAt(db, accountId, app.clock.now()),
    change: await findLastChange(db, accountId),
    followUpsLeft: opening ? (await countFollowUps(db, opening)).left : 0,
  }
}
