import { randomBytes } from 'node:crypto'
import { importSPKI } from 'jose'
import { IsNull } from 'typeorm'
import { insertRow } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import type { Agent } from '../../schema/agent.js'
import { IdentityKey } from '../../schema/identity-key.js'
import { uuidToBytes } from '../../schema/uuid.js'
import { IdentityAlgorithm } from '../../schema/words/key.js'
import { writeAudit } from '../audit/write-audit.js'
import { badInput, Refusal } from '../errors.js'
import { lockTeam } from '../team/lock-team.js'
import { conflict } from '../ticket/find-sent.js'

const mostLive = 2
const longestPem = 2_000

export interface KeyWish {
  clientId: string
  algorithm: IdentityAlgorithm
  /** PEM; of EdDSA and RS256 only. */
  publicKey: string | null
}

/** A second key beside the first, for rotation (R70). `secret` is told once; null: it has been told, or is the shop's own. */
export async function addIdentityKey(
  tx: Tx,
  agent: Agent,
  { clientId, algorithm, publicKey }: KeyWish,
): Promise<{ key: IdentityKey; secret: string | null }> {
  return makeIdentityKey(tx, await lockTeam(tx, agent, 'manageKeys'), { clientId, algorithm, publicKey })
}

/** The same by whoever runs the server (`id` null): the account is held already. */
export async function makeIdentityKey(
  tx: Tx,
  acting: Pick<Agent, 'accountId'> & { id: string | null },
  { clientId, algorithm, publicKey }: KeyWish,
): Promise<{ key: IdentityKey; secret: string | null }> {
  const { accountId } = acting
  const added = await tx.db.findOneBy(IdentityKey, { accountId, clientId: uuidToBytes(clientId) })
  if (added && added.algorithm !== algorithm) throw conflict()
  if (added) return { key: added, secret: null }

  const secret = algorithm === IdentityAlgorithm.HS256 ? randomBytes(32).toString('base64url') : null
  const material = secret ?? (await readPublicKey(algorithm, publicKey))
  await refuseThird(tx, accountId)
  const row = {
    accountId,
    kid: `key-${randomBytes(6).toString('hex')}`,
    algorithm,
    material,
    clientId: uuidToBytes(clientId),
    createdAt: tx.now,
    revokedAt: null,
  }
  const id = await insertRow(tx.db, IdentityKey, row)
  const after = { kid: row.kid, algorithm }
  await writeAudit(tx, acting, { action: 'key-added', subject: 'identity-key', id, after })
  return { key: { id, ...row }, secret }
}

async function readPublicKey(algorithm: IdentityAlgorithm, pem: string | null): Promise<string> {
  const isKey =
    pem !== null &&
    pem.length <= longestPem &&
    (await importSPKI(pem, algorithm).then(
      () => true,
      () => false,
    ))
  if (!isKey)
    throw badInput('publicKey', `Enter a public ${algorithm} key that begins with -----BEGIN PUBLIC KEY-----`)
  return pem
}

async function refuseThird(tx: Tx, accountId: string) {
  const live = await tx.db.countBy(IdentityKey, { accountId, revokedAt: IsNull() })
  if (live >= mostLive) throw new Refusal('TOO_MANY_KEYS', 'Two keys are live already. Revoke one first.')
}
