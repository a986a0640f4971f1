import { randomUUID } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { desk, type Desk } from '../support/desk.js'

const download = ({ servers: { url } }: Desk, headers: Record<string, string>) =>
  fetch(`${url}/export.ndjson`, { headers })

async function deskWithMarker() {
  const it = await desk()
  const marker = `Zyxomma${randomUUID().slice(0, 8)}`
  await it.shopper.says(`I am ${marker}.`)
  await it.quiet()
  return { ...it, marker, owner: await it.colleague('Olga Petit', 'owner') }
}

test('an owner takes all profiles and tickets along, in one file that says where it ends', async () => {
  const it = await deskWithMarker()
  const response = await download(it, it.owner.door.headers)
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'application/x-ndjson; charset=utf-8',
    'content-disposition': `attachment; filename="${it.account.publicId}.ndjson"`,
    'cache-control': 'no-store',
  })
  const lines = (await response.text())
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(lines.at(0)).toMatchObject({ deskbell: 'export', version: 1, account: it.account.publicId })
  expect(lines).toContainEqual(expect.objectContaining({ type: 'profile', name: 'Camille Roy' }))
  expect(lines).toContainEqual(expect.objectContaining({ from: 'shopper', text: `I am ${it.marker}.` }))
  expect(lines.at(-1)).toMatchObject({ deskbell: 'end', counts: { profile: 1, ticket: 1 } })
  const { auditLog } = await it.owner.door.get(
    '{ auditLog(first: 1) { edges { node { action agent { name } } } } }',
  )
  expect(auditLog.edges[0].node).toEqual({ action: 'ACCOUNT_EXPORTED', agent: { name: 'Olga Petit' } })
})

test('nobody else does: neither agents nor managers, no key, no other shop, nobody who is not signed in', async () => {
  const it = await deskWithMarker()
  const others = await desk()
  const theirOwner = await others.colleague('Theo', 'owner')
  const manager = await it.colleague('Mia', 'manager')
  const { createApiKey } = await it.owner.door.get(
    `mutation ($clientId: UUID!) { createApiKey(clientId: $clientId, name: "All", scopes: [TICKETS_READ, PROFILES_READ]) { secret } }`,
    { clientId: randomUUID() },
  )
  const ask = async (headers: Record<string, string>) => {
    const response = await download(it, headers)
    expect(await response.text()).not.toContain(it.marker)
    return response.status
  }
  expect(await ask({})).toBe(401)
  expect(await ask(it.agent.door.headers)).toBe(403)
  expect(await ask(manager.door.headers)).toBe(403)
  expect(await ask({ authorization: `Bearer ${createApiKey.secret}` })).toBe(403)
  expect(await ask(theirOwner.door.headers)).toBe(200)
})

test('they can be had again and again, for each gives back what it holds', async () => {
  const it = await deskWithMarker()
  for (let times = 0; times < 5; times++) {
    const response = await download(it, it.owner.door.headers)
    expect([response.status, (await response.text()).includes(it.marker)]).toEqual([200, true])
  }
})
