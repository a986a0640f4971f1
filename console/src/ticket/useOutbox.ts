import { useClientHandle } from '@urql/vue'
import { computed, inject, onScopeDispose, provide, reactive, type InjectionKey } from 'vue'
import { useSocket } from '../graphql/client'
import { codeOf, isPassing } from '../graphql/errors'
import { ReplyDocument } from '../graphql/generated'
import { newClientId } from '../graphql/clientId'

export type Unsent = {
  /** Made here, once: sending it again makes nothing new. */
  clientId: string
  text: string
  at: string
  state: 'sending' | 'failed'
  reason: 'passing' | 'closed' | 'refused' | null
}

const storedFor = (agentId: string) => `deskbell.outbox.${agentId}`
const PATIENCE_MS = 20_000

type Outbox = ReturnType<typeof createOutbox>
const key: InjectionKey<Outbox> = Symbol('outbox')

/** Of this agent: whoever signs in next in the same tab sends nothing in somebody else's name. */
export const provideOutbox = (agentId: string) => provide(key, createOutbox(storedFor(agentId)))

export function useOutbox(ticketId: string) {
  const outbox = inject(key)!
  return {
    unsent: computed(() => outbox.all.get(ticketId) ?? []),
    send: (text: string) => outbox.send(ticketId, text),
    retry: (clientId: string) => outbox.retry(ticketId, clientId),
    discard: (clientId: string) => outbox.discard(ticketId, clientId),
  }
}

/** Replies on their way, per ticket and in order. One that fails keeps its place and its words; the next still goes out. */
function createOutbox(storedAs: string) {
  const { client } = useClientHandle()
  const all = reactive(new Map<string, Unsent[]>(stored(storedAs)))
  const lines = new Map<string, Promise<void>>()
  onScopeDispose(useSocket().onReturn(retryPassing))

  return { all, send, retry, discard }

  function send(ticketId: string, text: string) {
    const unsent: Unsent = {
      clientId: newClientId(),
      text,
      at: new Date().toISOString(),
      state: 'sending',
      reason: null,
    }
    all.set(ticketId, [...(all.get(ticketId) ?? []), unsent])
    queue(ticketId, unsent.clientId)
  }

  function retry(ticketId: string, clientId: string) {
    change(ticketId, clientId, { state: 'sending', reason: null })
    queue(ticketId, clientId)
  }

  function discard(ticketId: string, clientId: string) {
    const rest = (all.get(ticketId) ?? []).filter((one) => one.clientId !== clientId)
    if (rest.length) all.set(ticketId, rest)
    else all.delete(ticketId)
    store()
  }

  function retryPassing() {
    for (const [ticketId, list] of all) {
      for (const one of list) if (one.reason === 'passing') retry(ticketId, one.clientId)
    }
  }

  function queue(ticketId: string, clientId: string) {
    store()
    lines.set(
      ticketId,
      (lines.get(ticketId) ?? Promise.resolve()).then(() => deliver(ticketId, clientId)),
    )
  }

  async function deliver(ticketId: string, clientId: string) {
    const unsent = all.get(ticketId)?.find((one) => one.clientId === clientId)
    if (!unsent) return
    const variables = { ticketId, clientId, text: unsent.text }
    const context = { fetchOptions: { signal: AbortSignal.timeout(PATIENCE_MS) } }
    const { error } = await client.mutation(ReplyDocument, variables, context).toPromise()
    if (!error) return discard(ticketId, clientId)
    const reason = isPassing(error) ? 'passing' : codeOf(error) === 'TICKET_CLOSED' ? 'closed' : 'refused'
    change(ticketId, clientId, { state: 'failed', reason })
    store()
  }

  function change(ticketId: string, clientId: string, changes: Partial<Unsent>) {
    const list = all.get(ticketId) ?? []
    all.set(
      ticketId,
      list.map((one) => (one.clientId === clientId ? { ...one, ...changes } : one)),
    )
  }

  function store() {
    if (all.size) sessionStorage.setItem(storedAs, JSON.stringify([...all]))
    else sessionStorage.removeItem(storedAs)
  }
}

// A page that went away while sending does not know how it ended; the same id may be sent again.
function stored(storedAs: string): [string, Unsent[]][] {
  const lists: [string, Unsent[]][] = JSON.parse(sessionStorage.getItem(storedAs) ?? '[]')
  return lists.map(([ticketId, list]) => [
    ticketId,
    list.map((one) => ({ ...one, state: 'failed', reason: 'passing' })),
  ])
}
