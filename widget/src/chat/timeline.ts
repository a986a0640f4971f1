import type { Outgoing } from './useOutbox'
import type { Message } from './useThread'

/** One bubble of the conversation. `opens` and `shuts`: first and last of a row by the same person. */
export interface Entry {
  key: string
  author: 'you' | 'team' | 'auto'
  /** First name of the person who answers; null: the shop. */
  name: string | null
  text: string
  sentAt: string | null
  number: number | null
  clientId: string | null
  state: 'sent' | Outgoing['state']
  opens: boolean
  shuts: boolean
}

/** What was said, then what is on its way; a message that failed keeps the place where it was written. */
export function timeline(messages: readonly Message[], outgoing: readonly Outgoing[]): Entry[] {
  const rows = messages.map(fromMessage)
  for (const item of outgoing) {
    const stays = item.state === 'failed' || item.state === 'refused'
    const later = stays ? rows.findIndex(({ number }) => (number ?? 0) > item.after) : -1
    rows.splice(later < 0 ? rows.length : later, 0, fromOutgoing(item))
  }
  return rows.map((row, at) => ({
    ...row,
    opens: !isSameVoice(rows[at - 1], row),
    shuts: !isSameVoice(rows[at + 1], row),
  }))
}

type Row = Omit<Entry, 'opens' | 'shuts'>

const AUTHORS = { YOU: 'you', TEAM: 'team', AUTOMATIC: 'auto' } as const
const SAME_BREATH_MS = 5 * 60_000

const fromMessage = ({ number, from, greeter, text, clientId, sentAt }: Message): Row => ({
  // Under the client's id the bubble drawn before the answer becomes the message, instead of being replaced.
  key: clientId ?? `n${number}`,
  author: AUTHORS[from],
  name: greeter?.firstName ?? null,
  text,
  sentAt,
  number,
  clientId,
  state: 'sent',
})

const fromOutgoing = ({ clientId, text, state }: Outgoing): Row => ({
  key: clientId,
  author: 'you',
  name: null,
  text,
  sentAt: null,
  number: null,
  clientId,
  state,
})

function isSameVoice(one: Row | undefined, other: Row): boolean {
  if (!one || one.author !== other.author || one.name !== other.name) return false
  if (!one.sentAt || !other.sentAt) return true
  return Math.abs(Date.parse(one.sentAt) - Date.parse(other.sentAt)) < SAME_BREATH_MS
}
