import type { Tx } from '../../platform/transaction.js'
import type { Account } from '../../schema/account.js'
import type { Agent } from '../../schema/agent.js'
import { findAccount } from '../account/find-account.js'
import { refuseUnlessMay } from '../account/refuse-unless-may.js'
import { writeAudit } from '../audit/write-audit.js'

/** Who may take all profiles and tickets along, and that somebody has; what `writeAccount` writes is for them. */
export function beginExport(tx: Tx, agent: Agent): Promise<Account> {
  refuseUnlessMay(agent, 'exportAccount')
  return noteExport(tx, agent)
}

/** The same by whoever runs the server, without an id. */
export async function noteExport(
  tx: Tx,
  author: Pick<Agent, 'accountId'> & { id: string | null },
): Promise<Account> {
  const { accountId } = author
  await writeAudit(tx, author, { action: 'account-exported', subject: 'account', id: accountId })
  return findAccount(tx.db, accountId)
}
