import { rowsOf } from '../../platform/rows.js'
import { checkNothingForgotten } from '../../domain/reminder/check-nothing-forgotten.js'
import { findInbox } from '../../domain/ticket/find-inbox.js'
import { Message } from '../../schema/message.js'
import { TicketWait } from '../../schema/ticket-wait.js'
import { uuidFromBytes } from '../../schema/uuid.js'
import { keepCalendar } from './calendar.js'
import { checkLetters } from './check-letters.js'
import { placeInList, versionAt, waitsOf, type Chat } from './model.js'
import { checkDesk } from './settle-desk.js'
import { Broken, type World } from './world.js'

/** The evening: everything of the day, line by line, and what holds for the desk as a whole. */
export async function checkDay(world: World, chats: Iterable<Chat> = world.changedToday): Promise<void> {
  const looked = [...chats]
  for (let from = 0; from < looked.length; from += 100) {
    const some = looked.slice(from, from + 100)
    await checkMessages(world, some)
    await checkWaits(world, some)
  }
  await checkTotals(world)
  await checkOneChatEach(world)
  await checkList(world)
  await checkLetters(world)
  if (!world.clockwork.isAway()) {
    await checkNothingForgot(world)
    await checkNothingOverdue(world)
    await checkDesk(world)
    await checkTold(world)
  }
}

/** As many as were accepted, each once and as it was said, in its order (R73, R28). */
async function checkMessages({ app }: World, chats: Chat[]) {
  const rows = await rowsOf(app.database.manager, Message, within(chats, 'ticket_id, number'), idsOf(chats))
  for (const chat of chats) {
    const stored = rows
      .filter(({ ticketId }) => ticketId === chat.id)
      .map(({ number, author, agentId, clientId, text, at }) =>
        [number, agentId ?? author, clientId && uuidFromBytes(clientId), text, at.getTime()].join(' | '),
      )
    const said = chat.said.map(({ number, by, clientId, text, at }) =>
      [number, by, clientId, text, at].join(' | '),
    )
    const place = Math.max(stored.length, said.length)
    for (let n = 0; n < place; n++)
      if (stored[n] !== said[n])
        throw new Broken(`Stored is “${stored[n]}”, and said was “${said[n]}” (R73)`, chat)
  }
}

async function checkWaits(world: World, chats: Chat[]) {
  const rows = await rowsOf(
    world.app.database.manager,
    TicketWait,
    within(chats, 'ticket_id, number'),
    idsOf(chats),
  )
  for (const chat of chats) {
    const written = rows.filter(({ ticketId }) => ticketId === chat.id)
    const expected = waitsOf(chat)
    if (written.length !== expected.length)
      throw new Broken(`${written.length} waits are written down, and not ${expected.length} (R50)`, chat)
    expected.forEach(({ number, since, end }, place) => {
      const row = written[place]!
      const is = [row.number, row.since.getTime(), row.endedBy ?? null, row.endedAt?.getTime() ?? null].join(
        ' ',
      )
      const shouldBe = [number, since, end?.by ?? null, end?.at ?? null].join(' ')
      if (is !== shouldBe) throw new Broken(`A wait is “${is}”, and not “${shouldBe}” (R50)`, chat)
      if (end) checkOpenSeconds(world, chat, { since, endedAt: end.at, openSeconds: row.openSeconds })
    })
  }
}

function checkOpenSeconds(
  { desk }: World,
  chat: Chat,
  { since, endedAt, openSeconds }: { since: number; endedAt: number; openSeconds: number | null },
) {
  const calendar = versionAt(desk, since)?.calendar ?? keepCalendar(null)
  const open = (calendar.isSet ? calendar.openBetween(since, endedAt) : endedAt - since) / 1_000
  if (openSeconds === null || Math.abs(openSeconds - open) > 1)
    throw new Broken(`A wait had ${openSeconds} open seconds, and not ${open}`, chat)
}

