import { rowOf, type Db } from '../../platform/rows.js'
import type { Agent } from '../../schema/agent.js'
import { SmsSettings } from '../../schema/sms.js'
import { SmsProvider } from '../../schema/words/sms.js'
import { refuseUnlessMay } from '../account/refuse-unless-may.js'

/** As an owner sees them, also before anything has been set up. */
export async function findSmsSettings(db: Db, agent: Agent): Promise<SmsSettings> {
  refuseUnlessMay(agent, 'manageSms')
  return (await settingsOf(db, agent.accountId)) ?? unset(agent.accountId)
}

export const unset = (accountId: string): SmsSettings => ({
  accountId,
  version: 0,
  isEnabled: false,
  provider: SmsProvider.TWILIO,
  number: null,
  baseUrl: null,
  accountSid: null,
  authToken: null,
  answersKeywords: true,
})

export type LiveSms = SmsSettings & { number: string }

/** Null: the account neither takes nor sends texts. */
export async function findLiveSms(db: Db, accountId: string): Promise<LiveSms | null> {
  const settings = await settingsOf(db, accountId)
  return settings?.isEnabled && settings.number ? { ...settings, number: settings.number } : null
}

const settingsOf = (db: Db, accountId: string): Promise<SmsSettings | null> =>
  rowOf(db, SmsSettings, 'WHERE account_id = ?', [accountId])
