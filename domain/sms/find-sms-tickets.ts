import type { Db } from '../../platform/rows.js'

/** What an SMS ticket has besides (R77). */
export interface TextingState {
  number: string
  stoppedAt: Date | null
  /** Whether the account texts at all. */
  isOn: boolean
  followsId: string | null
}

/** By ticket; of a web chat nothing. */
export async function findSmsTickets(
  db: Db,
  ticketIds: readonly string[],
): Promise<Map<string, TextingState>> {
  const rows = await db.query<(TextingState & { ticketId: string; isOn: unknown })[]>(
    `SELECT t.ticket_id AS ticketId, t.number, t.follows_id AS followsId, c.stopped_at AS stoppedAt,
       COALESCE(s.is_enabled, FALSE) AS isOn
     FROM sms_ticket t
     LEFT JOIN sms_contact c ON c.account_id = t.account_id AND c.number = t.number
     LEFT JOIN sms_settings s ON s.account_id = t.account_id
     WHERE t.ticket_id IN (?)`,
    [ticketIds],
  )
  return new Map(
    rows.map(({ ticketId, isOn, ...row }) => [ticketId, { ...row, isOn: Boolean(Number(isOn)) }]),
  )
}
