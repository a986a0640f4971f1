import { registerEnumType } from 'type-graphql'
import type { WordOf } from './word.js'

export const DeskState = { NO_HOURS: 'none', ALWAYS_OPEN: 'always', OPEN: 'open', CLOSED: 'closed' } as const
export type DeskState = WordOf<typeof DeskState>
registerEnumType(DeskState, {
  name: 'DeskState',
  valuesConfig: {
    NO_HOURS: { description: 'No office hours are set.' },
    ALWAYS_OPEN: { description: 'Open, and never closing.' },
    OPEN: { description: 'Open until the closing.' },
    CLOSED: { description: 'Closed until the opening.' },
  },
})

export const HoursWarningCode = {
  NO_HOURS: 'no-hours',
  WEEK_WITHOUT_HOURS: 'week-without-hours',
  NO_OPENING_AHEAD: 'no-opening-ahead',
  TEXT_WITHOUT_HOURS: 'text-without-hours',
  REMINDERS_AROUND_THE_CLOCK: 'reminders-around-the-clock',
  SHORT_GAP: 'short-gap',
  LAST_MINUTE_LEFT_OUT: 'last-minute-left-out',
  LEFT_OUT_BY_CLOCK_CHANGE: 'left-out-by-clock-change',
  TWICE_BY_CLOCK_CHANGE: 'twice-by-clock-change',
  PAST_EXCEPTION: 'past-exception',
  OPEN_FROM_THE_EVENING_BEFORE: 'open-from-the-evening-before',
  VARIABLE_MAY_BE_EMPTY: 'variable-may-be-empty',
} as const
export type HoursWarningCode = WordOf<typeof HoursWarningCode>
registerEnumType(HoursWarningCode, {
  name: 'HoursWarningCode',
  description: 'What is allowed, and perhaps not meant (R31).',
  valuesConfig: {
    NO_HOURS: { description: 'There are no hours at all.' },
    WEEK_WITHOUT_HOURS: { description: 'The desk opens on dates of exceptions only.' },
    NO_OPENING_AHEAD: { description: 'The desk does not open within 400 days.' },
    TEXT_WITHOUT_HOURS: { description: 'Without hours this text is never sent (R27).' },
    REMINDERS_AROUND_THE_CLOCK: { description: 'Without hours the bell counts and rings day and night.' },
    SHORT_GAP: { description: 'Closed for five minutes or less before this interval.' },
    LAST_MINUTE_LEFT_OUT: { description: 'Ends at 23:59: for the whole day, end at 24:00.' },
    LEFT_OUT_BY_CLOCK_CHANGE: {
      description:
        'Lies in the time that is left out when the clocks go forward within 13 months: never opens then.',
    },
    TWICE_BY_CLOCK_CHANGE: {
      description: 'Comes, or begins or ends, twice when the clocks go back within 13 months.',
    },
    PAST_EXCEPTION: { description: 'An exception that is over.' },
    OPEN_FROM_THE_EVENING_BEFORE: {
      description: 'An exception says closed, but the evening before runs into its first day.',
    },
    VARIABLE_MAY_BE_EMPTY: { description: 'A variable that may have no value and has no fallback (R29).' },
  },
})

export const AutoReplyText = { IN_HOURS: 'in', OUT_OF_HOURS: 'out' } as const
export type AutoReplyText = WordOf<typeof AutoReplyText>
registerEnumType(AutoReplyText, {
  name: 'AutoReplyText',
  valuesConfig: {
    IN_HOURS: { description: '`Account.autoReplyInHours` (R25).' },
    OUT_OF_HOURS: { description: '`Account.autoReplyOutOfHours` (R26).' },
  },
})

export const AutoReplyReason = {
  NEW_REQUEST_IN_HOURS: 'new-request-in-hours',
  NEW_REQUEST_OUT_OF_HOURS: 'new-request-out-of-hours',
  FIRST_OF_CLOSED_STRETCH: 'first-of-closed-stretch',
  NO_OFFICE_HOURS: 'no-office-hours',
  RUNNING_CHAT_IN_HOURS: 'running-chat-in-hours',
  ALREADY_REPLIED: 'already-replied-this-closed-stretch',
  AGENT_IS_TALKING: 'agent-is-talking',
  TEXT_IS_EMPTY: 'text-is-empty',
  CHAT_CLOSED: 'chat-closed',
  CANNOT_BE_TEXTED: 'cannot-be-texted',
} as const
export type AutoReplyReason = WordOf<typeof AutoReplyReason>
registerEnumType(AutoReplyReason, {
  name: 'AutoReplyReason',
  description: 'Why a shopper’s message got which automatic reply, or none (R30).',
  valuesConfig: {
    NEW_REQUEST_IN_HOURS: { description: 'The text of open hours: first message of a chat (R25).' },
    NEW_REQUEST_OUT_OF_HOURS: { description: 'The text of closed hours: first message of a chat (R26).' },
    FIRST_OF_CLOSED_STRETCH: {
      description: 'The text of closed hours: first message of a running chat since the desk closed (R26).',
    },
    NO_OFFICE_HOURS: { description: 'None: no office hours were set (R27).' },
    RUNNING_CHAT_IN_HOURS: { description: 'None: in hours only the first message of a chat gets one (R25).' },
    ALREADY_REPLIED: { description: 'None: the chat had one since the desk closed (R26).' },
    AGENT_IS_TALKING: { description: 'None: an agent had written within the last 5 minutes (R26).' },
    TEXT_IS_EMPTY: { description: 'None: there was nothing to say.' },
    CHAT_CLOSED: { description: 'None: the chat had been closed before it could be sent.' },
    CANNOT_BE_TEXTED: { description: 'None: SMS is off, or the shopper has sent STOP (R77).' },
  },
})
