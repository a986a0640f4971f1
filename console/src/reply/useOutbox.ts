import { useClientHandle, type CombinedError } from '@urql/vue'
import { computed, inject, onScopeDispose, provide, reactive, watch, type InjectionKey } from 'vue'
import { useSocket } from '../graphql/client'
import { codeOf, isPassing } from '../graphql/errors'
import { AddNoteDocument, ReplyDocument } from '../graphql/generated'
import { newClientId } from '../graphql/clientId'
import { openUnsentStore, type Missed, type Outgoing, type Unsent } from './unsent'

/** Of one ticket; more of them are not taken while they cannot be sent. */
const MOST_UNSENT = 20
const PATIENCE_MS = 20_000
const FIRST_PAUSE_MS = 4_000
const LONGEST_PAUSE_MS = 60_000

type Outbox = ReturnType<typeof createOutbox>
const key: InjectionKey<Outbox> = Symbol('outbox')

/** Of this agent: whoever signs in next in the same browser sends nothing in somebody else's name. */
export const provideOutbox = (agentId: string) => provide(key, createOutbox(agentId))

/** For whoever sends something to a ticket that need not be open. */
export const useOutboxOfAll = () => inject(key)!

export function useOutbox(ticketId: string) {
  const outbox = useOutboxOfAll()
  const unsent = computed(() => outbox.all.get(ticketId) ?? [])
  return {
    unsent,
    isFull: computed(() => unsent.value.length >= MOST_UNSENT),
    send: (outgoing: Outgoing) => outbox.send(ticketId, outgoing),
    retry: (clientId: string) => outbox.retry(ticketId, clientId),
    discard: (clientId: string) => outbox.discard(ticketId, clientId),
  }
}

/**
 * Replies and notes on their way, per ticket and in order, kept until the server has them. What cannot get through holds
 * up what comes behind it; what is refused or held keeps its place and its words, and the next still goes out.
 */
function createOutbox(agentId: string) {
  const { client } = useClientHandle()
  const { connection, onReturn } = useSocket()
  const store = openUnsentStore(agentId)
  const all = reactive(store.all())
  const busy = new Set<string>()
  let pause = FIRST_PAUSE_MS
  let timer: ReturnType<typeof setTimeout> | undefined

  const forget = onReturn(sendAll)
  addEventListener('storage', dropAsOthers)
  onScopeDispose(() => {
    forget()
    removeEventListener('storage', dropAsOthers)
    clearTimeout(timer)
  })
  // A page that went away while sending does not know how it ended; the same id may be sent again.
  watch(connection, (now) => now === 'live' && sendAll())
  sendAll()

  return { all, send, retry, discard }

  function send(ticketId: string, outgoing: Outgoing) {
    const unsent: Unsent = {
      ...outgoing,
      clientId: newClientId(),
      at: new Date().toISOString(),
      state: 'sending',
      reason: null,
      missed: [],
    }
    all.set(ticketId, [...(all.get(ticketId) ?? []), unsent])
    store.put(ticketId, unsent)
    void deliverAll(ticketId)
  }

  /** Of one that was held: sends it though what it missed has been said. */
  function retry(ticketId: string, clientId: string) {
    const unsent = find(ticketId, clientId)
    if (!unsent) return
    const known = unsent.missed.at(-1)?.number ?? unsent.expectedLast
    change(ticketId, clientId, { state: 'sending', reason: null, missed: [], expectedLast: known })
    void deliverAll(ticketId)
  }

  function discard(ticketId: string, clientId: string) {
    const rest = (all.get(ticketId) ?? []).filter((one) => one.clientId !== clientId)
    if (rest.length) all.set(ticketId, rest)
    else all.delete(ticketId)
    store.drop(ticketId, clientId)
  }

  function sendAll() {
    clearTimeout(timer)
    for (const ticketId of all.keys()) void deliverAll(ticketId)
  }

  async function deliverAll(ticketId: string) {
    if (busy.has(ticketId)) return
    busy.add(ticketId)
    for (let next = firstToSend(ticketId); next; next = firstToSend(ticketId)) {
      change(ticketId, next.clientId, { state: 'sending', reason: null })
      const error = await deliver(ticketId, next)
      if (!error) {
        discard(ticketId, next.clientId)
        pause = FIRST_PAUSE_MS
      } else if (isPassing(error)) {
        wait(ticketId)
        break
      } else change(ticketId, next.clientId, fateOf(error, next))
    }
    busy.delete(ticketId)
  }

  function firstToSend(ticketId: string) {
    return all.get(ticketId)?.find(({ state, reason }) => state === 'sending' || reason === 'passing')
  }

  async function deliver(ticketId: string, { kind, clientId, text, ...rest }: Unsent) {
    const { expectedLast, isHolding, savedReplyId, byEmail = false } = rest
    const context = { fetchOptions: { signal: AbortSignal.timeout(PATIENCE_MS) } }
    const answer =
      kind === 'note'
        ? client.mutation(AddNoteDocument, { ticketId, clientId, text }, context)
        : client.mutation(
            ReplyDocument,
            { ticketId, clientId, text, expectedLast, isHolding, savedReplyId, byEmail },
            context,
          )
    return (await answer.toPromise()).error
  }

  function wait(ticketId: string) {
    for (const { clientId, state } of all.get(ticketId) ?? [])
      if (state === 'sending') change(ticketId, clientId, { state: 'failed', reason: 'passing' })
    clearTimeout(timer)
    timer = setTimeout(sendAll, pause)
    pause = Math.min(LONGEST_PAUSE_MS, pause * 2)
  }

  function find(ticketId: string, clientId: string) {
    return all.get(ticketId)?.find((one) => one.clientId === clientId)
  }

  function change(ticketId: string, clientId: string, changes: Partial<Unsent>) {
    const unsent = find(ticketId, clientId)
    if (!unsent) return
    const changed = { ...unsent, ...changes }
    all.set(
      ticketId,
      all.get(ticketId)!.map((one) => (one === unsent ? changed : one)),
    )
    store.put(ticketId, changed)
  }

  function dropAsOthers(event: StorageEvent) {
    const dropped = store.droppedBy(event)
    if (dropped && !busy.has(dropped.ticketId)) discard(dropped.ticketId, dropped.clientId)
  }
}

function fateOf(error: CombinedError, { savedReplyId }: Unsent): Partial<Unsent> {
  const code = codeOf(error)
  if (code === 'HELD') return { state: 'held', missed: error.graphQLErrors[0]!.extensions.missed as Missed[] }
  // A saved reply that is gone is no reason to keep the words back.
  if (code === 'NOT_FOUND' && savedReplyId) return { state: 'sending', savedReplyId: null }
  return { state: 'failed', reason: reasons[code ?? ''] ?? 'refused' }
}

const reasons: Partial<Record<string, Unsent['reason']>> = {
  TICKET_CLOSED: 'closed',
  SMS_STOPPED: 'stopped',
  SMS_UNAVAILABLE: 'off',
  MAIL_UNAVAILABLE: 'noMail',
}
