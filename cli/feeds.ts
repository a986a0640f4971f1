import { restartFeeds } from '../domain/feed/restart-feeds.js'
import type { Command } from './commands.js'

/** Nobody but who did it knows that a backup was restored. */
export const restored: Command = {
  name: 'restored',
  what: 'After restoring a backup: tells all who follow a feed to begin anew.',
  options: [],
  async run({ app, say }) {
    const count = await app.transaction(restartFeeds)
    say(`${count} ${count === 1 ? 'feed begins' : 'feeds begin'} anew.`)
  },
}
