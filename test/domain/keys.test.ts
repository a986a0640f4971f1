import { randomBytes } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import type { DataSource } from 'typeorm'
import { desk } from '../support/desk.js'

/*
 * The keys hold the promises when the code does not: a second row is refused although it is written past every verb.
 */

/** A desk whose one ticket has a message, its decision, an automatic reply, and a ring. */
async function rungDesk() {
  const it = await desk()
  await it.shopper.says('Where is my order?')
  await it.time.passes({ minutes: 3 })
  const { database } = it.servers.app
  const [ticket] = await database.query('SELECT * FROM ticket WHERE account_id = ?', [it.account.id])
  return { ...it, database, ticket }
}

/** Copies a row with some of its columns changed. */
async function copyRow(database: DataSource, table: string, where: Record<string, unknown>, changes: object) {
  const key = Object.keys(where).map((name) => `${name} = ?`)
  const rows = await database.query(
    `SELECT * FROM ${table} WHERE ${key.join(' AND ')} LIMIT 1`,
    Object.values(where),
  )
  if (rows.length === 0) throw new Error(`There is no such row of ${table}.`)
  const { active_chat_of: _computed, ...row } = { ...rows[0], ...changes }
  const columns = Object.keys(row)
  await database.query(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    Object.values(row).map((value) => (isJson(value) ? JSON.stringify(value) : value)),
  )
}

const isJson = (value: unknown) =>
  typeof value === 'object' &&
  value !== null &&
  [Object.prototype, Array.prototype].includes(Object.getPrototypeOf(value))

const duplicateOf = (key: string) => ({ code: 'ER_DUP_ENTRY', message: expect.stringContaining(key) })

test('one client-made id, one message, for ever (I-02)', async () => {
  const { database, ticket } = await rungDesk()
  const again = copyRow(
    database,
    'message',
    { ticket_id: ticket.id, number: 1 },
    { number: 99, text: 'Another text' },
  )
  await expect(again).rejects.toMatchObject(duplicateOf('sent_once'))
})

test('the same client-made id in another chat of the account is refused, too (I-02)', async () => {
  const it = await rungDesk()
  const other = await it.anotherShopper()
  await other.says('Another chat.')
  const [{ id }] = await it.database.query('SELECT id FROM ticket WHERE account_id = ? AND id <> ?', [
    it.account.id,
    it.ticket.id,
  ])
  const again = copyRow(
    it.database,
    'message',
    { ticket_id: it.ticket.id, number: 1 },
    { ticket_id: id, number: 99 },
  )
  await expect(again).rejects.toMatchObject(duplicateOf('sent_once'))
})

test('one number, one message of the ticket (I-04)', async () => {
  const { database, ticket } = await rungDesk()
  const again = copyRow(
    database,
    'message',
    { ticket_id: ticket.id, number: 1 },
    { client_id: randomBytes(16) },
  )
  await expect(again).rejects.toMatchObject(duplicateOf('PRIMARY'))
})

test('one number, one event of the ticket (I-04)', async () => {
  const { database, ticket } = await rungDesk()
  const again = copyRow(
    database,
    'ticket_event',
    { ticket_id: ticket.id, kind: 'reminded' },
    { kind: 'closed' },
  )
  await expect(again).rejects.toMatchObject(duplicateOf('PRIMARY'))
})

test.each(['open', 'snoozed'])(
  'no second web chat that is %s beside the running one (I-08, R11)',
  async (status) => {
    const { database, ticket } = await rungDesk()
    const second = copyRow(database, 'ticket', { id: ticket.id }, { id: null, status })
    await expect(second).rejects.toMatchObject(duplicateOf('one_active_chat_per_profile'))
  },
)

test('closed chats may be many, and a text message is no web chat (R11)', async () => {
  const { database, ticket } = await rungDesk()
  await copyRow(database, 'ticket', { id: ticket.id }, { id: null, status: 'closed' })
  await copyRow(database, 'ticket', { id: ticket.id }, { id: null, status: 'closed' })
  await copyRow(database, 'ticket', { id: ticket.id }, { id: null, channel: 'sms' })
})

test('a closed chat cannot be opened again while another one runs (I-08, R14)', async () => {
  const { database, ticket } = await rungDesk()
  await copyRow(database, 'ticket', { id: ticket.id }, { id: null, status: 'closed' })
  const reopened = database.query(
    "UPDATE ticket SET status = 'open' WHERE profile_id = ? AND status = 'closed'",
    [ticket.profile_id],
  )
  await expect(reopened).rejects.toMatchObject(duplicateOf('one_active_chat_per_profile'))
})

test('one decision on the automatic reply to a message (I-09, R28)', async () => {
  const { database, ticket } = await rungDesk()
  const again = copyRow(database, 'auto_reply_decision', { ticket_id: ticket.id, number: 1 }, { text: 'out' })
  await expect(again).rejects.toMatchObject(duplicateOf('PRIMARY'))
})

test('one ring of a step of a wait (I-10, R58)', async () => {
  const { database, ticket } = await rungDesk()
  const step = { ticket_id: ticket.id, wait_no: 1, step: 1 }
  await expect(copyRow(database, 'reminder', step, { outcome: 'merged' })).rejects.toMatchObject(
    duplicateOf('PRIMARY'),
  )
})

