import { beforeAll, describe, expect, test } from '@jest/globals'
import type { AgentActor } from '../support/actors.js'
import { desk, type Desk } from '../support/desk.js'

const changeHours = `mutation ($version: Int!, $hours: OfficeHoursInput!) {
  changeOfficeHours(expectedVersion: $version, hours: $hours) { version timeZone savedBy { name } } }`
const changeSettings = `mutation ($version: Int!, $changes: AccountChanges!) {
  changeAccount(expectedVersion: $version, changes: $changes) { version } }`
const simulate = `query ($at: Instant!, $hours: OfficeHoursInput, $timeZone: String, $texts: AutoReplyTextsInput) {
  simulateOfficeHours(at: $at, hours: $hours, timeZone: $timeZone, texts: $texts) { state } }`

const managerOf = (it: Desk) => it.colleague('Zoé Petit', 'manager')

let shared: Desk
let manager: AgentActor

beforeAll(async () => {
  shared = await desk()
  manager = await managerOf(shared)
})

async function faultOf(query: string, variables: Record<string, unknown>) {
  const { errors } = await manager.door.ask(query, variables)
  return errors?.map(({ message, extensions }) => ({ message, ...extensions }))[0]
}

describe('texts (R29)', () => {
  test.each<[string, object, string]>([
    ['an unknown variable', { autoReplyInHours: 'Dear {{last_name}}' }, 'autoReplyInHours'],
    ['an unknown variable', { autoReplyOutOfHours: 'Until {{closing}}' }, 'autoReplyOutOfHours'],
    ['an unknown variable', { welcomeMessage: 'Hello {{name}}' }, 'welcomeMessage'],
    ['one that is not closed', { autoReplyInHours: 'Hello {{first_name' }, 'autoReplyInHours'],
    ['one that is not closed', { autoReplyOutOfHours: 'Back {{next_opening}' }, 'autoReplyOutOfHours'],
    ['one that is not opened', { welcomeMessage: 'Hello {first_name}}' }, 'welcomeMessage'],
    ['501 characters', { autoReplyInHours: '😀'.repeat(501) }, 'autoReplyInHours'],
    ['501 characters', { autoReplyOutOfHours: 'x'.repeat(501) }, 'autoReplyOutOfHours'],
    ['301 characters', { welcomeMessage: '😀'.repeat(301) }, 'welcomeMessage'],
  ])('%s is refused on saving, with the field: %j', async (_, changes, field) => {
    const refused = await faultOf(changeSettings, { version: 1, changes })
    expect(refused).toMatchObject({ code: 'BAD_INPUT', field })
    if (field === 'welcomeMessage') return
    const at = '2026-06-15T08:00:00.000Z'
    expect(await faultOf(simulate, { at, texts: changes })).toEqual(refused)
  })

  test('500 characters, not code units, are saved and sent', async () => {
    const it = await desk()
    const manager = await managerOf(it)
    const text = '😀'.repeat(500)
    await manager.door.get(changeSettings, { version: 1, changes: { autoReplyInHours: text } })
    await it.shopper.says('Hello?')
    await it.quiet()
    expect((await it.shopper.reads())[1]).toBe(`AUTOMATIC: ${text}`)
  })

  test('a shopper whose name the shop has not told is met with the fallback, not with the shop’s id', async () => {
    const it = await desk({
      autoReplyInHours: 'Hello {{first_name|there}}!',
      welcomeMessage: 'Hi {{first_name|there}}',
    })
    const nameless = await it.anotherShopper({ sub: 'customer-4711', name: undefined })
    await nameless.says('Hello?')
    await it.quiet()
    expect((await nameless.reads())[1]).toBe('AUTOMATIC: Hello there!')
    const { hub } = await nameless.door.get('{ hub { firstName chat { welcomeMessage } } }')
    expect(hub).toEqual({ firstName: null, chat: { welcomeMessage: 'Hi there' } })
  })

  test('a text of which nothing is left is not sent, and holds up nothing', async () => {
    const it = await desk({ autoReplyInHours: '{{first_name}}' })
    const nameless = await it.anotherShopper({ sub: 'customer-4711', name: undefined })
    await nameless.says('Hello?')
    await it.quiet()
    expect(await nameless.reads()).toEqual(['YOU: Hello?'])
    const ticketId = (await it.agent.ticket()).id
    expect(await decisionsOf(it, ticketId)).toMatchObject([{ text: null, reason: 'TEXT_IS_EMPTY' }])
  })
})

