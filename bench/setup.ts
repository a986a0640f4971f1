import { createHash } from 'node:crypto'
import { spawn, type ChildProcess } from 'node:child_process'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import mysql from 'mysql2/promise'
import { migrate, openDatabase } from '../platform/database.js'
import { migrations } from '../schema/migrations/all.js'
import { nouns } from '../schema/nouns.js'

const shoppers = 4_000
export const agents = 50
const tickets = 10_000

export const tokenOf = (kind: 'shopper' | 'agent', n: number): string => `${kind}-${n}`
const hashOf = (token: string) => createHash('sha256').update(token).digest()

/** A desk with many shoppers and agents signed in and many tickets, in a database of its own, made anew. */
export async function seed(serverUrl: string): Promise<string> {
  const root = await mysql.createConnection(serverUrl)
  await root.query('DROP DATABASE IF EXISTS deskbell_bench')
  await root.query('CREATE DATABASE deskbell_bench CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci')
  await root.end()
  const url = `${serverUrl.replace(/\/$/, '')}/deskbell_bench`
  const database = await openDatabase(url, nouns, migrations)
  await migrate(database)
  const now = new Date()
  const soon = new Date(now.getTime() + 86_400_000)

  const insert = async (table: string, columns: string, rows: unknown[][]) => {
    for (let from = 0; from < rows.length; from += 1_000) {
      const part = rows.slice(from, from + 1_000)
      const places = part.map((row) => `(${row.map(() => '?').join(',')})`).join(',')
      await database.query(`INSERT INTO ${table} (${columns}) VALUES ${places}`, part.flat())
    }
  }
  const all = <T>(count: number, make: (n: number) => T) =>
    Array.from({ length: count }, (_, n) => make(n + 1))

  await insert(
    'account',
    `id, public_id, name, time_zone, language, version, hub_enabled, web_chat_visibility, launcher_enabled, auto_reply_in_hours,
     auto_reply_out_of_hours, reminders_enabled, reminders_always, remind_after_minutes, escalate_after_minutes,
     repeat_every_minutes, repeat_limit, created_at`,
    [
      [
        1,
        'bench',
        'Bench',
        'Europe/Paris',
        'en',
        1,
        true,
        'signed-in',
        true,
        'Hello.',
        'Closed.',
        true,
        true,
        30,
        60,
        60,
        2,
        now,
      ],
    ],
  )
  await insert(
    'agent',
    'id, account_id, name, email, role, language, password_hash, created_at',
    all(agents, (n) => {
      const role = n === 1 ? 'manager' : 'agent'
      return [n, 1, `Agent ${n}`, `agent${n}@bench.example`, role, 'en', '-', now]
    }),
  )
  await insert(
    'agent_session',
    'token_hash, account_id, agent_id, created_at, expires_at',
    all(agents, (n) => [hashOf(tokenOf('agent', n)), 1, n, now, soon]),
  )
  const profiles = shoppers + tickets
  await insert(
    'profile',
    'id, account_id, external_id, name, created_at',
    all(profiles, (n) => [n, 1, `shopper-${n}`, `Shopper ${n}`, now]),
  )
  await insert(
    'shopper_session',
    'token_hash, account_id, profile_id, created_at, expires_at',
    all(shoppers, (n) => [hashOf(tokenOf('shopper', n)), 1, n, now, soon]),
  )
  await insert(
    'ticket',
    `account_id, profile_id, channel, status, assignee_id, last_number, read_up_to, seen_up_to, unread_count, preview, last_author,
     last_message_at, changed_at, waiting_since, wait_no, rung_steps, auto_decided_up_to, queue_position, created_at`,
    all(tickets, (n) => {
      const at = new Date(now.getTime() - n * 1_000)
      const preview = `Where is order ${n}? It was due some days ago.`
      return [
        1,
        shoppers + n,
        'chat',
        'open',
        1 + (n % agents),
        1,
        0,
        0,
        1,
        preview,
        'shopper',
        at,
        at,
        at,
        1,
        0,
        1,
        at.getTime(),
        at,
      ]
    }),
  )
  await database.destroy()
  return url
}

/** Makes the first ticket of the inbox one of 5,000 messages, and tells whose it is; those behind it get their one message. */
export async function seedLongThread(databaseUrl: string): Promise<{ shopper: string }> {
  const database = await mysql.createConnection(databaseUrl)
  const [[ticket]] = await database.query<mysql.RowDataPacket[]>(
    `SELECT t.id, p.name FROM ticket t JOIN profile p ON p.id = t.profile_id WHERE t.account_id = 1 ORDER BY t.waiting_since LIMIT 1`,
  )
  const { id, name } = ticket!
  const began = Date.now() - 86_400_000
  for (let from = 1; from <= 5_000; from += 1_000) {
    const rows = Array.from({ length: 1_000 }, (_, n) => {
      const number = from + n
      const [author, agent] = number % 2 ? ['shopper', null] : ['agent', 1]
      const text = `Message ${number}. ${'It was to be here some days ago. '.repeat(number % 5)}`
      return [id, number, 1, author, agent, text, new Date(began + number * 10_000)]
    })
    await database.query(
      'INSERT INTO message (ticket_id, number, account_id, author, agent_id, text, at) VALUES ?',
      [rows],
    )
  }
  await database.query(
    `INSERT INTO message (ticket_id, number, account_id, author, text, at)
     SELECT id, 1, 1, 'shopper', preview, last_message_at FROM ticket WHERE account_id = 1 AND id <> ?
     ORDER BY waiting_since LIMIT 100`,
    [id],
  )
  await database.query(
    'UPDATE ticket SET last_number = 5000, read_up_to = 5000, unread_count = 0 WHERE id = ?',
    [id],
  )
  await database.end()
  return { shopper: name }
}

export async function startApi(
  databaseUrl: string,
  redisUrl: string,
): Promise<{ url: string; kill(): void }> {
  const port = await freePort()
  const child: ChildProcess = spawn(
    process.execPath,
    ['--max-semi-space-size=64', new URL('../api/main.js', import.meta.url).pathname],
    {
      env: {
        ...process.env,
        DATABASE_URL: databaseUrl,
        REDIS_URL: redisUrl,
        REDIS_PREFIX: 'deskbell-bench',
        PORT: String(port),
        HOST: '127.0.0.1',
        NODE_ENV: 'production',
        LOG_LEVEL: 'warn',
      },
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  )
  const url = `http://127.0.0.1:${port}`
  for (let tries = 0; !(await isReady(url)); tries++) {
    if (tries === 200) throw new Error('The API does not get ready.')
    await pause(50)
  }
  return {
    url,
    kill: () => void child.kill('SIGKILL'),
  }
}

const isReady = (url: string) =>
  fetch(`${url}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  )

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
