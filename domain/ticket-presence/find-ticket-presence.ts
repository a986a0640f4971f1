import type { App } from '../../platform/app.js'
import type { Ticket } from '../../schema/ticket.js'
import {
  nextFading,
  presentAgents,
  presentShopper,
  type PresentAgent,
  type PresentShopper,
} from './ticket-presence.rules.js'
import { placeOfShopper, placeOfTicket } from './show-presence.js'

export interface TicketPresence {
  agents: PresentAgent[]
  shopper: PresentShopper
  /** When it will be otherwise if nobody says anything; null: never. */
  changesAt: Date | null
}

/** Who looks at a ticket, and whether its shopper is here (R51). Nobody, while Redis is away. */
export async function findTicketPresence(
  { marks, clock }: Pick<App, 'marks' | 'clock'>,
  ticket: Pick<Ticket, 'id' | 'accountId' | 'profileId'>,
): Promise<TicketPresence> {
  const [ofTicket, ofShopper] = await Promise.all([
    marks.at(placeOfTicket(ticket)),
    marks.at(placeOfShopper(ticket)),
  ])
  const now = clock.now()
  return {
    agents: presentAgents(ofTicket, now),
    shopper: presentShopper(ofShopper, now),
    changesAt: nextFading([...ofTicket, ...ofShopper], now),
  }
}
