import { Field, ID, InputType } from 'type-graphql'
import { badInput } from '../../domain/errors.js'
import type { TicketFilter as Filter } from '../../domain/ticket/ticket-filter.js'
import { Channel, TicketStatus } from '../../schema/words/ticket.js'
import { rowId } from '../global-id.js'

const mostLabels = 20

@InputType({
  description: 'What is left out does not matter; each of the rest narrows the list down (R41, R48).',
})
export class TicketFilter {
  @Field(() => TicketStatus, { nullable: true })
  status?: TicketStatus | null

  @Field(() => Channel, { nullable: true, description: 'The way it came in (R41).' })
  channel?: Channel | null

  @Field(() => ID, { nullable: true, description: 'Whose it is.' })
  assigneeId?: string | null

  @Field(() => Boolean, { nullable: true, description: 'True: nobody’s.' })
  unassigned?: boolean | null

  @Field(() => [ID], { nullable: true, description: 'With all of these labels, at most 20 (R49).' })
  labelIds?: string[] | null

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: with a message that nobody has read, or back from snooze and not looked at since (R42, R47).',
  })
  unreadOnly?: boolean | null
}

export function parseFilter(given: TicketFilter | null | undefined): Filter {
  const { status, channel, assigneeId, unassigned, labelIds, unreadOnly } = given ?? {}
  if ((labelIds?.length ?? 0) > mostLabels) throw badInput('filter.labelIds', `At most ${mostLabels}.`)
  if (unassigned && assigneeId != null)
    throw badInput('filter.unassigned', 'Somebody’s or nobody’s, not both.')
  return {
    ...(status && { status }),
    ...(channel && { channel }),
    ...(assigneeId != null && { assigneeId: rowId('Agent', assigneeId) }),
    ...(unassigned && { assigneeId: null }),
    ...(labelIds && { labelIds: labelIds.map((id) => rowId('Label', id)) }),
    ...(unreadOnly && { unreadOnly }),
  }
}
