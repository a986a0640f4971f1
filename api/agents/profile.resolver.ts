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
import { eraseProfile } from '../../domain/personal-data/erase-profile.js'
import { findErasure } from '../../domain/personal-data/find-erasure.js'
import { findIdentities, mostIdentities } from '../../domain/profile/find-identities.js'
import { findProfile } from '../../domain/profile/find-profile.js'
import { findProfileEvents } from '../../domain/profile/find-profile-events.js'
import { findProfiles, mostFound } from '../../domain/profile/find-profiles.js'
import { mergeProfiles } from '../../domain/profile/merge-profiles.js'
import { rowsOf } from '../../platform/rows.js'
import { ProfileErasure } from '../../schema/profile-erasure.js'
import { ProfileEvent } from '../../schema/profile-event.js'
import { ProfileIdentity } from '../../schema/profile-identity.js'
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
  @Query(() => Profile, {
    description:
      'Of one that has become one with another (`mergeProfiles`), the id answers that other, under its own id. NOT_FOUND: no such profile.',
  })
  async profile(@Arg('id', () => ID) id: string, @Ctx() context: AgentContext): Promise<Profile> {
    const { accountId } = await signedIn(context)
    return findProfile(context.door.app.database.manager, accountId, rowId('Profile', id))
  }

  @Query(() => [Profile], {
    description: `By the whole of an e-mail address, a phone number or an id of the shop, or by how the name begins; those seen last come first, at most ${mostFound}.`,
    complexity: ({ childComplexity }) => mostFound * childComplexity,
  })
  async profiles(
    @Arg('query', () => String) query: string,
    @Ctx() context: AgentContext,
  ): Promise<Profile[]> {
    const { accountId } = await signedIn(context)
    return findProfiles(context.door.app.database.manager, accountId, query)
  }

  @Mutation(() => Profile, {
    description:
      'Two profiles are one person: tickets, events, notes, identities and sessions of the one become the other’s, whose name and addresses stay; it answers the one that is kept. There is no way back. Repeating it changes nothing. TWO_OPEN_CHATS: both have an open web chat; close one first (R11). FORBIDDEN for agents; NOT_FOUND: no such profile.',
  })
  async mergeProfiles(
    @Arg('keepId', () => ID) keepId: string,
    @Arg('dropId', () => ID, { description: 'Its id answers the other one from now on.' }) dropId: string,
    @Ctx() context: AgentContext,
  ): Promise<Profile> {
    const agent = await signedIn(context)
    const both = { keepId: rowId('Profile', keepId), dropId: rowId('Profile', dropId) }
    return context.door.app.transaction((tx) => mergeProfiles(tx, agent, both))
  }

  @Mutation(() => Profile, {
    description:
      'Forgets a shopper for good (R79): who it was at once, what was said in their tickets within seconds (`erasure`). That they wrote, when, and how long they waited stays, and says nothing of whom. If they come back, they are somebody new. Repeating it changes nothing. TICKETS_OPEN: close their tickets first. FORBIDDEN for agents; NOT_FOUND: no such profile.',
  })
  async eraseProfile(
    @Arg('profileId', () => ID) profileId: string,
    @Ctx() context: AgentContext,
  ): Promise<Profile> {
    const agent = await signedIn(context)
    const id = rowId('Profile', profileId)
    return context.door.app.transaction((tx) => eraseProfile(tx, agent, id))
  }

  @Subscription(() => Profile, {
    description:
      'The profile: at once, and whenever something is noted or reported about it (R40). A slow reader gets fewer, newer ones.',
    subscribe: async ({ args, context }: { args: { profileId: string }; context: AgentContext }) => {
      const { accountId } = await signedIn(context)
      const db = context.door.app.database.manager
      const look = () => findProfile(db, accountId, rowId('Profile', args.profileId))
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

  @FieldResolver(() => ProfileErasure, { nullable: true, description: 'Null: they have not been forgotten.' })
  erasure(@Root() profile: Profile, @Ctx() { door }: AgentContext): Promise<ProfileErasure | null> {
    return findErasure(door.app.database.manager, profile)
  }

  @FieldResolver(() => [ProfileIdentity], {
    description: `By what the shop knows the shopper, at most ${mostIdentities}.`,
    complexity: ({ childComplexity }) => mostIdentities * childComplexity,
  })
  identities(@Root() profile: Profile, @Ctx() { door }: AgentContext): Promise<ProfileIdentity[]> {
    return findIdentities(door.app.database.manager, profile)
  }

  @FieldResolver(() => [Ticket], {
    description: 'Newest first, at most 20.',
    complexity: ({ childComplexity }) => 20 * childComplexity,
  })
  tickets(@Root() { id, accountId }: Profile, @Ctx() { door }: AgentContext): Promise<Ticket[]> {
    const tail = 'WHERE profile_id = ? AND account_id = ? ORDER BY created_at DESC, id DESC LIMIT 20'
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
