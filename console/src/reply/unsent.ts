/** What a refused reply did not know of. */
export type Missed = { number: number; agentName: string | null; text: string; at: string }

export type Outgoing = {
  kind: 'reply' | 'note'
  text: string
  /** Number of the newest entry that its writer knew of; null: to be sent whatever came meanwhile. */
  expectedLast: number | null
  isHolding: boolean
  savedReplyId: string | null
  /** It also goes to the shopper’s e-mail address. Not there: kept by a console that knew of no such thing. */
  byEmail?: boolean
}

export type Unsent = Outgoing & {
  /** Made here, once: sending it again makes nothing new. */
  clientId: string
  at: string
  state: 'sending' | 'failed' | 'held'
  reason: 'passing' | 'closed' | 'stopped' | 'off' | 'noMail' | 'refused' | null
  missed: Missed[]
}

/** On their way, for each agent and message a place of its own: tabs write beside each other, and none over the other. */
export function openUnsentStore(agentId: string) {
  const prefix = `deskbell.unsent.${agentId}.`
  const placeOf = (ticketId: string, clientId: string) => `${prefix}${ticketId}.${clientId}`

  return {
    all,
    put: (ticketId: string, unsent: Unsent) =>
      localStorage.setItem(placeOf(ticketId, unsent.clientId), JSON.stringify(unsent)),
    drop: (ticketId: string, clientId: string) => localStorage.removeItem(placeOf(ticketId, clientId)),
    /** Which message another tab has got rid of. */
    droppedBy(event: StorageEvent) {
      if (!event.key?.startsWith(prefix) || event.newValue !== null) return null
      const [ticketId, clientId] = event.key.slice(prefix.length).split('.')
      return { ticketId: ticketId!, clientId: clientId! }
    },
  }

  function all(): Map<string, Unsent[]> {
    const lists = new Map<string, Unsent[]>()
    for (const key of Object.keys(localStorage)) {
      if (!key.startsWith(prefix)) continue
      const ticketId = key.slice(prefix.length).split('.')[0]!
      lists.set(ticketId, [...(lists.get(ticketId) ?? []), JSON.parse(localStorage.getItem(key)!)])
    }
    for (const list of lists.values()) list.sort((a, b) => a.at.localeCompare(b.at))
    return lists
  }
}
