import type { Entry, Person, Wait } from './format.js'

/** How shoppers waited, of a ticket whose file does not tell: each from the first unanswered message to an agent's reply (R50). */
export function waitsOf(entries: readonly Entry[], closed: { at: Date; agent: Person | null }): Wait[] {
  const waits: Wait[] = []
  let open: Wait | null = null
  for (const [place, entry] of entries.entries()) {
    if (entry.type !== 'message') continue
    if (entry.from === 'shopper') open ??= { ...none, number: place + 1, since: entry.at }
    if (entry.from !== 'agent' || !open) continue
    const endedBy = entry.isHolding ? 'holding-reply' : 'reply'
    waits.push({ ...open, endedAt: entry.at, endedBy, agent: entry.agent, replyNumber: place + 1 })
    open = null
  }
  return open ? [...waits, endedByClose(open, closed)] : waits
}

/** Nobody waits on a closed ticket. */
export const endedByClose = (wait: Wait, { at, agent }: { at: Date; agent: Person | null }): Wait =>
  wait.endedAt ? wait : { ...wait, endedAt: at, endedBy: 'close', agent, replyNumber: null }

const none = { endedAt: null, endedBy: null, agent: null, replyNumber: null, openSeconds: null }
