import { sendAutoRepliesOf } from '../domain/auto-reply/send-auto-replies.js'
import { forgetFeed } from '../domain/feed/forget-feed.js'
import { forgetMails } from '../domain/mail/forget-mails.js'
import { mailRingsTo } from '../domain/mail/mail-rings.js'
import { sendDueMails } from '../domain/mail/send-mails.js'
import { watchDesk } from '../domain/office-hours/watch-desk.js'
import { forgetLostSockets } from '../domain/presence/hold-sockets.js'
import { endDoNotDisturb } from '../domain/presence/set-presence.js'
import { eraseTicketsOf } from '../domain/personal-data/erase-tickets.js'
import { checkNothingForgotten } from '../domain/reminder/check-nothing-forgotten.js'
import { mendTicket } from '../domain/reminder/mend-ticket.js'
import { ring } from '../domain/reminder/ring.js'
import { purgeSavedReplies } from '../domain/saved-reply/purge-saved-replies.js'
import { indexTicket } from '../domain/search/index-ticket.js'
import { forgetExpired } from '../domain/session/forget-expired.js'
import { forgetTexts } from '../domain/sms/forget-texts.js'
import { sendDueTexts } from '../domain/sms/send-texts.js'
import { wakeDueTicket } from '../domain/ticket/wake-ticket.js'
import { forgetDeliveries } from '../domain/webhook/forget-deliveries.js'
import type { App } from '../platform/app.js'
import { relayOutbox } from '../platform/outbox.js'
import { numberAll } from './number-feeds.js'

const batch = 100

interface Due {
  accountId: string
  ticketId: string
}

/*
 * The certain path of everything that is due: from the database alone, so that Redis may be empty, away, or wrong. The
 * quick path is a job; both call the same verb, and whoever comes second finds nothing to do.
 */

/** A job had this long to come first. */
const graceOf = ({ config }: App) => config.sweepSeconds * 1_000

export async function sweepOutbox(app: App): Promise<void> {
  const before = ago(app, graceOf(app))
  while ((await app.transaction(({ db }) => relayOutbox(db, app.jobs, app.events, before))) > 0);
}

export async function sweepAutoReplies(app: App, grace = graceOf(app)): Promise<void> {
  await forAllDue(app, 'auto_pending_since', ago(app, grace), ({ accountId, ticketId }) =>
    app.transaction((tx) => sendAutoRepliesOf(tx, accountId, ticketId)),
  )
}

export async function sweepRings(app: App, grace = 0): Promise<void> {
  await forAllDue(app, 'next_ring_at', ago(app, grace), ({ accountId, ticketId }) =>
    app.transaction((tx) => ring(tx, accountId, ticketId)),
  )
}

export async function sweepSnoozes(app: App): Promise<void> {
  await forAllDue(app, 'snoozed_until', app.clock.now(), ({ accountId, ticketId }) =>
    app.transaction((tx) => wakeDueTicket(tx, accountId, ticketId)),
  )
}

/** Consoles whose API was killed, and times without disturbance that are over. */
export async function sweepPresence(app: App): Promise<void> {
  while ((await app.transaction(forgetLostSockets)) > 0);
  while ((await app.transaction(endDoNotDisturb)) > 0);
}

/** The only path: nobody waits for it, and many messages of a ticket that come together are indexed together. */
export async function sweepSearch(app: App): Promise<void> {
  await forAllDue(app, 'index_pending_since', app.clock.now(), ({ accountId, ticketId }) =>
    app.transaction((tx) => indexTicket(tx, accountId, ticketId)),
  )
}

/** Desks that open or close by now, and those at which nobody has looked yet. */
export async function sweepDesks(app: App): Promise<void> {
  let last = { at: new Date(0), accountId: '0' }
  for (;;) {
    const due: { at: Date; accountId: string }[] = await app.database.query(
      `SELECT id AS accountId, desk_look_at AS at FROM account
       WHERE desk_look_at BETWEEN ? AND ? AND NOT (desk_look_at = ? AND id <= ?) ORDER BY desk_look_at, id LIMIT ${batch}`,
      [last.at, app.clock.now(), last.at, last.accountId],
    )
    for (const { accountId } of due) {
      await app
        .transaction((tx) => watchDesk(tx, accountId))
        .catch((err: Error) => app.log.error({ err, accountId }, 'left for the next sweep'))
    }
    if (due.length < batch) return
    last = due.at(-1)!
  }
}

/** Whoever would be forgotten, by any fault of ours, is found and mended within a minute (R60). */
export async function sweepForgotten(app: App): Promise<void> {
  for (const { accountId, ticketId } of await checkNothingForgotten(app.database.manager, app.clock.now())) {
    await app
      .transaction((tx) => mendTicket(tx, accountId, ticketId))
      .then(
        (kind) => kind && app.log.error({ ticketId, kind }, 'somebody would have been forgotten; mended'),
        (err: Error) =>
          app.log.error({ err, ticketId }, 'somebody may be forgotten; left for the next sweep'),
      )
  }
}

