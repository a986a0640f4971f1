import { Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import { IsNull } from 'typeorm'
import { Agent } from '../../schema/agent.js'
import { globalId } from '../global-id.js'
import { signedIn, type AgentContext } from './context.js'

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

  @FieldResolver(() => ID)
  id(@Root() agent: Agent): string {
    return globalId('Agent', agent.id)
  }
}
