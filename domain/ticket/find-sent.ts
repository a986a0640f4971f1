import { rowOf, type Db } from '../../platform/rows.js'
import { Message } from '../../schema/message.js'
import { uuidToBytes } from '../../schema/uuid.js'
import { Refusal } from '../errors.js'

/** The message that was already sent under this client-made id; refuses if something else was, or elsewhere (I-03). */
export async function findSent(
  db: Db,
  accountId: string,
  clientId: string,
  same: Pick<Message, 'author' | 'agentId' | 'text'> & {
    ticketId?: string
    isHolding?: boolean
    byEmail?: boolean
  },
): Promise<Message | null> {
  const sent = await rowOf(db, Message, 'WHERE account_id = ? AND client_id = ?', [
    accountId,
    uuidToBytes(clientId),
  ])
  if (!sent) return null
  const isSame =
    sent.author === same.author &&
    sent.agentId === same.agentId &&
    sent.text === same.text &&
    sent.isHolding === (same.isHolding ?? false) &&
    sent.byEmail === (same.byEmail ?? false) &&
    (same.ticketId ?? sent.ticketId) === sent.ticketId
  if (!isSame) throw conflict()
  return sent
}

export const conflict = () =>
  new Refusal('IDEMPOTENCY_CONFLICT', 'Something else was sent under this id before.', { field: 'clientId' })
