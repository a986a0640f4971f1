import type { FollowUpState } from '../../schema/words/mail.js'
import type { TicketStatus } from '../../schema/words/ticket.js'

/** What has become of somebody who waited when the desk opened (R56). A new question is a new wait, and not this one. */
export function followUpStateOf(
  { waitingSince }: { waitingSince: Date },
  ticket: { status: TicketStatus; waitingSince: Date | null },
): FollowUpState {
  if (ticket.status === 'closed') return 'closed'
  if (!ticket.waitingSince || ticket.waitingSince > waitingSince) return 'answered'
  return ticket.status === 'snoozed' ? 'snoozed' : 'waiting'
}
