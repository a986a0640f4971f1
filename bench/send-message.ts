import { randomUUID } from 'node:crypto'
import mysql from 'mysql2/promise'
import { ask } from './http.js'
import { inTurn, keepBusy } from './rounds.js'
import { tokenOf } from './setup.js'

const clients = 16
/** Each of them goes on with a running chat, but for the first time. */
const shoppers = 1_000
const milliseconds = 3_000

const query = `mutation Send($clientId: UUID!, $text: String!) {
  send(clientId: $clientId, text: $text) { chat { id } message { number sentAt } } }`

/** P1: a signed-in shopper's message, from HTTP to the commit and back; against the two statements that no design can do without. */
export async function sendMessages(rounds: number, databaseUrl: string, apiUrl: string) {
  const pool = mysql.createPool({ uri: databaseUrl, connectionLimit: clients })
  await pool.query('CREATE TABLE IF NOT EXISTS floor_ticket (id INT PRIMARY KEY, last_number INT NOT NULL)')
  await pool.query(
    'CREATE TABLE IF NOT EXISTS floor_message (ticket_id INT, number INT, text TEXT, PRIMARY KEY (ticket_id, number))',
  )
  for (let id = 1; id <= shoppers; id++) await pool.execute('INSERT INTO floor_ticket VALUES (?, 0)', [id])

  const numbers = new Map<number, number>()
  const floor = () =>
    keepBusy(clients, milliseconds, async (turn) => {
      const id = 1 + (turn % shoppers)
      const number = (numbers.get(id) ?? 0) + 1
      numbers.set(id, number)
      const connection = await pool.getConnection()
      await connection.query('START TRANSACTION')
      await connection.execute('INSERT INTO floor_message VALUES (?, ?, ?)', [
        id,
        number,
        'Where is my order?',
      ])
      await connection.execute('UPDATE floor_ticket SET last_number = ? WHERE id = ?', [number, id])
      await connection.query('COMMIT')
      connection.release()
    })

  let sender = 0
  const ours = () =>
    keepBusy(clients, milliseconds, async () => {
      const authorization = `Bearer ${tokenOf('shopper', 1 + (sender++ % shoppers))}`
      const variables = { clientId: randomUUID(), text: 'Where is my order?' }
      await ask(`${apiUrl}/shop/graphql`, { authorization }, JSON.stringify({ query, variables }))
    })

  const pairs = await inTurn(rounds, floor, ours)
  await pool.end()
  return pairs
}
