import { Arg, Ctx, Field, FieldResolver, ID, Int, ObjectType, Resolver, Root } from 'type-graphql'
import { findProfileEvents } from '../../domain/profile/find-profile-events.js'
import { rowsOf } from '../../platform/rows.js'
import { ProfileEvent } from '../../schema/profile-event.js'
import { Profile } from '../../schema/profile.js'
import { Ticket } from '../../schema/ticket.js'
import { globalId } from '../global-id.js'
import type { AgentContext } from './context.js'
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
