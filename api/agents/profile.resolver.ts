import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Int,
  ObjectType,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql'
import { notFound } from '../../domain/errors.js'
import { findProfileEvents } from '../../domain/profile/find-profile-events.js'
import { rowOf, rowsOf } from '../../platform/rows.js'
import { ProfileEvent } from '../../schema/profile-event.js'
import { Profile } from '../../schema/profile.js'
import { Ticket } from '../../schema/ticket.js'
import { globalId, rowId } from '../global-id.js'
import type { Doorbell } from '../live/doorbells.js'
import { Loaders } from '../live/loaders.js'
import { stream } from '../live/stream.js'
import { signedIn, type AgentContext } from './context.js'
import { cursor, PageInfo, pageOf, readCursor, refuseBadLength, type Page } from './pages.js'

@ObjectType()
class ProfileEventEdge {
  @Field(() => String)
  cursor!: string

  @Field(() => ProfileEvent)
  node!: ProfileEvent
}

@ObjectType()
class ProfileEventConnection {
  @Field(() => [ProfileEventEdge])
  edges!: ProfileEventEdge[]

  @Field(() => PageInfo)
  pageInfo!: PageInfo
}

@Resolver(() => Profile)
export class ProfileResolver {
  @Subscription(() => Profile, {
    description:
      'The profile: at once, and whenever something is noted or reported about it (R40). A slow reader gets fewer, newer ones.',
    subscribe: async ({ args, context }: { args: { profileId: string }; context: AgentContext }) => {
      const { accountId } = await signedIn(context)
      const look = () => findProfile(context, accountId, rowId('Profile', args.profileId))
      const { id } = await look()
      const bell = context.door.doorbells.open(`profile-record:${id}`)
      return stream(bell, watchProfile(bell, context, look))
    },
  })
  profileChanges(@Arg('profileId', () => ID) _profileId: string, @Root() profile: Profile): Profile {
    return profile
  }

  @FieldResolver(() => ID)
  id(@Root() profile: Profile): string {
    return globalId('Profile', profile.id)
  }

  @FieldResolver(() => ProfileEventConnection, { description: 'Newest first (R40).' })
  async events(
    @Root() profile: Profile,
    @Arg('first', () => Int, { defaultValue: 20, description: '1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null | undefined,
    @Ctx() { door }: AgentContext,
  ): Promise<Page<ProfileEvent>> {
    refuseBadLength(first)
    const place = after ? readCursor(after) : null
    const rows = await findProfileEvents(door.app.database.manager, profile, place, first + 1)
    return pageOf(rows, first, Boolean(after), ({ occurredAt, id }) =>
      cursor(String(occurredAt.getTime()), id),
    )
  }

  @FieldResolver(() => [Ticket], {
    description: 'Newest first, at most 20.',
    complexity: ({ childComplexity }) => 20 * childComplexity,
  })
  tickets(@Root() { id, accountId }: Profile, @Ctx() { door }: AgentContext): Promise<Ticket[]> {
    const tail = 'WHERE profile_id = ? AND account_id = ? ORDER BY id DESC LIMIT 20'
    return rowsOf(door.app.database.manager, Ticket, tail, [id, accountId])
  }
}

@Resolver(() => ProfileEvent)
export class ProfileEventResolver {
  @FieldResolver(() => ID)
  id(@Root() event: ProfileEvent): string {
    return globalId('ProfileEvent', event.id)
  }
}

async function findProfile({ door }: AgentContext, accountId: string, id: string): Promise<Profile> {
  const tail = 'WHERE id = ? AND account_id = ?'
  const profile = await rowOf(door.app.database.manager, Profile, tail, [id, accountId])
  if (!profile) throw notFound('profile')
  return profile
}

async function* watchProfile(
  bell: Doorbell,
  context: AgentContext,
  look: () => Promise<Profile>,
): AsyncGenerator<Profile, void, void> {
  do {
    await signedIn(context)
    context.loaders = new Loaders(context.door.app.database.manager)
    yield await look()
  } while (await bell.rung())
}
