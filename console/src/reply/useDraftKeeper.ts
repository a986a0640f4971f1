import { useClientHandle } from '@urql/vue'
import { onScopeDispose } from 'vue'
import { useSocket } from '../graphql/client'
import { isPassing } from '../graphql/errors'
import {
  DraftChangesDocument,
  MyDraftsDocument,
  SaveDraftDocument,
  TicketDraftsDocument,
  type DraftFragment,
} from '../graphql/generated'
import { sendAndGo } from '../graphql/sendAndGo'
import {
  adoptDraft,
  draftIsSaved,
  draftOf,
  dropDraft,
  onDraft,
  openDraftsOf,
  unsavedDrafts,
  type Draft,
  type DraftKind,
} from './drafts'

type WithDrafts = { id: string; myDrafts: DraftFragment[] }

const SAVED_AFTER_MS = 500
const AGAIN_AFTER_MS = 10_000

/** Keeps the drafts of this agent with the server, and learns of those from other consoles of theirs. */
export function useDraftKeeper(agentId: string) {
  const { client } = useClientHandle()
  const { onReturn, onOutlivedCut } = useSocket()
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  const busy = new Set<string>()
  let learning = Promise.resolve()

  openDraftsOf(agentId)
  learn()
  saveAll()
  const changes = client.subscription(DraftChangesDocument, {}).subscribe(({ data }) => {
    if (data?.draftChanges.refetch) learn()
    if (data?.draftChanges.ticket) hear(data.draftChanges.ticket)
  })
  const forgets = [
    onReturn(saveAll),
    onOutlivedCut(learn),
    onDraft((draft) => saveSoon(draft, draft.text ? SAVED_AFTER_MS : 0)),
  ]
  addEventListener('pagehide', saveAndGo)
  document.addEventListener('visibilitychange', saveIfHidden)
  onScopeDispose(() => {
    saveAndGo()
    changes.unsubscribe()
    forgets.forEach((forget) => forget())
    timers.forEach(clearTimeout)
    removeEventListener('pagehide', saveAndGo)
    document.removeEventListener('visibilitychange', saveIfHidden)
  })

  // One behind the other: the answer that is on its way may be older than the reason to ask.
  function learn() {
    learning = learning.then(read)
  }

  async function read() {
    const askedAt = Date.now()
    const { data } = await client.query(MyDraftsDocument, {}, { requestPolicy: 'network-only' }).toPromise()
    for (const { node } of data?.inbox.edges ?? []) adoptAll(node, askedAt)
  }

  /** What is told may have been so before something was saved here: whether a draft has gone is asked. */
  function hear(ticket: WithDrafts) {
    adopt(ticket)
    if (lacking(ticket).some((kind) => isKept(draftOf(kind, ticket.id))))
      learning = learning.then(() => readOne(ticket.id))
  }

  async function readOne(id: string) {
    const askedAt = Date.now()
    const asked = client.query(TicketDraftsDocument, { id }, { requestPolicy: 'network-only' })
    const { data } = await asked.toPromise()
    if (data) adoptAll(data.ticket, askedAt)
  }

  function saveAll() {
    for (const draft of unsavedDrafts()) saveSoon(draft, 0)
  }

  function saveIfHidden() {
    if (document.visibilityState === 'hidden') saveAll()
  }

  function saveSoon({ kind, ticketId }: Draft, afterMs: number) {
    const key = `${kind}.${ticketId}`
    clearTimeout(timers.get(key))
    timers.set(
      key,
      setTimeout(() => void save(kind, ticketId), afterMs),
    )
  }

  /** One at a time for each draft: what was written meanwhile is saved next. */
  async function save(kind: DraftKind, ticketId: string) {
    const key = `${kind}.${ticketId}`
    const draft = draftOf(kind, ticketId)
    if (!draft || draft.isSaved || busy.has(key)) return
    busy.add(key)
    const { data, error } = await client.mutation(SaveDraftDocument, variablesOf(draft)).toPromise()
    busy.delete(key)
    if (data) adoptOne(ticketId, data.saveDraft)
    if (error && isPassing(error)) return saveSoon(draft, AGAIN_AFTER_MS)
    draftIsSaved(draft)
    await save(kind, ticketId)
  }
}

function saveAndGo() {
  for (const draft of unsavedDrafts()) sendAndGo(SaveDraftDocument, variablesOf(draft))
}

/** Of a ticket as it was when it was asked for, or since: what is not there has gone. */
function adoptAll(ticket: WithDrafts, askedAt: number) {
  adopt(ticket)
  for (const kind of lacking(ticket)) dropDraft(kind, ticket.id, askedAt)
}

const isKept = (draft?: Draft) => draft !== undefined && draft.isSaved && draft.text !== ''

const NAMES = { reply: 'REPLY', note: 'NOTE' } as const

const lacking = ({ myDrafts }: WithDrafts) =>
  (['reply', 'note'] as const).filter((kind) => !myDrafts.some((draft) => draft.kind === NAMES[kind]))

/** Of a ticket as it is or was. */
export function adopt(ticket: WithDrafts | null) {
  for (const draft of ticket?.myDrafts ?? []) adoptOne(ticket!.id, draft)
}

function adoptOne(ticketId: string, { kind, text, writtenAt }: DraftFragment) {
  adoptDraft(kind === 'NOTE' ? 'note' : 'reply', ticketId, text, Date.parse(writtenAt))
}

const variablesOf = ({ ticketId, kind, text, writtenAt }: Draft) => ({
  ticketId,
  kind: NAMES[kind],
  text: [...text].slice(0, 4_000).join(''),
  writtenAt: new Date(writtenAt).toISOString(),
})
