import { beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { DateTime } from 'luxon'
import { insertRow } from '../../platform/rows.js'
import { Profile } from '../../schema/profile.js'
import { Ticket } from '../../schema/ticket.js'
import { desk, type Desk } from '../support/desk.js'
import { globalIdOf } from '../api/operations.js'

/* What the database reckons is what a person would, row by row. */

interface Wait {
  ticket: number
  since: number
  endedBy: 'reply' | 'holding-reply' | 'close' | null
  agent: number | null
  /** In milliseconds. */
  lasted: number
  openSeconds: number
}

const minute = 60_000
const dayLength = 24 * 60 * minute
const begin = Date.parse('2026-10-01T00:00:00.000Z')
const ticketCount = 8
const channelOf = (ticket: number) => (ticket % 2 === 0 ? 'chat' : 'sms')

let it: Desk
let ticketIds: string[]
let agentIds: string[]

beforeAll(async () => {
  it = await desk({ now: '2026-12-01T10:00' })
  const { database } = it.servers.app
  const at = new Date(begin)
  const profileId = await insertRow(database.manager, Profile, {
    accountId: it.account.id,
    externalId: 'asked',
    name: 'Asked',
    createdAt: at,
  })
  ticketIds = []
  for (let n = 0; n < ticketCount; n++) {
    ticketIds.push(
      await insertRow(database.manager, Ticket, {
        accountId: it.account.id,
        profileId,
        channel: channelOf(n),
        status: 'closed',
        preview: '',
        lastAuthor: 'shopper',
        lastMessageAt: at,
        changedAt: at,
        queuePosition: '0',
        createdAt: at,
      }),
    )
  }
  agentIds = [it.agent.id, (await it.colleague('Marc Lefort')).id, (await it.colleague('Zoé Petit')).id]
})

/** In the order of this list, the first of each ticket has number 1. */
async function writeDown(waits: Wait[]): Promise<(Wait & { number: number })[]> {
  const { database } = it.servers.app
  await database.query('DELETE FROM ticket_wait WHERE account_id = ?', [it.account.id])
  const counts = new Map<number, number>()
  const open = new Set<number>()
  const kept = waits.filter(({ ticket, endedBy }) => {
    if (endedBy !== null) return true
    const isFirstOpen = !open.has(ticket)
    open.add(ticket)
    return isFirstOpen
  })
  const numbered = kept.map((wait) => {
    const number = (counts.get(wait.ticket) ?? 0) + 1
    counts.set(wait.ticket, number)
    return { ...wait, number }
  })
  const rows = numbered.map(({ ticket, number, since, endedBy, agent, lasted, openSeconds }) => [
    ...[ticketIds[ticket], number, it.account.id, new Date(since)],
    ...(endedBy === null
      ? [null, null, null, null]
      : [new Date(since + lasted), endedBy, agent === null ? null : agentIds[agent], openSeconds]),
  ])
  if (rows.length > 0) {
    await database.query(
      'INSERT INTO ticket_wait (ticket_id, number, account_id, since, ended_at, ended_by, agent_id, open_seconds) VALUES ?',
      [rows],
    )
  }
  return numbered
}

const arbitraryWait: fc.Arbitrary<Wait> = fc
  .record({
    ticket: fc.integer({ min: 0, max: ticketCount - 1 }),
    // Around the change of the clocks in Paris on 25 October.
    since: fc.integer({ min: begin, max: begin + 35 * dayLength }),
    endedBy: fc.constantFrom(
      'reply' as const,
      'reply' as const,
      'holding-reply' as const,
      'close' as const,
      null,
    ),
    agent: fc.constantFrom(0, 1, 2),
    lasted: fc.oneof(fc.integer({ min: 0, max: 8 * minute }), fc.integer({ min: 0, max: 3 * dayLength })),
    openSeconds: fc.oneof(fc.integer({ min: 0, max: 480 }), fc.integer({ min: 0, max: 100_000 })),
  })
  .map((wait) => (wait.endedBy === 'close' && wait.ticket === 0 ? { ...wait, agent: null } : wait))

const time = '{ count medianSeconds p90Seconds within { minutes count share } }'
const ask = `query ($from: Instant!, $to: Instant!, $clock: ReportClock!, $agentId: ID, $channel: Channel, $by: VolumeUnit!) {
  replyTimes(from: $from, to: $to, clock: $clock, agentId: $agentId, channel: $channel) { first ${time} all ${time} unansweredCloses }
  agentReplyTimes(from: $from, to: $to, clock: $clock, channel: $channel) { agent { id } first ${time} all ${time} }
  volume(from: $from, to: $to, by: $by, channel: $channel) { start end newTickets questions } }`

/** The same, reckoned by hand. */
function timeOf(seconds: number[]) {
  const sorted = [...seconds].sort((a, b) => a - b)
  const { length: count } = sorted
  const rank = (place: number) => (count > 0 ? sorted[place - 1]! : null)
  return {
    count,
    medianSeconds: rank(Math.ceil(count / 2)),
    p90Seconds: rank(Math.ceil((9 * count) / 10)),
    within: [3, 5].map((minutes) => {
      const within = sorted.filter((second) => second <= minutes * 60).length
      return { minutes, count: within, share: count > 0 ? within / count : null }
    }),
  }
}

test('reports: all that is reckoned over random waits is what a plain reckoning finds (property)', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(arbitraryWait, { maxLength: 300, size: 'max' }),
      fc.integer({ min: begin - dayLength, max: begin + 30 * dayLength }),
      fc.integer({ min: 0, max: 40 * dayLength }),
      fc.constantFrom('BUSINESS', 'CALENDAR'),
      fc.constantFrom(null, 0, 1, 2),
      fc.constantFrom(null, 'CHAT', 'SMS'),
      fc.constantFrom('DAY', 'HOUR'),
      async (waits, from, length, clock, agent, channel, by) => {
        const all = await writeDown(waits)
        const to = from + length
        const { replyTimes, agentReplyTimes, volume } = await it.agent.door.get(ask, {
          from: new Date(from).toISOString(),
          to: new Date(to).toISOString(),
          clock,
          agentId: agent === null ? null : globalIdOf('Agent', agentIds[agent]!),
          channel,
          by,
        })
        const begun = all.filter(
          ({ since, ticket }) =>
            since >= from && since < to && (channel === null || channelOf(ticket).toUpperCase() === channel),
        )
        const replied = begun.filter(({ endedBy }) => endedBy === 'reply' || endedBy === 'holding-reply')
        const secondsOf = (list: typeof begun) =>
          list.map(({ openSeconds, lasted }) =>
            clock === 'BUSINESS' ? openSeconds : Math.round(lasted / 1_000),
          )
        const timesOf = (list: typeof begun) => ({
          first: timeOf(secondsOf(list.filter(({ number }) => number === 1))),
          all: timeOf(secondsOf(list)),
        })
        const by1 = (list: typeof begun) => list.filter((wait) => agent === null || wait.agent === agent)
        expect(replyTimes).toEqual({
          ...timesOf(by1(replied)),
          unansweredCloses: by1(begun.filter(({ endedBy }) => endedBy === 'close')).length,
        })
        expect(agentReplyTimes).toEqual(
          agentIds.map((id, n) => ({
            agent: { id: globalIdOf('Agent', id) },
            ...timesOf(replied.filter((wait) => wait.agent === n)),
          })),
        )
        const counted = volume.map(({ start, end }: { start: string; end: string }) => {
          const inside = begun.filter(({ since }) => since >= Date.parse(start) && since < Date.parse(end))
          return {
            ...{ start, end },
            newTickets: inside.filter(({ number }) => number === 1).length,
            questions: inside.length,
          }
        })
        expect(volume).toEqual(counted)
        expect(volume.reduce((sum: number, { questions }: any) => sum + questions, 0)).toBe(begun.length)
      },
    ),
    { numRuns: 40 },
  )
}, 180_000)

