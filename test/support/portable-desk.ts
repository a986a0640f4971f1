import { randomUUID } from 'node:crypto'
import { signInAgent, type AgentActor } from './actors.js'
import { buildAccount, buildAgent, type BuiltAccount } from './builders.js'
import { desk, type Desk } from './desk.js'
import { hostileTexts } from './hostile-texts.js'
import { servers } from './servers.js'

/** Commands have their time from the database, and refuse what has not happened yet: so the stories play in the past. */
export const monday = '2024-06-17T10:00'

export const newAccount = async (wish = {}) => buildAccount((await servers()).app, wish)

export async function newOwner(account: BuiltAccount): Promise<AgentActor> {
  const running = await servers()
  const email = `${randomUUID().slice(0, 8)}@acme.example`
  return signInAgent(
    running,
    await buildAgent(running.app, account, { name: 'Olga Petit', role: 'owner', email }),
  )
}

/** How many rows of an account each table has. */
export async function rowsOfAccount({ id }: Pick<BuiltAccount, 'id'>): Promise<Record<string, number>> {
  const { app } = await servers()
  const tables: { name: string }[] = await app.database.query(
    `SELECT table_name AS name FROM information_schema.columns
     WHERE table_schema = DATABASE() AND column_name = 'account_id'`,
  )
  const counts = await Promise.all(
    tables.map(async ({ name }) => {
      const [row] = await app.database.query(
        `SELECT COUNT(*) AS rowCount FROM \`${name}\` WHERE account_id = ?`,
        [id],
      )
      return [name, Number(row.rowCount)] as const
    }),
  )
  return Object.fromEntries(counts)
}

export const withoutAudit = ({ audit_entry: _, ...rest }: Record<string, number>) => rest

/** A day at a desk: labels, notes, a holding reply, two shoppers, things they did, and all of it closed. */
export async function livelyDesk(): Promise<Desk & { owner: AgentActor }> {
  const it = await desk({ now: monday })
  const owner = await it.colleague('Olga Petit', 'owner')
  await it.shopper.says(hostileTexts.script!)
  await it.time.passes({ minutes: 2 })
  await it.agent.holds()
  await it.time.passes({ minutes: 9 })
  await it.agent.notes(hostileTexts.image!)
  await it.agent.replies('Done.')
  const { createLabel } = await owner.door.get(
    'mutation ($id: UUID!) { createLabel(clientId: $id, name: "Wish", colour: PINK) { id } }',
    { id: randomUUID() },
  )
  const { id } = await it.agent.ticket()
  await owner.door.get('mutation ($id: ID!, $l: [ID!]!) { label(ticketId: $id, labelIds: $l) { id } }', {
    id,
    l: [createLabel.id],
  })
  await owner.door.get(
    `mutation ($events: [ProfileEventReport!]!) { recordProfileEvents(events: $events) { recorded } }`,
    { events: [orderOf('shopper-1', it.time.now())] },
  )
  await it.agent.closes()
  const other = await it.anotherShopper({ email: 'noah@mail.example' })
  await other.says('Where is it?')
  await it.time.passes({ minutes: 30 })
  const [{ profile }] = (
    await owner.door.get('{ inbox { edges { node { profile { id } } } } }')
  ).inbox.edges.map(({ node }: { node: { profile: { id: string } } }) => node)
  await other.endsTheChat()
  await owner.door.get('mutation ($id: ID!) { blockProfile(profileId: $id) { id } }', { id: profile.id })
  await it.quiet()
  return { ...it, owner }
}

const orderOf = (externalId: string, at: Date) => ({
  externalId: `order-of-${externalId}`,
  shopper: { externalId },
  kind: 'ORDER_PLACED',
  title: 'Placed order #1093',
  occurredAt: at.toISOString(),
  details: {
    number: '#1093',
    total: { amount: 8490, currency: 'EUR' },
    items: [{ name: 'Teapot', quantity: 1 }],
  },
})
