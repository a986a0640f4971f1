import { DateTime } from 'luxon'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { Ticket } from '../../schema/ticket.js'
import { admitShopper, enterAsAgent } from './actors.js'
import { buildAccount, buildAgent, type AccountWish } from './builders.js'
import { later } from './clock.js'
import { timeOf } from './desk.js'
import { openSignedIn } from './people-with-browsers.js'
import { servers } from './servers.js'

/** A desk of its own whose agents sit at real consoles and whose shoppers write through the real door. */
export async function consoleDesk({
  now = '2026-06-15T10:00',
  ...wish
}: AccountWish & { now?: string } = {}) {
  const running = await servers()
  const { app, clock } = running
  clock.set(DateTime.fromISO(now, { zone: 'Europe/Paris' }).toJSDate())
  const account = await buildAccount(app, wish)
  const time = timeOf(running, account.id)
  const pages: Page[] = []
  let shoppers = 0

  return {
    ...running,
    account,
    time,
    async agent(name: string, role: 'agent' | 'manager' | 'owner' = 'agent') {
      const person = await buildAgent(app, account, { name, role })
      const actor = await enterAsAgent(running, person)
      return {
        ...person,
        actor,
        async opens(path = '/inbox', options: BrowserContextOptions = {}) {
          const page = await openSignedIn(running, person, path, options)
          await page.getByRole('main').waitFor()
          pages.push(page)
          return page
        },
      }
    },
    shopper: (name: string) => admitShopper(running, account, { sub: `shopper-${++shoppers}`, name }),
    /** For the servers, and on the walls of all consoles. */
    async passes(seconds: number) {
      await time.moveTo(later(clock.now(), { seconds }))
      for (const page of pages) if (!page.isClosed()) await page.clock.fastForward(seconds * 1_000)
    },
    /** As many more shoppers, each with a ticket like the one that is there. */
    async copyTicket(times: number) {
      const columns = app.database
        .getMetadata(Ticket)
        .columns.map(({ databaseName }) => databaseName)
        .filter((name) => name !== 'id' && name !== 'profile_id')
      const source = await app.database.manager.findOneByOrFail(Ticket, { accountId: account.id })
      const shoppers = Array.from({ length: times }, (_, at) => [
        account.id,
        `copy-${at}`,
        `Shopper ${at}`,
        clock.now(),
      ])
      await app.database.query('INSERT INTO profile (account_id, external_id, name, created_at) VALUES ?', [
        shoppers,
      ])
      await app.database.query(
        `INSERT INTO ticket (profile_id, ${columns.join(', ')})
         SELECT profile.id, ${columns.map((name) => `ticket.${name}`).join(', ')}
         FROM ticket JOIN profile ON profile.account_id = ticket.account_id AND profile.external_id LIKE 'copy-%'
         WHERE ticket.id = ?`,
        [source.id],
      )
    },
  }
}
