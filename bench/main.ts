import mysql from 'mysql2/promise'
import { deliver } from './deliver.js'
import { keepNotes } from './keep-notes.js'
import { listInbox } from './list-inbox.js'
import { reportEvents } from './report-events.js'
import { reportOf, type Measure } from './report.js'
import { seed, startApi } from './setup.js'
import { sendMessages } from './send-message.js'

const { TEST_DATABASE_URL: serverUrl, TEST_REDIS_URL: redisUrl, BENCH_ROUNDS = '5' } = process.env
if (!serverUrl || !redisUrl) throw new Error('Run it with `npm run bench`: it brings its servers.')
const rounds = Number(BENCH_ROUNDS)

const tell = (text: string) => process.stdout.write(`${text}\n`)

tell('Seeding a desk with 10,000 tickets …')
const databaseUrl = await seed(serverUrl)
const api = await startApi(databaseUrl, redisUrl)

process.on('exit', () => api.kill())

const measures: Measure[] = []
for (const [target, what, measure] of [
  ['P1', 'a shopper’s message, HTTP to commit, 16 clients', () => sendMessages(rounds, databaseUrl, api.url)],
  ['P2', 'deliveries to 1,000 agents’ sockets', () => deliver(rounds, api.url)],
  ['P3', 'inbox page of 50 among 10,000 tickets, 16 clients', () => listInbox(rounds, databaseUrl, api.url)],
  ['P8', 'profile events, 100 a request, 4 clients', () => reportEvents(rounds, databaseUrl, api.url)],
] as const) {
  tell(`${target}: ${what} …`)
  measures.push({ target, what, pairs: await measure() })
}

const [[row]] = await mysql.createPool(serverUrl).query<mysql.RowDataPacket[]>('SELECT VERSION() AS version')
const report = reportOf(measures, { rounds, database: String(row!.version) })
tell(`\n${report}`)
await keepNotes('docs/performance.md', report)
process.exit(0)
