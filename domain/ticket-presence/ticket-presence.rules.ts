import type { Mark, Words } from '../../platform/marks.js'
import type { Activity } from '../../schema/words/team.js'

/** Consoles and widgets say every 10 seconds that somebody is still there; two of them may get lost. */
const heldSeconds = 25
/** A shopper who types says so every 3 seconds. */
const typingSeconds = 5

export interface PresentAgent {
  agentId: string
  activity: Activity
}

export interface PresentShopper {
  isHere: boolean
  isTyping: boolean
}

/** What a tab of an agent says of a ticket; null: it has left. Whoever writes looks, too. */
export const wordsOfAgent = (activity: Activity | null): Words => ({
  viewing: activity ? heldSeconds : 0,
  writing: activity === 'writing' ? heldSeconds : 0,
})

/** What a tab of a shopper says; null: it has left. Whoever types is here. */
export const wordsOfShopper = (said: { isTyping: boolean } | null): Words => ({
  here: said ? heldSeconds : 0,
  typing: said?.isTyping ? typingSeconds : 0,
})

/** An agent may look with several tabs. */
export const markedBy = (agentId: string, tabId: string) => `${agentId}.${tabId}`

/** Where a mark of the whole inbox belongs: to a ticket, or to a shopper and so to each of their tickets. */
export const inboxMark = (of: { ticketId: string } | { profileId: string }, by: string) =>
  'ticketId' in of ? `ticket:${of.ticketId}:${by}` : `shopper:${of.profileId}:${by}`

/** The marks of an inbox as they are at each ticket and shopper. */
export function sortedMarks(marks: Mark[]): { tickets: Map<string, Mark[]>; shoppers: Map<string, Mark[]> } {
  const sorted = { tickets: new Map<string, Mark[]>(), shoppers: new Map<string, Mark[]>() }
  for (const mark of marks) {
    const [noun, id, by] = mark.by.split(':') as [string, string, string]
    const all = noun === 'ticket' ? sorted.tickets : sorted.shoppers
    all.set(id, [...(all.get(id) ?? []), { ...mark, by }])
  }
  return sorted
}

/** Who looks at a ticket: each agent once, with the most that any tab says; in an order that stays. */
export function presentAgents(marks: Mark[], now: Date): PresentAgent[] {
  const activities = new Map<string, Activity>()
  for (const { by, word } of lasting(marks, now)) {
    const agentId = by.slice(0, by.indexOf('.'))
    if (word === 'writing' || !activities.has(agentId)) activities.set(agentId, word as Activity)
  }
  return [...activities]
    .map(([agentId, activity]) => ({ agentId, activity }))
    .sort((a, b) => Number(a.agentId) - Number(b.agentId))
}

export function presentShopper(marks: Mark[], now: Date): PresentShopper {
  const words = lasting(marks, now).map(({ word }) => word)
  return { isHere: words.length > 0, isTyping: words.includes('typing') }
}

/** When the first of these will have faded; null: there are none. */
export function nextFading(marks: Mark[], now: Date): Date | null {
  const moments = lasting(marks, now).map(({ until }) => until.getTime())
  return moments.length > 0 ? new Date(Math.min(...moments)) : null
}

const lasting = (marks: Mark[], now: Date) => marks.filter(({ until }) => until > now)

const noteEverySeconds = 60

/** Whether the profile should be told that its shopper is here: not at each sign of life. */
export const isLongSeen = (lastSeenAt: Date | null, now: Date): boolean =>
  lastSeenAt === null || now.getTime() - lastSeenAt.getTime() >= noteEverySeconds * 1_000
