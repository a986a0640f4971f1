import { LessThan } from 'typeorm'
import type { Db } from '../../platform/rows.js'
import type { Agent } from '../../schema/agent.js'
import { AuditEntry } from '../../schema/audit-entry.js'
import { refuseUnlessMay } from '../account/refuse-unless-may.js'

/** A page of the log, newest first, behind the entry `before`. */
export async function findAuditLog(
  db: Db,
  agent: Agent,
  { before, limit }: { before: string | null; limit: number },
): Promise<AuditEntry[]> {
  refuseUnlessMay(agent, 'readAuditLog')
  return db.find(AuditEntry, {
    where: { accountId: agent.accountId, ...(before && { id: LessThan(before) }) },
    order: { id: 'DESC' },
    take: limit,
  })
}