const decisionsOf = async ({ agent }: Desk, ticketId: string) => {
  const { autoReplyDecisions } = await agent.door.get(
    `query ($ticketId: ID!) { autoReplyDecisions(ticketId: $ticketId) { edges { node {
      number text reason inHours localTime hoursVersion replyNumber officeHours { version timeZone } } } } }`,
    { ticketId },
  )
  return autoReplyDecisions.edges.map(({ node }: any) => node)
}

describe('each decision about an automatic reply can be asked for (R30)', () => {
  test('which text or none, in or out of hours, the local time, the reason, and the very version of the hours', async () => {
    const it = await desk({ now: '2026-06-15T17:55' })
    const manager = await managerOf(it)
    await it.shopper.says('Where is my order?')
    await it.quiet()
    await it.shopper.says('It was due yesterday.')
    await it.time.is('2026-06-15T18:01')
    await it.shopper.says('Hello?')
    await it.quiet()
    await manager.door.get(changeHours, { version: 1, hours: { week: {} } })
    await it.shopper.says('Anybody?')
    await it.quiet()
    const { id } = await it.agent.ticket()
    const hours = { hoursVersion: 1, officeHours: { version: 1, timeZone: 'Europe/Paris' } }
    expect(await decisionsOf(it, id)).toEqual([
      {
        number: 1,
        text: 'IN_HOURS',
        reason: 'NEW_REQUEST_IN_HOURS',
        inHours: true,
        localTime: expect.stringMatching(/^2026-06-15T17:55:\d\d\.\d{3}\+02:00$/),
        replyNumber: 2,
        ...hours,
      },
      expect.objectContaining({
        number: 3,
        text: null,
        reason: 'RUNNING_CHAT_IN_HOURS',
        inHours: true,
        replyNumber: null,
        ...hours,
      }),
      expect.objectContaining({
        text: 'OUT_OF_HOURS',
        reason: 'FIRST_OF_CLOSED_STRETCH',
        inHours: false,
        ...hours,
      }),
      expect.objectContaining({
        text: null,
        reason: 'NO_OFFICE_HOURS',
        inHours: null,
        hoursVersion: 2,
        officeHours: { version: 2, timeZone: 'Europe/Paris' },
      }),
    ])
  })

  test('also on the message in the thread; the robot’s own and the agent’s have none', async () => {
    const it = await desk()
    await it.shopper.says('Where is my order?')
    await it.quiet()
    await it.agent.replies('On its way.')
    const { id } = await it.agent.ticket()
    const { ticket } = await it.agent.door.get(
      `query ($id: ID!) { ticket(id: $id) { thread { entries { ... on Message {
        author autoReplyDecision { reason replyNumber officeHours { version } } } } } } }`,
      { id },
    )
    expect(ticket.thread.entries.filter(({ author }: any) => author)).toEqual([
      {
        author: 'SHOPPER',
        autoReplyDecision: {
          reason: 'NEW_REQUEST_IN_HOURS',
          replyNumber: 2,
          officeHours: { version: 1 },
        },
      },
      { author: 'AUTO', autoReplyDecision: null },
      { author: 'AGENT', autoReplyDecision: null },
    ])
  })

  test('a long list comes in pages', async () => {
    const it = await desk()
    for (let n = 0; n < 5; n++) await it.shopper.says(`Message ${n}`)
    await it.quiet()
    const { id: ticketId } = await it.agent.ticket()
    const page = `query ($ticketId: ID!, $after: String) { autoReplyDecisions(ticketId: $ticketId, first: 3, after: $after) {
      edges { node { number } } pageInfo { hasNextPage endCursor } } }`
    const { autoReplyDecisions: first } = await it.agent.door.get(page, { ticketId })
    const after = first.pageInfo.endCursor
    const { autoReplyDecisions: second } = await it.agent.door.get(page, { ticketId, after })
    const numbers = [...first.edges, ...second.edges].map(({ node }: any) => node.number)
    expect(numbers).toHaveLength(5)
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b))
    expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false])
  })
})
