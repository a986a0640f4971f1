import { insertRow, rowOf, updateRow } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import type { Agent } from '../../schema/agent.js'
import { SmsSettings } from '../../schema/sms.js'
import { SmsProvider } from '../../schema/words/sms.js'
import { editConflict } from '../account/change-account.js'
import { writeAudit } from '../audit/write-audit.js'
import { badInput } from '../errors.js'
import { lockTeam } from '../team/lock-team.js'
import { unset } from './find-sms-settings.js'

export type SmsChanges = Partial<Omit<SmsSettings, 'accountId' | 'version'>>

/** Changes how the account texts, all together or not at all. Whoever is owner by now; nobody saves over somebody else. */
export async function changeSmsSettings(
  tx: Tx,
  agent: Agent,
  expectedVersion: number,
  changes: SmsChanges,
): Promise<SmsSettings> {
  const acting = await lockTeam(tx, agent, 'manageSms')
  const { accountId } = acting
  const saved = await rowOf(tx.db, SmsSettings, 'WHERE account_id = ?', [accountId])
  const before = saved ?? unset(accountId)
  if (before.version !== expectedVersion) throw editConflict(before.version)
  const after = { ...before, ...changes, version: before.version + 1 }
  refuseFaults(after)
  refuseStrayToken(before, after, changes)
  const { accountId: _key, ...columns } = after
  if (saved) await updateRow(tx.db, SmsSettings, { accountId }, columns)
  else await insertRow(tx.db, SmsSettings, after)
  await writeAudit(tx, acting, { action: 'sms-changed', subject: 'sms', id: accountId, before, after })
  return after
}

function refuseFaults({ isEnabled, provider, number, baseUrl, accountSid, authToken }: SmsSettings) {
  const isTwilio = provider === SmsProvider.TWILIO
  if (number !== null && !isPhone(number)) throw badInput('number', 'E.164 is needed, `+33639981234`.')
  if (isEnabled && number === null) throw badInput('number', 'Which number do shoppers text to?')
  if (baseUrl !== null && baseUrl.length > 300) throw badInput('baseUrl', 'At most 300 characters.')
  if (accountSid !== null && !/^[\w-]{1,64}$/.test(accountSid))
    throw badInput('accountSid', '1 to 64 letters and digits.')
  if (authToken !== null && !/^[!-~]{8,200}$/.test(authToken))
    throw badInput('authToken', '8 to 200 characters, without spaces.')
  if (isEnabled && isTwilio && accountSid === null)
    throw badInput('accountSid', 'The provider shows it beside the token.')
  if (isEnabled && isTwilio && authToken === null) throw badInput('authToken', 'A token is needed.')
}

/** A token goes only to whom it was entered for: whoever names another place enters it again. */
function refuseStrayToken(before: SmsSettings, after: SmsSettings, { authToken }: SmsChanges) {
  const isElsewhere = before.baseUrl !== after.baseUrl || before.accountSid !== after.accountSid
  if (before.authToken !== null && authToken === undefined && isElsewhere)
    throw badInput('authToken', 'Enter the token again, for it belongs to the provider’s account.')
}

export const isPhone = (text: string) => /^\+[1-9]\d{6,14}$/.test(text)
