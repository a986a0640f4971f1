import type { EscalateTo } from '../../schema/words/reminder.js'
import type { Presence, Role } from '../../schema/words/team.js'

/** Of the team, as they are at the moment. */
export interface Member {
  id: string
  role: Role
  presence: Presence
}

/**
 * Who hears a reminder (R55): the ticket’s agent, or all who are online if it has none. Who does not want to be disturbed
 * is left out if somebody else is there. If nobody is, it is for everybody.
 */
export function hearersOfReminder<M extends Member>(team: M[], assigneeId: string | null): M[] {
  const assignee = team.find(({ id }) => id === assigneeId)
  if (assignee && assignee.presence !== 'do-not-disturb') return [assignee]
  const online = team.filter(({ presence }) => presence === 'online')
  if (online.length > 0) return online
  return assignee ? [assignee] : team
}

/** Who hears an escalation (R55). It disturbs, because nothing comes behind it. */
export function hearersOfEscalation<M extends Member>(
  team: M[],
  assigneeId: string | null,
  escalateTo: EscalateTo,
): M[] {
  if (escalateTo === 'everybody') return team
  const hearers = team.filter(({ id, role }) => role !== 'agent' || id === assigneeId)
  return hearers.length > 0 ? hearers : team
}
