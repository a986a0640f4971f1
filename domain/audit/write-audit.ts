import { addRow } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import type { Agent } from '../../schema/agent.js'
import { AuditEntry } from '../../schema/audit-entry.js'
import type { AuditAction, AuditSubject } from '../../schema/words/audit.js'
import { changesBetween } from './audit.rules.js'

interface Deed {
  action: AuditAction
  subject: AuditSubject
  id: string
  /** The part of the subject that is of interest, as it was and as it is. */
  before?: object | null
  after?: object | null
}

/** An agent; without an id, whoever runs the server. */
type Author = Pick<Agent, 'accountId'> & { id: string | null }

/** Writes down who changed what, in the transaction that changes it (R79). The only way into the log; there is none back. */
export const writeAudit = (
  tx: Tx,
  { accountId, id: agentId }: Author,
  { action, subject, id, before = null, after = null }: Deed,
): Promise<void> =>
  addRow(tx.db, AuditEntry, {
    accountId,
    agentId,
    action,
    subjectNoun: subject,
    subjectId: id,
    changes: changesBetween(before, after),
    at: tx.now,
  })
