import { rowOf, rowsOf, type Db } from '../../platform/rows.js'
import { FeedEvent, FeedHead } from '../../schema/feed.js'
import { Refusal } from '../errors.js'

/** Up to where somebody has read a feed. */
export interface FeedPlace {
  epoch: string
  number: number
}

export interface FeedPage {
  events: FeedEvent[]
  /** Null: nothing has ever happened. */
  newest: FeedPlace | null
}

/**
 * What happened in an account behind a place (null: behind what has been forgotten), in order and without gaps; or the
 * refusal FEED_EXPIRED, if some of it cannot be told any more.
 */
export async function findFeed(
  db: Db,
  accountId: string,
  { after, limit }: { after: FeedPlace | null; limit: number },
): Promise<FeedPage> {
  const tail = 'WHERE account_id = ? AND number > ? ORDER BY number LIMIT ?'
  const events = await rowsOf(db, FeedEvent, tail, [accountId, after?.number ?? 0, limit])
  // After the events, so that it knows of what was forgotten just before they were read.
  const head = await rowOf(db, FeedHead, 'WHERE account_id = ?', [accountId])
  if (after) refuseExpired(after, head)
  return { events, newest: head && { epoch: head.epoch, number: head.lastNumber } }
}

function refuseExpired({ epoch, number }: FeedPlace, head: FeedHead | null) {
  if (!head || epoch !== head.epoch || number > head.lastNumber) {
    throw expired('The desk was restored from a backup, and this feed is another one.', 'RESTORED', head)
  }
  if (number < head.forgottenUpTo) {
    throw expired('Some of what happened behind this is too old to be told.', 'TOO_OLD', head)
  }
}

/** `oldest`: behind it, all is still told; `newest`: behind it, nothing is yet. */
const expired = (message: string, reason: 'RESTORED' | 'TOO_OLD', head: FeedHead | null) =>
  new Refusal('FEED_EXPIRED', message, {
    field: 'after',
    reason,
    oldest: head && cursorOf({ epoch: head.epoch, number: head.forgottenUpTo }),
    newest: head && cursorOf({ epoch: head.epoch, number: head.lastNumber }),
  })

export const cursorOf = ({ epoch, number }: FeedPlace): string =>
  Buffer.from(`feed:${epoch}:${number}`).toString('base64url')

/** Null: this is no cursor of a feed. */
export function placeOf(cursor: string): FeedPlace | null {
  const said = Buffer.from(cursor, 'base64url').toString()
  const [, epoch, number] = /^feed:([0-9a-f]{12}):(\d{1,10})$/.exec(said) ?? []
  return epoch && number ? { epoch, number: Number(number) } : null
}
