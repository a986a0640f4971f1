import { ticketChanged } from '../domain/events.js'
import { numberFeed } from '../domain/feed/number-feed.js'
import type { App } from '../platform/app.js'

const gatherFor = 25

/**
 * The quick path of the feed: what was heard of a ticket is numbered at once, many together. Not by a job, which every
 * message would have to carry to Redis; what is not heard, the sweep numbers.
 */
export function startNumbering(app: App): () => Promise<void> {
  let accounts = new Set<string>()
  let turn: Promise<void> | null = null

  async function run() {
    await new Promise((resolve) => setTimeout(resolve, gatherFor))
    const now = accounts
    accounts = new Set()
    for (const accountId of now) {
      await numberAll(app, accountId).catch((error: Error) =>
        app.log.debug({ accountId, reason: error.message }, 'left for the sweep'),
      )
    }
    turn = accounts.size > 0 ? run() : null
  }

  const stop = app.events.listen(ticketChanged, ({ accountId }) => {
    accounts.add(accountId)
    turn ??= run()
  })
  return async () => {
    stop()
    while (turn) await turn
  }
}

export async function numberAll(app: App, accountId: string): Promise<void> {
  while ((await app.transaction((tx) => numberFeed(tx, accountId))) > 0);
}
