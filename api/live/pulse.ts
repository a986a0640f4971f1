import type { App } from '../../platform/app.js'
import type { Doorbells } from './doorbells.js'
import type { LiveDesks } from './live-desks.js'

const every = 15_000
const whileRedisIsAway = 2_000
const lookBack = 60_000

/**
 * Finds what no ring told of: one look at the tickets with news of the last minute, for all listeners of the process.
 * While Redis is away, this is how agents and shoppers go on hearing from each other, only slower.
 */
export function startPulse(app: App, doorbells: Doorbells, liveDesks: LiveDesks): () => void {
  let lastBeat = 0
  const timer = setInterval(() => {
    if (app.events.isConnected() && performance.now() - lastBeat < every) return
    lastBeat = performance.now()
    beat(app, doorbells, liveDesks).catch((error: Error) =>
      app.log.warn({ reason: error.message }, 'no pulse'),
    )
  }, whileRedisIsAway)
  timer.unref()
  return () => clearInterval(timer)
}

async function beat(app: App, doorbells: Doorbells, liveDesks: LiveDesks) {
  const since = new Date(app.clock.now().getTime() - lookBack)
  const recent: { ticketId: string; accountId: string; profileId: string; number: number }[] =
    await app.database.query(
      `SELECT id AS ticketId, account_id AS accountId, profile_id AS profileId, last_number AS number
     FROM ticket WHERE changed_at > ?`,
      [since],
    )
  const desks: { accountId: string }[] = await app.database.query(
    'SELECT DISTINCT account_id AS accountId FROM desk_change WHERE noticed_at > ?',
    [since],
  )
  const feeds: { accountId: string }[] = await app.database.query(
    'SELECT account_id AS accountId FROM feed_head WHERE numbered_at > ?',
    [since],
  )
  for (const { accountId } of feeds) doorbells.lookAt(`feed:${accountId}`)
  for (const { accountId } of desks) liveDesks.ring(accountId)
  for (const change of recent) if (!doorbells.hasHeard(change.ticketId, change.number)) doorbells.ring(change)
}
