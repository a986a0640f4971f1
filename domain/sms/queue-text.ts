import { randomBytes } from 'node:crypto'
import { addRow } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { SmsMessage } from '../../schema/sms.js'
import { TextState } from '../../schema/words/sms.js'
import { sendTexts } from '../jobs.js'

type Wanted = Pick<SmsMessage, 'accountId' | 'number' | 'ticketId' | 'ticketNumber' | 'text'>

/** Puts a text on its way, in the transaction of what it tells. */
export async function queueText(tx: Tx, wanted: Wanted): Promise<void> {
  await addRow(tx.db, SmsMessage, {
    ...wanted,
    isInbound: false,
    ref: randomBytes(16).toString('hex'),
    sid: null,
    state: TextState.QUEUED,
    problem: null,
    tries: 0,
    calledAt: null,
    nextTryAt: tx.now,
    createdAt: tx.now,
  })
  tx.enqueue(sendTexts, { accountId: wanted.accountId })
}
