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
import { IsNull } from 'typeorm'
import { actions, may, permissions } from '../../domain/account/permissions.rules.js'
import { presenceOf } from '../../domain/presence/presence.rules.js'
import { setPresence } from '../../domain/presence/set-presence.js'
import type { Load } from '../../domain/team/find-loads.js'
import { Agent } from '../../schema/agent.js'
import { Instant } from '../../schema/instant.js'
import { Presence } from '../../schema/words/team.js'
import { globalId } from '../global-id.js'
import type { Doorbell } from '../live/doorbells.js'
import type { TeamRing } from '../live/live-team.js'
import { offer } from '../live/shared-answers.js'
import { stream } from '../live/stream.js'
import { forgetWho, signedIn, type AgentContext } from './context.js'

@ObjectType({ description: 'What an agent may do, by role (R71). The verbs ask the same table.' })
class AgentCan {}
for (const action of actions) {
  Field(() => Boolean, { description: `May ${permissions[action].what}.` })(AgentCan.prototype, action)
}

@ObjectType({ description: 'What an agent has on the desk at this moment.' })
class AgentLoad implements Load {
  @Field(() => Int, { description: 'Open tickets.' })
  open!: number

  @Field(() => Int, { description: 'Snoozed tickets.' })
  snoozed!: number

  @Field(() => Int, {
    description: 'Of both, those whose shopper waits for an answer (R50).',
  })
  waiting!: number

  @Field(() => Instant, {
    nullable: true,
    description: 'Since when the longest of these waits. Null: nobody does.',
  })
  longestSince!: Date | null
}

@ObjectType({ description: 'Somebody of the team has changed.' })
class TeamChange {
  @Field(() => Boolean, { description: 'True: some changes are not told one by one; ask `agents` again.' })
  refetch!: boolean

  @Field(() => Agent, { nullable: true, description: 'As the agent is now; null with `refetch`.' })
  agent!: Agent | null
}

@Resolver(() => Agent)
export class AgentResolver {
  @Query(() => [Agent], { description: 'The team, by name.' })
  async agents(@Ctx() context: AgentContext): Promise<Agent[]> {
    const { accountId } = await signedIn(context)
    return context.door.app.database.manager.find(Agent, {
      where: { accountId, deactivatedAt: IsNull() },
      order: { name: 'ASC' },
    })
  }

  @Mutation(() => Agent, {
    description:
      'What you are from now on, as long as a console of yours is connected; without one you are away.',
  })
  async setPresence(
    @Arg('presence', () => Presence) presence: Presence,
    @Arg('until', () => Instant, {
      nullable: true,
      description:
        'Of DO_NOT_DISTURB: when you are online again. Left out: when you say so. At most 60 days.',
    })
    until: Date | null | undefined,
    @Ctx() context: AgentContext,
  ): Promise<Agent> {
    const agent = await signedIn(context)
    const changed = await context.door.app.transaction((tx) =>
      setPresence(tx, agent, presence, until ?? null),
    )
    forgetWho(context.door)
    return changed
  }

  @Subscription(() => TeamChange, {
    description:
      'Each agent of the account who joins, leaves, or is other than before in name, role or presence, as they are now. Begins with `refetch`.',
    subscribe: async ({ context }: { context: AgentContext }) => {
      const { accountId } = await signedIn(context)
      const bell = context.door.team.open(accountId)
      // What happened since the team was read, and before this was listened to, nobody has told.
      bell.miss()
      return stream(bell, watchTeam(bell, context))
    },
  })
  teamChanges(@Root() change: TeamChange): TeamChange {
    return change
  }

  @FieldResolver(() => ID)
  id(@Root() agent: Agent): string {
    return globalId('Agent', agent.id)
  }

  @FieldResolver(() => Presence, { description: 'AWAY without a connected console, whatever was chosen.' })
  async presence(@Root() agent: Agent, @Ctx() { loaders, door }: AgentContext): Promise<Presence> {
    return presenceOf(agent, await loaders.isConnected(agent.id), door.app.clock.now())
  }

  @FieldResolver(() => Int, {
    description: 'Open and snoozed tickets of this agent: what a leaver would hand over (R48).',
  })
  async openTickets(@Root() agent: Agent, @Ctx() { loaders }: AgentContext): Promise<number> {
    const { open, snoozed } = await loaders.loadOf(agent)
    return open + snoozed
  }

  @FieldResolver(() => AgentLoad)
  load(@Root() agent: Agent, @Ctx() { loaders }: AgentContext): Promise<AgentLoad> {
    return loaders.loadOf(agent)
  }

  @FieldResolver(() => Instant, {
    nullable: true,
    description: 'When a console of theirs was last connected: now, while one is. Null: never.',
  })
  async lastSeenAt(@Root() agent: Agent, @Ctx() { loaders, door }: AgentContext): Promise<Date | null> {
    return (await loaders.isConnected(agent.id)) ? door.app.clock.now() : agent.lastSeenAt
  }

  @FieldResolver(() => AgentCan, { description: 'What this agent may do, by role.' })
  can(@Root() { role }: Agent): AgentCan {
    return Object.fromEntries(actions.map((action) => [action, may(role, action)]))
  }
}

async function* watchTeam(
  bell: Doorbell<TeamRing>,
  context: AgentContext,
): AsyncGenerator<TeamChange, void, void> {
  for (;;) {
    const rung = await bell.rung()
    if (!rung) return
    await signedIn(context)
    if (rung.missed) yield { refetch: true, agent: null }
    for (const ring of rung.rings) {
      const agent = await ring.agent()
      context.loaders = ring.loaders
      if (agent) yield ring.once(() => offer({ refetch: false, agent }))
    }
  }
}
