import { HeaderMap } from '@apollo/server'
import { GraphQLError, type DocumentNode, type GraphQLSchema } from 'graphql'
import { badInput, Refusal } from '../../domain/errors.js'
import { ApiScope } from '../../schema/words/key.js'
import { maxCost, maxDepth, type Measure } from '../limits.js'
import type { AgentContext } from './context.js'
import { refuseBeyondScopes } from './scopes.js'

/**
 * What a program with an API key has to keep to (R72): as often as it may, and no further than its scopes. Whoever has
 * signed in may try what a key would open, by naming its scopes: it can only ever be less than they may.
 */
export const admitKey =
  (schema: GraphQLSchema) =>
  async (context: AgentContext, document: DocumentNode, { cost, depth }: Measure): Promise<void> => {
    const { keyToken, triedScopes } = context
    if (keyToken === null && !triedScopes) return
    const session = await context.session()
    if (!session) throw new Refusal('UNAUTHENTICATED', noSession(keyToken))
    context.tell({
      'query-cost': `${cost};limit=${maxCost}`,
      'query-depth': `${depth};limit=${maxDepth}`,
    })
    if (session.keyId !== undefined) await takeTurn(context, session.keyId)
    refuseBeyondScopes(schema, document, session.scopes ?? knownScopes(triedScopes ?? []))
  }

const noSession = (keyToken: string | null) =>
  keyToken === null ? 'Sign in first.' : 'This API key is not, or no longer, good.'

const allScopes: readonly string[] = Object.values(ApiScope)

function knownScopes(names: readonly string[]): ApiScope[] {
  const stranger = names.find((name) => !allScopes.includes(name))
  if (stranger !== undefined) throw badInput('deskbell-scopes', `There is no scope ${stranger}.`)
  return names as ApiScope[]
}

/** Headers as the IETF's draft of RateLimit fields has them: how much there is, and what is left of it. */
async function takeTurn({ door: { keyLimit }, tell }: AgentContext, keyId: string) {
  tell({ 'ratelimit-policy': `"key";q=${keyLimit.tries};w=${keyLimit.seconds}` })
  try {
    const { left, seconds } = await keyLimit.take(keyId)
    tell({ ratelimit: `"key";r=${left};t=${seconds}` })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const seconds = Number(error.details.retryAfterSeconds)
    tell({ ratelimit: `"key";r=0;t=${seconds}` })
    const http = { status: 429, headers: new HeaderMap([['retry-after', String(seconds)]]) }
    throw new GraphQLError(error.message, { originalError: error, extensions: { http } })
  }
}
