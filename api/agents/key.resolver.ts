import { Arg, Ctx, Field, FieldResolver, ID, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql'
import { addIdentityKey } from '../../domain/key/add-identity-key.js'
import { findIdentityKeys } from '../../domain/key/find-identity-keys.js'
import { revokeIdentityKey } from '../../domain/key/revoke-identity-key.js'
import { IdentityKey } from '../../schema/identity-key.js'
import { Uuid } from '../../schema/uuid.js'
import { IdentityAlgorithm } from '../../schema/words/key.js'
import { globalId, rowId } from '../global-id.js'
import { signedIn, type AgentContext } from './context.js'

@ObjectType({ description: 'A key that was added, and its secret.' })
class AddedIdentityKey {
  @Field(() => IdentityKey)
  key!: IdentityKey

  @Field(() => String, {
    nullable: true,
    description:
      'Of HS256, base64url: told this once. Null: it was told before, or the algorithm has none. Whoever lost it revokes the key.',
  })
  secret!: string | null
}

@Resolver(() => IdentityKey)
export class KeyResolver {
  @Query(() => [IdentityKey], {
    description: 'Newest first, the revoked ones included, at most 100 (R70). FORBIDDEN but for owners.',
  })
  async identityKeys(@Ctx() context: AgentContext): Promise<IdentityKey[]> {
    return findIdentityKeys(context.door.app.database.manager, await signedIn(context))
  }

  @Mutation(() => AddedIdentityKey, {
    description:
      'A second key beside the first, for rotation (R70). TOO_MANY_KEYS: two are live already. FORBIDDEN but for owners.',
  })
  async addIdentityKey(
    @Arg('clientId', () => Uuid, {
      description:
        'Made by you, new for each key. Repeating it answers the same key, without its secret; with another algorithm: IDEMPOTENCY_CONFLICT.',
    })
    clientId: string,
    @Arg('algorithm', () => IdentityAlgorithm, { defaultValue: IdentityAlgorithm.HS256 })
    algorithm: IdentityAlgorithm,
    @Arg('publicKey', () => String, { nullable: true, description: 'Of EdDSA and RS256: PEM (SPKI).' })
    publicKey: string | null | undefined,
    @Ctx() context: AgentContext,
  ): Promise<AddedIdentityKey> {
    const agent = await signedIn(context)
    const wish = { clientId, algorithm, publicKey: publicKey ?? null }
    return context.door.app.transaction((tx) => addIdentityKey(tx, agent, wish))
  }

  @Mutation(() => IdentityKey, {
    description:
      'It proves nothing any more, at once, and the sessions of shoppers that were begun with it end within seconds. Revoking a revoked one changes nothing. FORBIDDEN but for owners.',
  })
  async revokeIdentityKey(
    @Arg('keyId', () => ID) keyId: string,
    @Ctx() context: AgentContext,
  ): Promise<IdentityKey> {
    const agent = await signedIn(context)
    const id = rowId('IdentityKey', keyId)
    return context.door.app.transaction((tx) => revokeIdentityKey(tx, agent, id))
  }

  @FieldResolver(() => ID)
  id(@Root() { id }: IdentityKey): string {
    return globalId('IdentityKey', id)
  }
}