/** Letters about rings to those who are away: when they have been gathered, and what rings for them then. */
export async function sweepRingLetters(app: App): Promise<void> {
  let last = { at: new Date(0), agentId: '0' }
  for (;;) {
    const due: { accountId: string; agentId: string; at: Date }[] = await app.database.query(
      `SELECT account_id AS accountId, id AS agentId, ring_mail_at AS at FROM agent
       WHERE ring_mail_at BETWEEN ? AND ? AND NOT (ring_mail_at = ? AND id <= ?) ORDER BY ring_mail_at, id LIMIT ${batch}`,
      [last.at, app.clock.now(), last.at, last.agentId],
    )
    for (const { accountId, agentId } of due) {
      await mailRingsTo(app, accountId, agentId).catch((err: Error) =>
        app.log.error({ err, agentId }, 'letter left for the next sweep'),
      )
    }
    if (due.length < batch) return
    last = due.at(-1)!
  }
}

/** Letters that a mail server did not take, or whose worker died while it sent them. */
export const sweepMails = (app: App): Promise<void> => sendDueMails(app)

export const sweepDeliveries = (app: App): Promise<void> => app.transaction(forgetDeliveries)

export const sweepOldMails = (app: App): Promise<void> => app.transaction(forgetMails)

/** Texts that a provider did not take, or whose worker died while it sent them; each account by itself. */
export async function sweepTexts(app: App): Promise<void> {
  const found: { accountId: string }[] = await app.database.query(
    'SELECT DISTINCT account_id AS accountId FROM sms_message WHERE next_try_at <= ?',
    [app.clock.now()],
  )
  await Promise.all(
    found.map(({ accountId }) =>
      sendDueTexts(app, accountId).catch((err: Error) =>
        app.log.error({ err, accountId }, 'texts left for the next sweep'),
      ),
    ),
  )
}

export const sweepOldTexts = (app: App): Promise<void> => app.transaction(forgetTexts)

/** Whoever is being forgotten, and whose worker died meanwhile. */
export async function sweepErasures(app: App): Promise<void> {
  const found: { accountId: string; profileId: string }[] = await app.database.query(
    `SELECT account_id AS accountId, profile_id AS profileId FROM profile_erasure
     WHERE pending_since <= ? ORDER BY pending_since LIMIT ${batch}`,
    [ago(app, graceOf(app))],
  )
  for (const { accountId, profileId } of found) {
    await eraseTicketsOf(app, accountId, profileId).catch((err: Error) =>
      app.log.error({ err, profileId }, 'erasure left for the next sweep'),
    )
  }
}

/** What has happened and has no number in its feed, since nobody heard of it. */
export async function sweepFeeds(app: App): Promise<void> {
  const found: { accountId: string }[] = await app.database.query(
    'SELECT DISTINCT account_id AS accountId FROM feed_pending',
  )
  for (const { accountId } of found) {
    await numberAll(app, accountId).catch((err: Error) =>
      app.log.error({ err, accountId }, 'feed left for the next sweep'),
    )
  }
}

export async function sweepOldFeeds(app: App): Promise<void> {
  const feeds: { accountId: string }[] = await app.database.query(
    'SELECT account_id AS accountId FROM feed_head WHERE last_number > forgotten_up_to',
  )
  for (const { accountId } of feeds) {
    while ((await app.transaction((tx) => forgetFeed(tx, accountId))) > 0);
  }
}

export const sweepBin = (app: App): Promise<void> => app.transaction(purgeSavedReplies)

export const sweepSessions = (app: App): Promise<void> => app.transaction(forgetExpired)

/** Oldest first. One that fails is logged and left for the next sweep; however many fail, they hold up no other. */
async function forAllDue(
  app: App,
  column: 'auto_pending_since' | 'next_ring_at' | 'snoozed_until' | 'index_pending_since',
  by: Date,
  act: (due: Due) => Promise<unknown>,
) {
  let last = { at: new Date(0), ticketId: '0' }
  for (;;) {
    const due: (Due & { at: Date })[] = await app.database.query(
      `SELECT account_id AS accountId, id AS ticketId, ${column} AS at FROM ticket
       WHERE ${column} BETWEEN ? AND ? AND NOT (${column} = ? AND id <= ?) ORDER BY ${column}, id LIMIT ${batch}`,
      [last.at, by, last.at, last.ticketId],
    )
    for (const each of due) {
      await act(each).catch((err: Error) =>
        app.log.error({ err, ticketId: each.ticketId, column }, 'left for the next sweep'),
      )
    }
    if (due.length < batch) return
    last = due.at(-1)!
  }
}

const ago = (app: App, milliseconds: number) => new Date(app.clock.now().getTime() - milliseconds)
