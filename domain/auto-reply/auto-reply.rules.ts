import type { DateTime } from 'luxon'
import type { AutoReplyReason, AutoReplyText } from '../../schema/words/office-hours.js'
import { hoursStateAt } from '../office-hours/office-hours.rules.js'
import type { Hours, HoursState } from '../office-hours/office-hours.rules.js'
import type { Texts } from './texts.rules.js'

/** What was true when a shopper's message arrived; nothing that came later counts, however late the job runs (R28). */
export type Facts = {
  arrivedAt: DateTime
  /** The first message of its chat. */
  isNewRequest: boolean
  hours: Hours | null
  /** As they would be sent. */
  texts: Texts
  /** Of this chat, before this message. */
  lastAgentMessageAt: DateTime | null
  /** Arrival of the message of this chat that last got the out-of-hours text; not when that text went out. */
  lastOutOfHoursReplyAt: DateTime | null
}

export type Decision = {
  text: AutoReplyText | null
  reason: Exclude<AutoReplyReason, 'chat-closed' | 'cannot-be-texted'>
  inHours: boolean | null
}

type Closed = Extract<HoursState, { kind: 'closed' }>

const talkingMinutes = 5

/** Which automatic reply, if any, a shopper's message gets, and why (R25–R28, R30). */
export function decideAutoReply(facts: Facts): Decision {
  const state = hoursStateAt(facts.hours, facts.arrivedAt)
  switch (state.kind) {
    case 'none':
      return { text: null, reason: 'no-office-hours', inHours: null }
    case 'closed':
      return decideOutOfHours(facts, state)
    case 'open':
    case 'always':
      return decideInHours(facts)
  }
}

function decideInHours({ isNewRequest, texts }: Facts): Decision {
  if (!isNewRequest) return { text: null, reason: 'running-chat-in-hours', inHours: true }
  if (isEmpty(texts.inHours)) return { text: null, reason: 'text-is-empty', inHours: true }
  return { text: 'in', reason: 'new-request-in-hours', inHours: true }
}

function decideOutOfHours(facts: Facts, stretch: Closed): Decision {
  const silence = facts.isNewRequest ? null : whyNotToRunningChat(facts, stretch)
  if (silence) return { text: null, reason: silence, inHours: false }
  if (isEmpty(facts.texts.outOfHours)) return { text: null, reason: 'text-is-empty', inHours: false }
  const reason = facts.isNewRequest ? 'new-request-out-of-hours' : 'first-of-closed-stretch'
  return { text: 'out', reason, inHours: false }
}

function whyNotToRunningChat(facts: Facts, stretch: Closed): Decision['reason'] | null {
  const { arrivedAt, lastAgentMessageAt, lastOutOfHoursReplyAt } = facts
  if (lastOutOfHoursReplyAt && isWithin(stretch, lastOutOfHoursReplyAt)) {
    return 'already-replied-this-closed-stretch'
  }
  const talkingSince = arrivedAt.minus({ minutes: talkingMinutes })
  if (lastAgentMessageAt && talkingSince <= lastAgentMessageAt && lastAgentMessageAt <= arrivedAt) {
    return 'agent-is-talking'
  }
  return null
}

const isWithin = ({ since, opensAt }: Closed, at: DateTime) =>
  (since === null || since <= at) && (opensAt === null || at < opensAt)

const isEmpty = (text: string) => text.trim() === ''
