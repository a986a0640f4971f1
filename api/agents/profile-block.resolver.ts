import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql'
import { blockProfile, unblockProfile } from '../../domain/profile/block-profile.js'
import { Agent } from '../../schema/agent.js'
import { Profile } from '../../schema/profile.js'
import { rowId } from '../global-id.js'
import { signedIn, type AgentContext } from './context.js'

@Resolver(() => Profile)
export class ProfileBlockResolver {
  @Mutation(() => Profile, {
    description:
      'Takes no message of a shopper any more: in the chat they are refused (BLOCKED), and texts of theirs open and join no ticket. They can read what is there. Open tickets stay as they are, ring on, and can be answered. Repeating it changes nothing. NOT_FOUND: no such profile, or it has been erased.',
  })
  async blockProfile(
    @Arg('profileId', () => ID) profileId: string,
    @Ctx() context: AgentContext,
  ): Promise<Profile> {
    const agent = await signedIn(context)
    const id = rowId('Profile', profileId)
    return context.door.app.transaction((tx) => blockProfile(tx, agent, id))
  }

  @Mutation(() => Profile, {
    description:
      'The shopper can write again. Repeating it changes nothing. NOT_FOUND: no such profile, or it has been erased.',
  })
  async unblockProfile(
    @Arg('profileId', () => ID) profileId: string,
    @Ctx() context: AgentContext,
  ): Promise<Profile> {
    const agent = await signedIn(context)
    const id = rowId('Profile', profileId)
    return context.door.app.transaction((tx) => unblockProfile(tx, agent, id))
  }

  @FieldResolver(() => Agent, { nullable: true, description: 'Who blocked the shopper; null: they are not.' })
  blockedBy(
    @Root() { blockedById }: Profile,
    @Ctx() { loaders }: AgentContext,
  ): Agent | Promise<Agent> | null {
    return blockedById === null ? null : loaders.agent(blockedById)
  }
}
