import { Arg, Ctx, Field, FieldResolver, ID, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql'
import { createApiKey, type ToldKey } from '../../domain/api-key/create-api-key.js'
import { findApiKeys } from '../../domain/api-key/find-api-keys.js'
import { revokeApiKey } from '../../domain/api-key/revoke-api-key.js'
import { rotateApiKey } from '../../domain/api-key/rotate-api-key.js'
import { Agent } from '../../schema/agent.js'
import { ApiKey } from '../../schema/api-key.js'
import { Instant } from '../../schema/instant.js'
import { Uuid } from '../../schema/uuid.js'
import { ApiScope } from '../../schema/words/key.js'
import { globalId, rowId } from '../global-id.js'
import { forgetWho, signedIn, type AgentContext } from './context.js'

@ObjectType({ description: 'A key, and what has to be sent along as `Authorization: Bearer …`.' })
class ToldApiKey implements ToldKey {
  @Field(() => ApiKey)
  key!: ApiKey

  @Field(() => String, {
    nullable: true,
    description: 'Told this once. Null: it was told before. Whoever lost it rotates the key.',
  })
  secret!: string | null
}

@Resolver(() => ApiKey)
export class ApiKeyResolver {
  @Query(() => [ApiKey], {
    description: 'Newest first, those that are over included, at most 200 (R72). FORBIDDEN but for owners.',
  })
  async apiKeys(@Ctx() context: AgentContext): Promise<ApiKey[]> {
    return findApiKeys(context.door.app.database.manager, await signedIn(context))
  }

  @Mutation(() => ToldApiKey, {
    description:
      'Creates a key (R72). BAD_INPUT with the field at fault; TOO_MANY_KEYS: 50 are live; NOT_FOUND: no such agent. FORBIDDEN but for owners.',
  })
  async createApiKey(
    @Arg('clientId', () => Uuid, {
      description:
        'Made by you, new for each key. Repeating it answers the same key, without its secret; with anything else in it: IDEMPOTENCY_CONFLICT.',
    })
    clientId: string,
    @Arg('name', () => String, { description: 'What the team calls it: 1 to 80 characters.' }) name: string,
    @Arg('scopes', () => [ApiScope], { description: 'At least one. Who may write may read the same.' })
    scopes: ApiScope[],
    @Arg('expiresAt', () => Instant, {
      nullable: true,
      description: 'At most ten years from now. Left out: without an end.',
    })
    expiresAt: Date | null | undefined,
    @Arg('agentId', () => ID, {
      nullable: true,
      description:
        'In whose name it asks and answers; when that agent leaves the team, it opens nothing any more. Left out: in yours.',
    })
    agentId: string | null | undefined,
    @Ctx() context: AgentContext,
  ): Promise<ToldApiKey> {
    const agent = await signedIn(context)
    const wish = {
      clientId,
      name,
      scopes,
      expiresAt: expiresAt ?? null,
      agentId: agentId == null ? null : rowId('Agent', agentId),
    }
    return context.door.app.transaction((tx) => createApiKey(tx, agent, wish))
  }

  @Mutation(() => ToldApiKey, {
    description:
      'Gives a key another secret. The former one is good for 24 hours more (`formerUntil`), or until the next rotation (R72). BAD_INPUT: the key is over. FORBIDDEN but for owners.',
  })
  async rotateApiKey(
    @Arg('clientId', () => Uuid, {
      description:
        'Made by you, new for each rotation. Repeating the last one answers the key without its secret.',
    })
    clientId: string,
    @Arg('keyId', () => ID) keyId: string,
    @Ctx() context: AgentContext,
  ): Promise<ToldApiKey> {
    const agent = await signedIn(context)
    const id = rowId('ApiKey', keyId)
    return context.door.app.transaction((tx) => rotateApiKey(tx, agent, id, clientId))
  }

  @Mutation(() => ApiKey, {
    description:
      'It opens nothing any more, and its live sockets are shut. Revoking a revoked one changes nothing. FORBIDDEN but for owners.',
  })
  async revokeApiKey(@Arg('keyId', () => ID) keyId: string, @Ctx() context: AgentContext): Promise<ApiKey> {
    const agent = await signedIn(context)
    const id = rowId('ApiKey', keyId)
    const revoked = await context.door.app.transaction((tx) => revokeApiKey(tx, agent, id))
    forgetWho(context.door)
    return revoked
  }

  @FieldResolver(() => ID)
  id(@Root() { id }: ApiKey): string {
    return globalId('ApiKey', id)
  }

  @FieldResolver(() => Agent, { description: 'In whose name it asks.' })
  agent(@Root() { agentId }: ApiKey, @Ctx() { loaders }: AgentContext): Agent | Promise<Agent> {
    return loaders.agent(agentId)
  }
}
