import { randomUUID } from 'node:crypto'
import mysql from 'mysql2/promise'
import { ask } from './http.js'
import { inTurn, keepBusy, type Round } from './rounds.js'
import { tokenOf } from './setup.js'

const clients = 4
/** In one request, and in one statement of the floor. */
const batch = 100
const shoppers = 1_000
const milliseconds = 3_000

const query = `mutation Report($events: [ProfileEventReport!]!) {
  recordProfileEvents(events: $events) { recorded known } }`

/** P8: events of known shoppers in bulk, from HTTP to the commit; against one INSERT of as many rows into a table with the same keys. */
export async function reportEvents(rounds: number, databaseUrl: string, apiUrl: string) {
  const pool = mysql.createPool({ uri: databaseUrl, connectionLimit: clients })
  await pool.query('CREATE TABLE floor_event LIKE profile_event')

  let turn = 0
  const events = () => Array.from({ length: batch }, () => eventOf(turn++))

  const floor = async () =>
    eachOfBatch(
      await keepBusy(clients, milliseconds, async () => {
        const rows = events().map(({ externalId, shopper, title, occurredAt, details }) => {
          const profileId = Number(shopper.externalId.slice('shopper-'.length))
          const at = new Date(occurredAt)
          return [1, profileId, externalId, 'order-placed', title, at, JSON.stringify(details)]
        })
        await pool.query(
          'INSERT INTO floor_event (account_id, profile_id, external_id, kind, title, occurred_at, details) VALUES ?',
          [rows],
        )
      }),
    )

  const cookie = `deskbell=${tokenOf('agent', 1)}`
  const ours = async () =>
    eachOfBatch(
      await keepBusy(clients, milliseconds, async () => {
        const body = JSON.stringify({ query, variables: { events: events() } })
        await ask(`${apiUrl}/graphql`, { cookie }, body)
      }),
    )

  const pairs = await inTurn(rounds, floor, ours)
  await pool.end()
  return pairs
}

const eventOf = (turn: number) => ({
  externalId: randomUUID(),
  shopper: { externalId: `shopper-${1 + (turn % shoppers)}` },
  kind: 'ORDER_PLACED',
  title: `Placed order #${turn}, 84.90 €`,
  occurredAt: new Date().toISOString(),
  details: { number: `#${turn}`, total: { amount: 8490, currency: 'EUR' } },
})

const eachOfBatch = (round: Round): Round => ({ ...round, perSecond: round.perSecond * batch })
