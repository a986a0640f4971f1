import { createHash } from 'node:crypto'
import { Refusal } from './errors.js'

/** Kept beside a client-made id, so that a repeat is known from something else under the same id, whatever has changed since (R73). */
export const hashOfContent = (content: object): Buffer =>
  createHash('sha256').update(JSON.stringify(content)).digest()

export function refuseOtherContent(made: { contentHash: Buffer }, hash: Buffer) {
  if (made.contentHash.equals(hash)) return
  throw new Refusal('IDEMPOTENCY_CONFLICT', 'Something else was made under this id before.', {
    field: 'clientId',
  })
}
