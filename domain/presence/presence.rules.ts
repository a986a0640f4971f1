import type { Presence } from '../../schema/words/team.js'

export interface Seat {
  chosenPresence: Presence
  doNotDisturbUntil: Date | null
}

/** What an agent is now. Without a live console it is away, whatever was chosen; a time without disturbance ends by itself. */
export function presenceOf(
  { chosenPresence, doNotDisturbUntil }: Seat,
  isConnected: boolean,
  now: Date,
): Presence {
  if (!isConnected) return 'away'
  const isOver = doNotDisturbUntil !== null && doNotDisturbUntil <= now
  return chosenPresence === 'do-not-disturb' && isOver ? 'online' : chosenPresence
}
