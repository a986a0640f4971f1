import { fork } from 'node:child_process'
import { ask } from './http.js'
import { inTurn, keepBusy } from './rounds.js'
import { tokenOf } from './setup.js'

const clients = 16
const milliseconds = 3_000

const query = `query Inbox {
  inbox(first: 50) { pageInfo { hasNextPage endCursor } edges { node {
    id reference status channel preview unreadCount waitingSince lastMessageAt bell lastNumber
    profile { id name } assignee { id name } } } } }`

/** P3: a page of the inbox, 50 rows; against a bare server that asks the same of the database and writes it as JSON. */
export async function listInbox(rounds: number, databaseUrl: string, apiUrl: string) {
  const floorServer = fork(new URL('./floors/list-rows.js', import.meta.url), [databaseUrl])
  const floorUrl = await new Promise<string>((resolve) =>
    floorServer.once('message', (url) => resolve(String(url))),
  )
  const cookie = `deskbell=${tokenOf('agent', 1)}`
  const body = JSON.stringify({ query })
  const busy = (url: string) => () => keepBusy(clients, milliseconds, () => ask(url, { cookie }, body))
  const pairs = await inTurn(rounds, busy(floorUrl), busy(`${apiUrl}/graphql`))
  floorServer.kill()
  return pairs
}