/** What a report would say: stored is what was accepted. */
async function checkTotals({ app, accountId, counts }: World) {
  const [row] = await app.database.query(
    `SELECT (SELECT COUNT(*) FROM message WHERE account_id = ? AND author <> 'auto') AS said,
      (SELECT COUNT(*) FROM message WHERE account_id = ? AND author = 'auto') AS replies,
      (SELECT COUNT(*) FROM auto_reply_decision WHERE account_id = ? AND text IS NOT NULL) AS decisions,
      (SELECT COUNT(*) FROM reminder WHERE account_id = ? AND outcome = 'rung') AS rings`,
    [accountId, accountId, accountId, accountId],
  )
  const is = [row.said, row.replies, row.decisions, row.rings].map(Number).join()
  const shouldBe = [counts.accepted, counts.replies, counts.replies, counts.rings].join()
  if (is !== shouldBe)
    throw new Broken(
      `Messages, automatic replies, decisions for them, rings: ${is}, and not ${shouldBe} (R28, R58)`,
    )
}

async function checkOneChatEach({ app, accountId, desk }: World) {
  const [twice] = await app.database.query(
    `SELECT MAX(id) AS id FROM ticket WHERE account_id = ? AND status <> 'closed'
     GROUP BY profile_id HAVING COUNT(*) > 1 LIMIT 1`,
    [accountId],
  )
  if (twice) throw new Broken('A shopper has two active chats (R11)', desk.chats.get(twice.id))
}

async function checkList({ app, owner, desk }: World) {
  const view = { view: 'all', sort: 'waiting', after: null, limit: 10_000 } as const
  const listed = (await findInbox(app.database.manager, owner, view)).map(({ id }) => id)
  const expected = [...desk.chats.values()]
    .filter(({ closedAt, snooze }) => closedAt === null && !snooze)
    .sort(byPlace)
    .map(({ id }) => id)
  const place = Math.max(listed.length, expected.length)
  for (let n = 0; n < place; n++) {
    if (listed[n] === expected[n]) continue
    const [found, wanted] = [listed[n], expected[n]]
    throw new Broken(
      `Ticket ${found} stands at place ${n + 1} of the list, and not ${wanted} (R50)`,
      desk.chats.get(found ?? wanted!),
    )
  }
}

function byPlace(a: Chat, b: Chat) {
  const [[groupA, orderA], [groupB, orderB]] = [placeInList(a), placeInList(b)]
  return groupA - groupB || orderA - orderB || Number(a.id) - Number(b.id)
}

/** What the product itself says of it. */
async function checkNothingForgot({ app, accountId, desk, now }: World) {
  const [forgotten] = await checkNothingForgotten(app.database.manager, new Date(now()), { accountId })
  if (forgotten) throw new Broken(`Forgotten: ${forgotten.kind} (R60)`, desk.chats.get(forgotten.ticketId))
}

/** A sweep comes every two seconds, and whatever is due for longer has been forgotten (R47, R60). */
async function checkNothingOverdue(world: World) {
  const by = new Date(world.now() - 5_000)
  const [row] = await world.app.database.query(
    `SELECT id FROM ticket WHERE account_id = ? AND (next_ring_at < ? OR snoozed_until < ? OR auto_pending_since < ?
      OR (status = 'open' AND bell_since IS NOT NULL AND next_ring_at IS NULL AND ?)) LIMIT 1`,
    [world.accountId, by, by, by, world.desk.settings.remindersEnabled],
  )
  if (row) throw new Broken('Something was due and has been forgotten (R60)', world.desk.chats.get(row.id))
  const [agent] = await world.app.database.query(
    'SELECT id FROM agent WHERE account_id = ? AND ring_mail_at < ? LIMIT 1',
    [world.accountId, by],
  )
  if (agent) throw new Broken('A letter about rings was due and has been forgotten (R62)')
}

/** Everybody was told of the newest number of every ticket. */
async function checkTold({ app, accountId, desk, post }: World) {
  if (post.leftSince !== null) return
  const rows = await app.database.query('SELECT id, last_number AS last FROM ticket WHERE account_id = ?', [
    accountId,
  ])
  const silent = rows.find(({ id, last }: { id: string; last: number }) => post.told.get(id) !== Number(last))
  if (silent)
    throw new Broken(
      `Told of ${post.told.get(silent.id)}, and the last is ${silent.last} (R74)`,
      desk.chats.get(silent.id),
    )
}

const within = (chats: Chat[], order: string) =>
  `WHERE ticket_id IN (${chats.map(() => '?').join(', ')}) ORDER BY ${order}`
const idsOf = (chats: Chat[]) => chats.map(({ id }) => id)
