import type { Channel } from '../../schema/words/ticket.js'

export interface WaitWish {
  accountId: string
  from: Date
  to: Date
  channel: Channel | null
  /** Who answered or closed. */
  agentId?: string | null
}

/** The waits that began in a range, `from` included and `to` not: what comes after SELECT. */
export function waitsOf({ accountId, from, to, channel, agentId = null }: WaitWish) {
  const ofChannel = 'JOIN ticket t ON t.account_id = w.account_id AND t.id = w.ticket_id AND t.channel = ?'
  return {
    tail: `FROM ticket_wait w ${channel ? ofChannel : ''}
      WHERE w.account_id = ? AND w.since >= ? AND w.since < ? ${agentId ? 'AND w.agent_id = ?' : ''}`,
    values: [...(channel ? [channel] : []), accountId, from, to, ...(agentId ? [agentId] : [])] as unknown[],
  }
}
