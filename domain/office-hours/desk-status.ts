import { DateTime } from 'luxon'
import type { Db } from '../../platform/rows.js'
import type { DeskState } from '../../schema/words/office-hours.js'
import { findAccount, findOfficeHours } from '../account/find-account.js'
import { hoursStateAt } from './office-hours.rules.js'

export interface DeskStatus {
  state: DeskState
  until: Date | null
  now: Date
  timeZone: string
}

/** Whether the desk is open at a moment, by the hours that are in force then. */
export async function deskStatusAt(db: Db, accountId: string, now: Date): Promise<DeskStatus> {
  const [account, hours] = [await findAccount(db, accountId), await findOfficeHours(db, accountId, now)]
  const state = hoursStateAt(hours, DateTime.fromJSDate(now))
  const until = state.kind === 'open' ? state.until : state.kind === 'closed' ? state.opensAt : null
  return { state: state.kind, until: until?.toJSDate() ?? null, now, timeZone: account.timeZone }
}
