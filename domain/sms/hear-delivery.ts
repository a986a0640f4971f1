import { rowOf } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { SmsMessage } from '../../schema/sms.js'
import { stateOf } from './delivery.rules.js'
import { settleText } from './settle-text.js'

export interface ToldDelivery {
  /** Our own name for the text, as we gave it along. */
  ref: string
  sid: string
  status: string
  code: string | null
}

/** The provider tells how far a text has got. What is not known, or not ours, changes nothing. */
export async function hearDelivery(tx: Tx, accountId: string, told: ToldDelivery): Promise<void> {
  const { ref, sid, status, code: problem } = told
  const text = await rowOf(tx.db, SmsMessage, 'WHERE account_id = ? AND ref = ?', [accountId, ref])
  const state = stateOf(status)
  if (text && state) await settleText(tx, accountId, text.id, { state, sid, problem })
}
