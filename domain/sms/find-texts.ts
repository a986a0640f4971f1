import { rowsOf, type Db } from '../../platform/rows.js'
import { SmsMessage } from '../../schema/sms.js'

const mostShown = 100

/** The latest texts from and to a number, oldest first, as its phone shows them: what has not gone is not there. */
export async function findTextsOf(db: Db, accountId: string, number: string): Promise<SmsMessage[]> {
  const tail = `WHERE account_id = ? AND number = ? AND state = 'delivered' ORDER BY id DESC LIMIT ${mostShown}`
  return (await rowsOf(db, SmsMessage, tail, [accountId, number])).reverse()
}