test('an identity token is used once (R70)', async () => {
  const { database, account } = await rungDesk()
  const again = copyRow(
    database,
    'used_identity_token',
    { account_id: account.id },
    { expires_at: new Date() },
  )
  await expect(again).rejects.toMatchObject(duplicateOf('PRIMARY'))
})

test('one version of the office hours (R24)', async () => {
  const { database, account } = await rungDesk()
  const again = copyRow(database, 'office_hours', { account_id: account.id, version: 1 }, { id: null })
  await expect(again).rejects.toMatchObject(duplicateOf('one_office_hours_per_version'))
})

/** A desk whose one ticket waited over a night, and is in the queue of the opening. */
async function openedDesk() {
  const it = await desk({ now: '2026-06-15T20:00' })
  await it.shopper.says('Where is my order?')
  await it.time.is('2026-06-16T09:00')
  const { database } = it.servers.app
  const [change] = await database.query('SELECT * FROM desk_change WHERE account_id = ?', [it.account.id])
  return { ...it, database, change }
}

test('one opening of a desk is noticed once, and its queue holds each ticket once (R56)', async () => {
  const { database, change } = await openedDesk()
  await expect(copyRow(database, 'desk_change', { id: change.id }, { id: null })).rejects.toMatchObject(
    duplicateOf('noticed_once'),
  )
  const queue = { desk_change_id: change.id }
  await expect(copyRow(database, 'follow_up', queue, { place: 99 })).rejects.toMatchObject(
    duplicateOf('queued_once'),
  )
  await expect(copyRow(database, 'follow_up', queue, {})).rejects.toMatchObject(duplicateOf('PRIMARY'))
})

describe('what is written under another account’s name finds nothing to belong to (I-20)', () => {
  const strange = { code: expect.stringMatching(/^ER_NO_REFERENCED_ROW/) }

  test.each(['message', 'ticket_event', 'auto_reply_decision', 'reminder'])(
    'a %s of one account cannot lie in a ticket of another (I-20)',
    async (table) => {
      const [{ database, ticket }, other] = [await rungDesk(), await desk()]
      const stray = {
        account_id: other.account.id,
        ...(table === 'reminder' ? { step: 99 } : { number: 99 }),
      }
      await expect(copyRow(database, table, { ticket_id: ticket.id }, stray)).rejects.toMatchObject(strange)
    },
  )

  test('a queue of one account cannot hold a ticket of another, nor hours an agent of another (I-20)', async () => {
    const [{ database, change }, other] = [await openedDesk(), await desk()]
    await other.shopper.says('Where is my order?')
    const [{ id }] = await database.query('SELECT id FROM ticket WHERE account_id = ?', [other.account.id])
    const stray = copyRow(database, 'follow_up', { desk_change_id: change.id }, { place: 99, ticket_id: id })
    await expect(stray).rejects.toMatchObject(strange)
    const saved = database.query('UPDATE office_hours SET saved_by = ? WHERE account_id = ?', [
      other.agent.id,
      change.account_id,
    ])
    await expect(saved).rejects.toMatchObject(strange)
  })

  test('a label of one account cannot be on a ticket of another (I-20, R49)', async () => {
    const [{ database, ticket, account }, other] = [await rungDesk(), await desk()]
    const labelOf = async (accountId: string) => {
      const made = [accountId, 'Refund', 'red', randomBytes(16), randomBytes(32), new Date(0)]
      const columns = 'account_id, name, colour, client_id, content_hash, created_at'
      return (await database.query(`INSERT INTO label (${columns}) VALUES (?)`, [made])).insertId
    }
    const [ours, theirs] = [await labelOf(account.id), await labelOf(other.account.id)]
    const put = (accountId: string, labelId: string) =>
      database.query('INSERT INTO ticket_label (account_id, ticket_id, label_id) VALUES (?, ?, ?)', [
        ...[accountId, ticket.id, labelId],
      ])
    await expect(put(account.id, theirs)).rejects.toMatchObject(strange)
    await expect(put(other.account.id, theirs)).rejects.toMatchObject(strange)
    await put(account.id, ours)
    await expect(put(account.id, ours)).rejects.toMatchObject(duplicateOf('PRIMARY'))
  })

  test('a ticket cannot be given to an agent of another account, nor be of another’s profile (I-20)', async () => {
    const [{ database, ticket }, other] = [await rungDesk(), await desk()]
    const given = database.query('UPDATE ticket SET assignee_id = ? WHERE id = ?', [
      other.agent.id,
      ticket.id,
    ])
    await expect(given).rejects.toMatchObject(strange)
    const moved = database.query('UPDATE ticket SET account_id = ? WHERE id = ?', [
      other.account.id,
      ticket.id,
    ])
    // Its messages and events hold it, as its profile does.
    await expect(moved).rejects.toMatchObject({
      code: expect.stringMatching(/^ER_(NO_REFERENCED_ROW|ROW_IS_REFERENCED)/),
    })
  })
})
