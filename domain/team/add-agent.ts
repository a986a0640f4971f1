import { insertRow, isDuplicate } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { Agent } from '../../schema/agent.js'
import type { Role } from '../../schema/words/team.js'
import { findAccount } from '../account/find-account.js'
import { writeAudit } from '../audit/write-audit.js'
import { badInput } from '../errors.js'
import { agentChanged } from '../events.js'
import { faultOfPassword } from '../session/password.rules.js'
import { hashPassword, normalEmail } from '../session/sign-in.js'
import { faultOfEmail, faultOfName } from './person.rules.js'

/** Whoever runs the server lets somebody into a desk: nobody of the team has to be there for it. */
export async function addAgent(
  tx: Tx,
  accountId: string,
  person: { email: string; name: string; role: Role; password: string },
): Promise<string> {
  const email = normalEmail(person.email)
  refuse('email', faultOfEmail(email))
  refuse('name', faultOfName(person.name))
  refuse('password', faultOfPassword(person.password, { email }))
  const { language } = await findAccount(tx.db, accountId)
  const told = { email, name: person.name.trim(), role: person.role, language }
  const passwordHash = await hashPassword(person.password)
  const id = await insertAgent(tx, { ...told, accountId, passwordHash })
  await writeAudit(tx, { accountId, id: null }, { action: 'agent-joined', subject: 'agent', id, after: told })
  tx.publish(agentChanged, { accountId, agentId: id })
  return id
}

async function insertAgent(tx: Tx, agent: Partial<Agent>): Promise<string> {
  try {
    return await insertRow(tx.db, Agent, { ...agent, createdAt: tx.now })
  } catch (error) {
    if (isDuplicate(error, 'one_agent_per_email'))
      throw badInput('email', 'Somebody signs in with this e-mail already.')
    throw error
  }
}

function refuse(field: string, fault: string | null) {
  if (fault) throw badInput(field, fault)
}
