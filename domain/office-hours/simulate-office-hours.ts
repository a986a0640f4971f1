import { DateTime } from 'luxon'
import type { Db } from '../../platform/rows.js'
import type { Account } from '../../schema/account.js'
import type { OfficeHours } from '../../schema/office-hours.js'
import type { AutoReplyReason, AutoReplyText, DeskState } from '../../schema/words/office-hours.js'
import { findAccount, findOfficeHours } from '../account/find-account.js'
import { decideAutoReply } from '../auto-reply/auto-reply.rules.js'
import { refuseBadReplyText } from '../auto-reply/refuse-bad-template.js'
import { filledTexts } from '../auto-reply/texts.rules.js'
import { hoursStateAt, nextChange, type Hours } from './office-hours.rules.js'
import { parseOfficeHours, parseTimeZone, type OfficeHoursInput } from './parse-office-hours.js'
import { hoursWarnings, type HoursWarning } from './warnings.rules.js'

/** What somebody is about to save; what is left out is as it is saved. */
export interface Supposed {
  hours?: Omit<OfficeHoursInput, 'timeZone'> | null
  timeZone?: string | null
  autoReplyInHours?: string | null
  autoReplyOutOfHours?: string | null
  /** Of whoever might write. */
  firstName?: string | null
}

export interface Simulation {
  at: Date
  localTime: string
  timeZone: string
  hoursVersion: number | null
  state: DeskState
  since: Date | null
  until: Date | null
  thenUntil: Date | null
  text: AutoReplyText | null
  reply: string | null
  reason: AutoReplyReason
  warnings: HoursWarning[]
}

/** What would happen if somebody began a chat at a moment, by saved hours or by others (R31). Changes nothing. */
export async function simulateOfficeHours(
  db: Db,
  accountId: string,
  at: Date,
  supposed: Supposed,
  now: Date,
): Promise<Simulation> {
  const account = await findAccount(db, accountId)
  const saved = supposed.hours ? null : await findOfficeHours(db, accountId, at)
  const hours = suppose(supposed, saved, account)
  const timeZone = hours?.timeZone ?? parseTimeZone(supposed.timeZone ?? account.timeZone)
  const arrivedAt = DateTime.fromJSDate(at, { zone: timeZone })
  const templates = templatesOf(supposed, account)
  const { firstName = null } = supposed
  const texts = filledTexts(templates, hours, arrivedAt, { firstName, language: account.language })
  const decision = decideAutoReply({
    arrivedAt,
    isNewRequest: true,
    hours,
    texts,
    lastAgentMessageAt: null,
    lastOutOfHoursReplyAt: null,
  })
  const { hours: unsaved } = supposed
  const written = unsaved ? { week: unsaved.week, exceptions: unsaved.exceptions ?? [] } : null
  return {
    at,
    localTime: arrivedAt.toISO(),
    timeZone,
    hoursVersion: saved?.version ?? null,
    ...stretchAt(hours, arrivedAt),
    text: decision.text,
    reply: decision.text && (decision.text === 'in' ? texts.inHours : texts.outOfHours),
    reason: decision.reason,
    warnings: hoursWarnings(hours, written, { ...account, texts: templates }, DateTime.fromJSDate(now)),
  }
}

function suppose({ hours, timeZone }: Supposed, saved: OfficeHours | null, account: Account): Hours | null {
  if (hours) return parseOfficeHours({ ...hours, timeZone: timeZone ?? account.timeZone })
  return saved && { ...saved, timeZone: parseTimeZone(timeZone ?? saved.timeZone) }
}

function templatesOf(supposed: Supposed, account: Account) {
  for (const field of ['autoReplyInHours', 'autoReplyOutOfHours'] as const) {
    refuseBadReplyText(field, supposed[field] ?? '')
  }
  return {
    inHours: supposed.autoReplyInHours ?? account.autoReplyInHours,
    outOfHours: supposed.autoReplyOutOfHours ?? account.autoReplyOutOfHours,
  }
}

function stretchAt(hours: Hours | null, at: DateTime) {
  const state = hoursStateAt(hours, at)
  const until = nextChange(hours, at)
  const isBounded = state.kind === 'open' || state.kind === 'closed'
  return {
    state: state.kind,
    since: (isBounded && state.since?.toJSDate()) || null,
    until: until?.toJSDate() ?? null,
    thenUntil: (until && nextChange(hours, until)?.toJSDate()) ?? null,
  }
}
