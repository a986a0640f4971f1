import { updateRow } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { Agent } from '../../schema/agent.js'
import { agentChanged } from '../events.js'

export interface Held {
  accountId: string
  agentId: string
}

const aliveSeconds = 15

/*
 * Whose console is connected, over all processes: a row for each process and agent, which runs out when the process says
 * it no more. Between a process and the database only the database's own clock counts, to the second; so it is asked
 * within the statement. In Redis it would be gone with Redis, and everybody away.
 */

/** `holder` has live sockets of these agents. Said again and again, while it is so. */
export async function holdSockets(tx: Tx, holder: Buffer, agents: Held[]): Promise<void> {
  const alive = `UTC_TIMESTAMP(3) + INTERVAL ${aliveSeconds} SECOND`
  await tx.db.query(
    `INSERT INTO agent_socket (agent_id, holder, account_id, alive_until)
     VALUES ${agents.map(() => `(?, ?, ?, ${alive})`).join(', ')}
     ON DUPLICATE KEY UPDATE alive_until = ${alive}`,
    agents.flatMap(({ accountId, agentId }) => [agentId, holder, accountId]),
  )
}

/** The first socket of an agent in this process. Whether it is the first of all is for whoever hears of it to find out. */
export async function arrive(tx: Tx, holder: Buffer, agent: Held): Promise<void> {
  await holdSockets(tx, holder, [agent])
  tx.publish(agentChanged, { ...agent })
}

/** The last socket of an agent in this process is gone: until now they were seen. */
export async function leave(tx: Tx, holder: Buffer, { accountId, agentId }: Held): Promise<void> {
  await tx.db.query('DELETE FROM agent_socket WHERE agent_id = ? AND holder = ?', [agentId, holder])
  await updateRow(tx.db, Agent, { id: agentId, accountId }, { lastSeenAt: tx.now })
  tx.publish(agentChanged, { accountId, agentId })
}

/** Processes that were killed say nothing more: what they held is gone. Answers how many. */
export async function forgetLostSockets(tx: Tx): Promise<number> {
  const lost: (Held & { holder: Buffer })[] = await tx.db.query(
    `SELECT account_id AS accountId, agent_id AS agentId, holder FROM agent_socket
     WHERE alive_until < UTC_TIMESTAMP(3) LIMIT 100 FOR UPDATE SKIP LOCKED`,
  )
  for (const { holder, ...agent } of lost) await leave(tx, holder, agent)
  return lost.length
}
