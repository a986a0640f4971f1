import type { TicketCardFragment } from '../graphql/generated.js'
import { isEscalated } from './order.rules.js'

export type Heading = { id: string; heading: 'escalated' | 'others' }
export type Entry = Heading | TicketCardFragment

/** Headings stand in the list like rows do, so that they, too, move only when rows may. */
export function inGroups(tickets: TicketCardFragment[]): Entry[] {
  const rest = tickets.findIndex((ticket) => !isEscalated(ticket))
  const escalated = rest < 0 ? tickets.length : rest
  if (escalated === 0) return tickets
  const others = tickets.slice(escalated)
  return [
    { id: 'escalated', heading: 'escalated' },
    ...tickets.slice(0, escalated),
    ...(others.length ? [{ id: 'others', heading: 'others' } as const, ...others] : []),
  ]
}

export const isTicket = (entry: Entry): entry is TicketCardFragment => !('heading' in entry)
