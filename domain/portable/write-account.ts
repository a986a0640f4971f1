import { rowsOf, type Db } from '../../platform/rows.js'
import type { Account } from '../../schema/account.js'
import { Agent } from '../../schema/agent.js'
import { Label } from '../../schema/label.js'
import { formatVersion, type Line, type Person } from './format.js'
import { addressAtHome } from './former-colleague.rules.js'
import { aboutProfiles, profileLines } from './write-profiles.js'
import { ticketLines } from './write-tickets.js'

export interface Written {
  /** Some whole lines. */
  text: string
  /** How many there are so far. */
  lines: number
}

const pieceLength = 65_536

/** How many lines it will be, or nearly. */
export async function countLines(db: Db, { id }: Account): Promise<number> {
  const tables = [
    'label',
    'profile',
    'profile_event',
    'profile_note',
    'ticket',
    'message',
    'note',
    'ticket_event',
  ]
  const counts = tables.map((table) => `(SELECT COUNT(*) FROM ${table} WHERE account_id = ?)`)
  const [row] = await db.query(
    `SELECT ${counts.join(' + ')} AS total`,
    tables.map(() => id),
  )
  return Number(row.total)
}

/**
 * Profiles and tickets of an account, a line each (docs/export.md), made as they are read: a page at a time, however many
 * there are. `db` is a snapshot, so that what refers to something finds it. Nothing secret stands in it.
 */
export async function* writeAccount(
  db: Db,
  { id, publicId, name, createdAt }: Account,
  now: Date,
): AsyncGenerator<Written, void, void> {
  const header = {
    deskbell: 'export',
    version: formatVersion,
    account: publicId,
    since: createdAt,
    name,
    at: now,
  }
  const counts: Record<string, number> = {}
  let [text, lines] = [lineOf(header), 1]
  for await (const page of pagesOf(db, id)) {
    for (const { type } of page) counts[type] = (counts[type] ?? 0) + 1
    text += page.map(lineOf).join('')
    lines += page.length
    if (text.length < pieceLength) continue
    yield { text, lines }
    text = ''
  }
  yield { text: text + lineOf({ deskbell: 'end', counts }), lines: lines + 1 }
}

async function* pagesOf(db: Db, accountId: string): AsyncGenerator<Line[], void, void> {
  const team = await peopleOf(db, accountId)
  const labels = await rowsOf(db, Label, 'WHERE account_id = ? ORDER BY id', [accountId])
  yield labels.map(({ name, colour }) => ({ type: 'label', name, colour }))
  yield* profileLines(db, accountId, team)
  yield* aboutProfiles(db, accountId, team)
  yield* ticketLines(db, accountId, team)
}

async function peopleOf(db: Db, accountId: string): Promise<Map<string, Person>> {
  const agents = await rowsOf(db, Agent, 'WHERE account_id = ?', [accountId])
  return new Map(agents.map(({ id, name, email }) => [id, { email: addressAtHome(email), name }]))
}

const flags = new Set(['isHolding', 'byEmail', 'isVerified'])

/** What is not there, or not so, is not written. */
const lineOf = (line: object): string =>
  `${JSON.stringify(line, (key, value: unknown) =>
    value === null || (value === false && flags.has(key)) ? undefined : value,
  )}\n`
