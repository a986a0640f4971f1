import { beforeAll, describe, expect, test } from '@jest/globals'
import type { AgentActor } from '../support/actors.js'
import { officeWeek } from '../support/builders.js'
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

describe('hours are saved as a week and dated exceptions, all together (R20, R23, R24)', () => {
  test('any number of intervals a day, past midnight, ranges with a label; read back as they count', async () => {
    const it = await desk()
    const manager = await managerOf(it)
    const hours = {
      week: {
        monday: [
          { from: '13:30', to: '18:00' },
          { from: '09:00', to: '12:30' },
          { from: '18:00', to: '20:00' },
        ],
        friday: [{ from: '22:00', to: '02:00' }],
      },
      exceptions: [{ from: '2026-12-24', to: '2026-12-26', label: 'Christmas', intervals: [] }],
    }
    await manager.door.get(changeHours, { version: 1, hours })
    const { officeHours } = await manager.door.get(
      `{ officeHours { version week { monday { from to } friday { from to } sunday { from to } }
        exceptions { from to label intervals { from } } } }`,
    )
    expect(officeHours).toEqual({
      version: 2,
      week: {
        monday: [
          { from: '09:00', to: '12:30' },
          { from: '13:30', to: '20:00' },
        ],
        friday: [{ from: '22:00', to: '02:00' }],
        sunday: [],
      },
      exceptions: hours.exceptions,
    })
  })

  const monday = (...intervals: [string, string][]) => ({
    week: { monday: intervals.map(([from, to]) => ({ from, to })) },
  })
  const dated = (...exceptions: object[]) => ({ week: {}, exceptions })

  test.each<[string, object, object]>([
    [
      'intervals that overlap (R22)',
      monday(['09:00', '12:00'], ['11:00', '14:00']),
      { field: 'week.monday[1]', otherField: 'week.monday[0]' },
    ],
    ['an interval of no length (R22)', monday(['09:00', '09:00']), { field: 'week.monday[0].to' }],
    ['a time that no clock shows (R22)', monday(['09:00', '25:00']), { field: 'week.monday[0].to' }],
    ['24:00 as a beginning (R22)', monday(['24:00', '09:00']), { field: 'week.monday[0].from' }],
    [
      'a date that does not exist (R23)',
      dated({ from: '2026-02-30', to: '2026-03-01' }),
      { field: 'exceptions[0].from' },
    ],
    [
      'a range that ends before it begins (R23)',
      dated({ from: '2026-03-02', to: '2026-03-01' }),
      { field: 'exceptions[0].to' },
    ],
    [
      'exceptions that overlap (R23)',
      dated({ from: '2026-03-01', to: '2026-03-05' }, { from: '2026-03-05', to: '2026-03-06' }),
      { field: 'exceptions[1]', otherField: 'exceptions[0]' },
    ],
  ])('refused with the field, on saving and on simulating: %s', async (_, hours, details) => {
    const expected = { code: 'BAD_INPUT', ...details }
    expect(await faultOf(changeHours, { version: 1, hours })).toMatchObject(expected)
    const at = '2026-06-15T08:00:00.000Z'
    expect(await faultOf(simulate, { at, hours })).toMatchObject(expected)
    expect((await shared.agent.door.get('{ officeHours { version } }')).officeHours.version).toBe(1)
  })

  test.each(['Europe/Atlantis', '', '+02:00', 'UTC+2'])(
    'a zone that does not exist: "%s" (R21)',
    async (timeZone) => {
      const expected = { code: 'BAD_INPUT', field: 'timeZone' }
      expect(await faultOf(changeSettings, { version: 1, changes: { timeZone } })).toMatchObject(expected)
      const at = '2026-06-15T08:00:00.000Z'
      expect(await faultOf(simulate, { at, timeZone })).toMatchObject(expected)
      expect(await faultOf(simulate, { at, timeZone, hours: { week: {} } })).toMatchObject(expected)
    },
  )

  test('agents may look, and not save (R24)', async () => {
    const it = await desk()
    const hours = { week: officeWeek }
    expect(await it.agent.door.refusal(changeHours, { version: 1, hours })).toBe('FORBIDDEN')
    expect((await it.agent.door.get('{ officeHours { version } }')).officeHours.version).toBe(1)
  })

  test('every version that was saved can be read, with who saved it and since when (R24)', async () => {
    const it = await desk()
    const manager = await managerOf(it)
    await manager.door.get(changeHours, { version: 1, hours: { week: {} } })
    await it.time.passes({ hours: 1 })
    await manager.door.get(changeSettings, { version: 1, changes: { timeZone: 'America/New_York' } })
    const list = `query ($first: Int!, $after: String) { officeHoursVersions(first: $first, after: $after) {
      edges { node { version timeZone effectiveFrom savedBy { name } } } pageInfo { hasNextPage endCursor } } }`
    const { officeHoursVersions: page } = await it.agent.door.get(list, { first: 2 })
    expect(page.edges.map(({ node }: any) => node)).toEqual([
      {
        version: 3,
        timeZone: 'America/New_York',
        effectiveFrom: expect.stringMatching(/^2026-06-15T09:00:/),
        savedBy: { name: 'Zoé Petit' },
      },
      {
        version: 2,
        timeZone: 'Europe/Paris',
        effectiveFrom: expect.stringMatching(/^2026-06-15T08:00:/),
        savedBy: { name: 'Zoé Petit' },
      },
    ])
    expect(page.pageInfo.hasNextPage).toBe(true)
    const { officeHoursVersions: rest } = await it.agent.door.get(list, {
      first: 2,
      after: page.pageInfo.endCursor,
    })
    expect(rest.edges.map(({ node }: any) => [node.version, node.savedBy])).toEqual([[1, null]])
    expect(rest.pageInfo.hasNextPage).toBe(false)
  })
})
