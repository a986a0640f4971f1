import { findFeed, type FeedPlace } from '../../domain/feed/find-feed.js'
import type { App } from '../../platform/app.js'
import type { FeedEvent } from '../../schema/feed.js'
import type { Doorbell } from './doorbells.js'

const page = 100
const mostBehind = 1_000

export type FeedNews = { events: FeedEvent[]; upTo: FeedPlace; refetch: boolean }

/**
 * Everything that happened in an account behind a place, in order and without gaps: first what was missed, then live.
 * Whoever has missed more than is replayed hears up to where to read it, and what comes behind that.
 */
export async function* followFeed(
  app: App,
  bell: Pick<Doorbell, 'rung'>,
  accountId: string,
  after: FeedPlace | null,
): AsyncGenerator<FeedNews, void, void> {
  let heardUpTo = after
  let isFirst = true
  do {
    for (;;) {
      const found = await findFeed(app.database.manager, accountId, { after: heardUpTo, limit: page })
      const { events, newest } = found
      const last = events.at(-1)
      if (!newest || !last) break
      const isFarBehind = isFirst && newest.number - events[0]!.number >= mostBehind
      heardUpTo = isFarBehind ? newest : { epoch: newest.epoch, number: last.number }
      yield { events: isFarBehind ? [] : events, upTo: heardUpTo, refetch: isFarBehind }
      if (isFarBehind || events.length < page) break
    }
    isFirst = false
  } while (await bell.rung())
}
