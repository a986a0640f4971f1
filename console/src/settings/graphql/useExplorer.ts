import { createClient } from 'graphql-ws'
import { buildSchema, getOperationAST, GraphQLError, parse, type GraphQLSchema } from 'graphql'
import { onScopeDispose, ref, shallowRef } from 'vue'

export const ENDPOINT = `${location.origin}/graphql`
export const SCHEMA_FILE = `${location.origin}/schema.graphql`

interface Asked {
  query: string
  variables: string
  /** Null: everything that one may oneself. */
  scopes: string | null
}

/** Asks the very door that programs ask, as whoever is signed in. */
export function useExplorer() {
  const schema = shallowRef<GraphQLSchema | null>(null)
  const result = ref('')
  const isBusy = ref(false)
  const headers = ref<string[]>([])
  let stopIt: (() => void) | null = null

  fetch(SCHEMA_FILE)
    .then((response) => response.text())
    .then((text) => (schema.value = buildSchema(text)))
    .catch(() => {})

  function stop() {
    stopIt?.()
    stopIt = null
    isBusy.value = false
  }
  onScopeDispose(stop)

  async function run(asked: Asked, words: { badJson: string; unreachable: string }) {
    stop()
    headers.value = []
    const variables = variablesOf(asked.variables)
    if (!variables) return (result.value = words.badJson)
    isBusy.value = true
    result.value = ''
    if (isSubscription(asked.query)) return listen(asked, variables)
    const abort = new AbortController()
    stopIt = () => abort.abort()
    try {
      const response = await fetch(ENDPOINT, {
        method: 'POST',
        signal: abort.signal,
        headers: {
          'content-type': 'application/json',
          ...(asked.scopes === null ? {} : { 'deskbell-scopes': asked.scopes }),
        },
        body: JSON.stringify({ query: asked.query, variables }),
      })
      result.value = pretty(await response.json())
      headers.value = ['query-cost', 'query-depth'].flatMap((name) => {
        const value = response.headers.get(name)
        return value ? [`${name}: ${value}`] : []
      })
    } catch {
      if (!abort.signal.aborted) result.value = words.unreachable
    }
    isBusy.value = false
  }

  function listen({ query, scopes }: Asked, variables: Record<string, unknown>) {
    const client = createClient({
      url: ENDPOINT.replace(/^http/, 'ws'),
      connectionParams: scopes === null ? {} : { scopes },
      retryAttempts: 0,
    })
    const add = (told: unknown) => (result.value = `${pretty(told)}\n\n${result.value}`.slice(0, 100_000))
    const end = client.subscribe(
      { query, variables },
      {
        next: add,
        error: (error) => {
          add(Array.isArray(error) ? { errors: error } : { error: String(error) })
          isBusy.value = false
        },
        complete: () => (isBusy.value = false),
      },
    )
    stopIt = () => {
      end()
      void client.dispose()
    }
  }

  return { schema, result, headers, isBusy, run, stop }
}

function variablesOf(text: string): Record<string, unknown> | null {
  if (text.trim() === '') return {}
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}

/** What is no GraphQL is for the server to say. */
function isSubscription(query: string): boolean {
  try {
    return getOperationAST(parse(query))?.operation === 'subscription'
  } catch (error) {
    if (error instanceof GraphQLError) return false
    throw error
  }
}

const pretty = (value: unknown) => JSON.stringify(value, null, 2)