test('reports: a wait belongs to the range in which it began, whose beginning is in it and whose end is not', async () => {
  const wait = { endedBy: 'reply' as const, agent: 0, lasted: 2 * dayLength, openSeconds: 60 }
  await writeDown([
    { ...wait, ticket: 0, since: begin },
    { ...wait, ticket: 1, since: begin + dayLength },
  ])
  const countFrom = async (from: number, to: number) => {
    const { replyTimes } = await it.agent.door.get(
      'query ($from: Instant!, $to: Instant!) { replyTimes(from: $from, to: $to) { all { count } } }',
      { from: new Date(from).toISOString(), to: new Date(to).toISOString() },
    )
    return replyTimes.all.count
  }
  expect(await countFrom(begin, begin + dayLength)).toBe(1)
  expect(await countFrom(begin, begin + dayLength + 1)).toBe(2)
  expect(await countFrom(begin + 1, begin + dayLength)).toBe(0)
  expect(await countFrom(begin, begin)).toBe(0)
})

test('reports: days are those of the account’s zone, also when the clocks change, and empty ones are there', async () => {
  const at = (wall: string) => DateTime.fromISO(wall, { zone: 'Europe/Paris' }).toMillis()
  const wait = { endedBy: null, agent: null, lasted: 0, openSeconds: 0 }
  await writeDown([
    { ...wait, ticket: 0, since: at('2026-10-24T23:59:59.999') },
    { ...wait, ticket: 1, since: at('2026-10-25T00:00') },
    { ...wait, ticket: 2, since: at('2026-10-26') - 1 },
    { ...wait, ticket: 3, since: at('2026-10-28') },
  ])
  const range = {
    from: new Date(at('2026-10-24')).toISOString(),
    to: new Date(at('2026-10-28')).toISOString(),
  }
  const { volume } = await it.agent.door.get(
    'query ($from: Instant!, $to: Instant!) { volume(from: $from, to: $to, by: DAY) { start newTickets } }',
    range,
  )
  expect(volume).toEqual([
    { start: '2026-10-23T22:00:00.000Z', newTickets: 1 },
    { start: '2026-10-24T22:00:00.000Z', newTickets: 2 },
    { start: '2026-10-25T23:00:00.000Z', newTickets: 0 },
    { start: '2026-10-26T23:00:00.000Z', newTickets: 0 },
  ])
})
