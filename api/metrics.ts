import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import { forgottenStatement } from '../domain/reminder/check-nothing-forgotten.js'
import type { App } from '../platform/app.js'

/** Numbers that say whether the desk keeps its promises; read from the database when somebody asks. */
export function describeMetrics(app: App): Registry {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })

  const gauge = (name: string, help: string, sql: string, values: () => unknown[]) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        const [row] = await app.database.query(sql, values())
        this.set(Number(row.value ?? 0))
      },
    })
  const now = () => app.clock.now()
  const aMinuteAgo = () => new Date(now().getTime() - 60_000)

  gauge(
    'deskbell_outbox_oldest_seconds',
    'Age of the oldest letter that Redis has not got. Alert above 60.',
    'SELECT TIMESTAMPDIFF(SECOND, MIN(created_at), ?) AS value FROM outbox',
    () => [now()],
  )
  gauge(
    'deskbell_tickets_waiting',
    'Open tickets on which somebody waits for a person.',
    "SELECT COUNT(*) AS value FROM ticket WHERE waiting_since IS NOT NULL AND status = 'open'",
    () => [],
  )
  gauge(
    'deskbell_rings_overdue',
    'Rings that were due more than a minute ago. Alert above 0.',
    'SELECT COUNT(*) AS value FROM ticket WHERE next_ring_at < ?',
    () => [aMinuteAgo()],
  )
  gauge(
    'deskbell_automatic_replies_overdue',
    'Tickets whose automatic reply has been undecided for more than a minute. Alert above 0.',
    'SELECT COUNT(*) AS value FROM ticket WHERE auto_pending_since < ?',
    () => [aMinuteAgo()],
  )
  const forgotten = () => forgottenStatement(now())
  gauge(
    'deskbell_forgotten',
    'Tickets in which somebody would be forgotten, or rung for in vain (R60). Alert above 0.',
    `SELECT COUNT(*) AS value FROM (${forgotten().sql}) AS forgotten`,
    () => forgotten().values,
  )
  gauge(
    'deskbell_repairs',
    'Such tickets that were mended, since ever. Each is a fault of ours: please report it.',
    'SELECT COUNT(*) AS value FROM repair',
    () => [],
  )
  return registry
}
