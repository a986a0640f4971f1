import { setTimeout as pause } from 'node:timers/promises'
import type { Ticket } from '../../schema/ticket.js'
import type { Doorbell } from './doorbells.js'

const gatherFor = 500

export interface Ringing {
  count: number
  tickets: Ticket[]
}

/**
 * What rings for somebody: first as it is, then whenever that has changed, told as one however many rings fall due
 * together (R59). Each time it is read anew, so a lost or doubled ring loses and doubles nothing.
 */
export async function* followRings(
  bell: Pick<Doorbell, 'rung'>,
  read: () => Promise<Ringing>,
): AsyncGenerator<Ringing, void, void> {
  // Every ticket that rang when somebody looked, whoever hears it.
  const known = new Map<string, string>()
  let told: string | null = null
  for (;;) {
    const ringing = await read()
    for (const ticket of ringing.tickets) known.set(ticket.id, stateOf(ticket)!)
    const news = JSON.stringify([ringing.count, ringing.tickets.map(({ id }) => [id, known.get(id)])])
    if (news !== told) yield ringing
    told = news
    const isPartial = ringing.count > ringing.tickets.length
    if (!(await hasChanged(bell, known, isPartial))) return
    await pause(gatherFor)
  }
}

/**
 * Waits until some ticket begins to ring, rings again, for somebody else, or no more; false: it is over. Of a list that
 * is `isPartial`, any change may be of one that it does not show.
 */
async function hasChanged(
  bell: Pick<Doorbell, 'rung'>,
  known: Map<string, string>,
  isPartial: boolean,
): Promise<boolean> {
  for (;;) {
    const rung = await bell.rung()
    if (!rung) return false
    let isNews = rung.missed || isPartial
    for (const { ticketId, ticket } of rung.rings) {
      const now = await ticket()
      const state = now && stateOf(now)
      if (state === (known.get(ticketId) ?? null)) continue
      isNews = true
      if (state) known.set(ticketId, state)
      else known.delete(ticketId)
    }
    if (isNews) return true
  }
}

const stateOf = ({ status, rungAt, rungSteps, assigneeId }: Ticket): string | null =>
  status === 'open' && rungAt ? `${rungAt.getTime()} ${rungSteps} ${assigneeId}` : null
