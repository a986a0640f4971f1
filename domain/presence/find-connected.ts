import type { Db } from '../../platform/rows.js'

/** Those of these agents who have a console connected, to whichever process. */
export async function findConnected(db: Db, agentIds: readonly string[]): Promise<Set<string>> {
  if (agentIds.length === 0) return new Set()
  const rows: { id: string }[] = await db.query(
    `SELECT DISTINCT agent_id AS id FROM agent_socket
     WHERE agent_id IN (${agentIds.map(() => '?').join(', ')}) AND alive_until > UTC_TIMESTAMP(3)`,
    [...agentIds],
  )
  return new Set(rows.map(({ id }) => id))
}
