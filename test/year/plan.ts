import fc from 'fast-check'
import { DateTime } from 'luxon'
import type { DatedException, Interval, OfficeWeek } from '../../schema/office-hours.js'
import { weekdays } from '../../schema/office-hours.js'
import type { SnoozedFor } from '../../schema/words/ticket.js'
import type { Settings } from './model.js'

// Who does what and when, all of it decided by the seed before anything happens. A step names no ticket but a shopper,
// so that the plan stays true when steps of others are left out.

export const shoppers = 300
export const agents = 4

const second = 1_000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

export type ShopperAct =
  | { kind: 'write'; to: 'any' | 'running' | 'stale'; times: 1 | 2 }
  | { kind: 'write-again'; isSame: boolean }
  | { kind: 'write-one-twice-at-once' }
  | { kind: 'end'; isStale: boolean }
  | { kind: 'see'; behind: number }
export type AgentAct =
  | { kind: 'reply'; isHolding: boolean; expects: 'nothing' | 'newest' | 'older' }
  | { kind: 'reply-again' }
  | { kind: 'reply-while-shopper-writes' }
  | { kind: 'close-while-shopper-writes' }
  | { kind: 'note' }
  | { kind: 'assign'; to: number | null }
  | { kind: 'close' }
  | { kind: 'snooze'; for: SnoozedFor; hours: number }
  | { kind: 'wake' }
  | { kind: 'on-it'; minutes: number | null }
  | { kind: 'read'; behind: number }
  | { kind: 'unread' }
export type OwnerAct =
  | { kind: 'hours'; week: OfficeWeek; holidays: { in: number; days: number; intervals: Interval[] }[] }
  | { kind: 'settings'; changes: Partial<Settings> }
  | { kind: 'stale-settings' }
  | { kind: 'zone'; timeZone: string }
export type Act =
  | (ShopperAct & { shopper: number })
  | (AgentAct & { shopper: number; agent: number })
  | OwnerAct
  | { kind: 'outage'; hours: number; isRedisEmptied: boolean }

export interface Step {
  /** Stays with it when others are left out. */
  id: number
  at: number
  act: Act
}

export interface Plan {
  seed: number
  timeZone: string
  start: number
  end: number
  steps: Step[]
}

const zones = [
  'Europe/Paris',
  'America/New_York',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'America/Santiago',
  'Asia/Kathmandu',
  'Pacific/Auckland',
]

// In the spring: both clock changes lie ahead, one of them soon.
const firstDay = '2026-03-16'

export function makePlan(seed: number, days: number): Plan {
  const timeZone = zones[(seed - 1 + zones.length) % zones.length]!
  const dayOne = DateTime.fromISO(firstDay, { zone: timeZone })
  const sample = <T>(arbitrary: fc.Arbitrary<T>, salt: number) =>
    fc.sample(fc.noBias(arbitrary), { seed: seed * 1_000 + salt, numRuns: days })
  const scenes = sample(anyScenes, 1)
  const owners = sample(anyOwnerDay, 2)
  const moves = fc.sample(anyMoves, { seed: seed * 1_000 + 3, numRuns: 1 })[0]!

  const timed: Omit<Step, 'id'>[] = []
  for (let n = 0; n < days; n++) {
    const date = dayOne.plus({ days: n })
    const ofDay = date.weekday >= 6 ? scenes[n]!.slice(0, 2) : scenes[n]!
    for (const { startsAt, shopper, agent, acts } of ofDay) {
      let at = date.toMillis() + startsAt
      for (const { after, act } of acts) {
        timed.push({
          at: (at += after),
          act: isOfAgent(act) ? { ...act, shopper, agent } : { ...act, shopper },
        })
      }
    }
    for (const { startsAt, act, meanwhile } of owners[n]!) {
      const at = date.toMillis() + startsAt
      timed.push({ at, act })
      // While the worker is away, people go on changing things.
      if (act.kind === 'outage' && meanwhile)
        timed.push({ at: at + act.hours * hour * meanwhile.at, act: meanwhile.act })
    }
  }
  // A day without hours, then those of an ordinary shop.
  const week = fromDays((place) => (place < 5 ? officeDays[2]! : []))
  timed.push({
    at: dayOne.plus({ days: 1, hours: 9 }).toMillis(),
    act: { kind: 'hours', week, holidays: [] },
  })
  moves.forEach(({ on, zone }) => {
    const at = dayOne.plus({ days: on }).toMillis() + 9 * hour + 1
    timed.push({ at, act: { kind: 'zone', timeZone: zones[zone]! } })
  })
  const end = dayOne.plus({ days }).toMillis()
  const steps = timed
    .filter(({ at }) => at < end)
    .sort((a, b) => a.at - b.at)
    .map((step, id) => ({ id: id + 1, ...step }))
  return { seed, timeZone, start: dayOne.toMillis(), end, steps }
}

const agentKinds = new Set<string>([
  'reply',
  'reply-again',
  'reply-while-shopper-writes',
  'close-while-shopper-writes',
  'note',
  'assign',
  'close',
  'snooze',
  'wake',
  'on-it',
  'read',
  'unread',
])
const isOfAgent = (act: ShopperAct | AgentAct): act is AgentAct => agentKinds.has(act.kind)

const to = fc.constantFrom<'any' | 'running' | 'stale'>('any', 'any', 'any', 'running', 'running', 'stale')
const anyWrite: fc.Arbitrary<ShopperAct> = fc.record({
  kind: fc.constant('write' as const),
  to,
  times: fc.constantFrom<1 | 2>(1, 1, 1, 1, 1, 1, 1, 2),
})
const anyReply: fc.Arbitrary<AgentAct> = fc.record({
  kind: fc.constant('reply' as const),
  isHolding: fc.constantFrom(false, false, false, true),
  expects: fc.constantFrom('nothing', 'newest', 'newest', 'older'),
})
const anySnooze: fc.Arbitrary<AgentAct> = fc.record({
  kind: fc.constant('snooze' as const),
  for: fc.constantFrom<SnoozedFor>('time', 'opening', 'shopper'),
  hours: fc.oneof(fc.integer({ min: 1, max: 72 }), fc.constantFrom(0, 24 * 45, 24 * 400)),
})
const anyOnIt: fc.Arbitrary<AgentAct> = fc.record({
  kind: fc.constant('on-it' as const),
  minutes: fc.constantFrom<number | null>(null, 1, 5, 15, 30),
})
const behind = fc.constantFrom(0, 0, 0, 1, 3)

const anyAct: fc.Arbitrary<ShopperAct | AgentAct> = fc.oneof(
  { weight: 30, arbitrary: anyWrite },
  { weight: 26, arbitrary: anyReply },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('write-again' as const), isSame: fc.boolean() }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'write-one-twice-at-once' as const }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('end' as const), isStale: fc.boolean() }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('see' as const), behind }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'reply-again' as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'reply-while-shopper-writes' as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'close-while-shopper-writes' as const }) },
  { weight: 5, arbitrary: fc.constant({ kind: 'note' as const }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('assign' as const),
      to: fc.option(fc.nat(agents - 1)),
    }),
  },
  { weight: 5, arbitrary: fc.constant({ kind: 'close' as const }) },
  { weight: 6, arbitrary: anySnooze },
  { weight: 2, arbitrary: fc.constant({ kind: 'wake' as const }) },
  { weight: 5, arbitrary: anyOnIt },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('read' as const), behind }) },
  { weight: 3, arbitrary: fc.constant({ kind: 'unread' as const }) },
)

/** People talk within seconds, go for a coffee, and come back after the weekend. */
const anyGap = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: second, max: 90 * second }) },
  { weight: 4, arbitrary: fc.integer({ min: minute, max: 15 * minute }) },
  { weight: 2, arbitrary: fc.integer({ min: 15 * minute, max: 8 * hour }) },
  { weight: 1, arbitrary: fc.integer({ min: 8 * hour, max: 5 * day }) },
  // To the minute of an edge of the hours, now and then.
  { weight: 1, arbitrary: fc.constantFrom(minute, 3 * minute, 5 * minute, 15 * minute, hour) },
)

/** By day mostly, and sometimes on the very minute. */
const anyMomentOfDay = fc.oneof(
  { weight: 10, arbitrary: fc.integer({ min: 8 * hour, max: 19 * hour }) },
  { weight: 3, arbitrary: fc.nat(day - 1) },
  { weight: 1, arbitrary: fc.nat(95).map((quarter) => quarter * 15 * minute) },
)

const lastAnswer: AgentAct = { kind: 'reply', isHolding: false, expects: 'nothing' }
const someActs = fc.array(fc.record({ after: anyGap, act: anyAct }), { minLength: 0, maxLength: 10 })
const anyScene = fc
  .record({
    startsAt: anyMomentOfDay,
    shopper: fc.nat(shoppers - 1),
    agent: fc.nat(agents - 1),
    opening: anyWrite,
    more: someActs,
    // Whoever is left without an answer is found some days later, mostly.
    late: fc.record({
      after: fc.integer({ min: hour, max: 4 * day }),
      act: fc.oneof(
        { weight: 5, arbitrary: fc.constant({ kind: 'close' as const }) },
        { weight: 5, arbitrary: fc.constant(lastAnswer) },
        { weight: 1, arbitrary: anyReply },
      ),
    }),
  })
  .map(({ opening, more, late, ...scene }) => ({
    ...scene,
    acts: [{ after: 0, act: opening }, ...more, late] as { after: number; act: ShopperAct | AgentAct }[],
  }))
const anyScenes = fc.array(anyScene, { minLength: 2, maxLength: 7 })

// Hours without overlaps, whatever day follows whatever day: those that run past midnight end before any begins.

const officeDays: Interval[][] = [
  [],
  [{ from: '09:00', to: '18:00' }],
  [
    { from: '09:00', to: '12:30' },
    { from: '13:30', to: '18:00' },
  ],
  [
    { from: '08:00', to: '10:00' },
    { from: '10:00', to: '12:15' },
    { from: '14:00', to: '16:00' },
    { from: '16:01', to: '19:30' },
  ],
  [{ from: '18:00', to: '02:30' }],
  [
    { from: '10:00', to: '14:00' },
    { from: '22:00', to: '03:00' },
  ],
  [{ from: '03:00', to: '24:00' }],
]
const wholeDays: Interval[][] = [
  [],
  [{ from: '00:00', to: '24:00' }],
  [
    { from: '00:00', to: '02:30' },
    { from: '02:30', to: '24:00' },
  ],
]
const anyTimes = fc
  .uniqueArray(fc.integer({ min: 180, max: 1439 }), { minLength: 2, maxLength: 6 })
  .map((times): Interval[] => {
    const sorted = times.sort((a, b) => a - b).map(timeOf)
    return sorted.flatMap((from, place) =>
      place % 2 === 0 && sorted[place + 1] ? [{ from, to: sorted[place + 1]! }] : [],
    )
  })
const timeOf = (n: number) =>
  `${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`

const weekOf = (anyDay: fc.Arbitrary<Interval[]>): fc.Arbitrary<OfficeWeek> =>
  fc.tuple(...weekdays.map(() => anyDay)).map((days) => fromDays((place) => days[place]!))
const fromDays = (of: (place: number) => Interval[]) =>
  Object.fromEntries(weekdays.map((name, place) => [name, of(place)])) as OfficeWeek

const anyWeek = fc.oneof(
  // Monday to Friday, like most.
  {
    weight: 5,
    arbitrary: fc
      .constantFrom(officeDays[1]!, officeDays[2]!, officeDays[3]!)
      .map((intervals) => fromDays((place) => (place < 5 ? intervals : []))),
  },
  { weight: 4, arbitrary: weekOf(fc.oneof(fc.constantFrom(...officeDays), anyTimes)) },
  { weight: 1, arbitrary: weekOf(fc.constantFrom(...wholeDays)) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      fromDays(() => []),
      fromDays(() => wholeDays[1]!),
    ),
  },
)
const anyHoliday = fc.record({
  in: fc.nat(30),
  days: fc.constantFrom(1, 1, 1, 2, 7),
  intervals: fc.constantFrom<Interval[]>([], [], [], ...officeDays),
})

/** Dated from the day on which they are saved. Those that would overlap are left out. */
export function exceptionsFrom(
  today: DateTime,
  holidays: { in: number; days: number; intervals: Interval[] }[],
) {
  const exceptions: DatedException[] = []
  let free = 0
  for (const holiday of [...holidays].sort((a, b) => a.in - b.in)) {
    if (holiday.in < free) continue
    free = holiday.in + holiday.days
    exceptions.push({
      from: today.plus({ days: holiday.in }).toISODate()!,
      to: today.plus({ days: free - 1 }).toISODate()!,
      label: 'Holiday',
      intervals: holiday.intervals,
    })
  }
  return exceptions
}

const anySettings: fc.Arbitrary<Partial<Settings>> = fc.oneof(
  fc.record({ remindersEnabled: fc.constantFrom(true, true, false) }),
  fc.record({ remindersAlways: fc.constantFrom(true, false, false) }),
  fc
    .record({
      remindersEnabled: fc.constant(true),
      remindAfterMinutes: fc.integer({ min: 1, max: 30 }),
      more: fc.integer({ min: 1, max: 30 }),
      checkInAfterMinutes: fc.integer({ min: 1, max: 30 }),
      repeatEveryMinutes: fc.integer({ min: 1, max: 60 }),
      repeatLimit: fc.integer({ min: 0, max: 4 }),
    })
    .map(({ more, ...changes }) => ({ ...changes, escalateAfterMinutes: changes.remindAfterMinutes + more })),
)

const anyChange: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('hours' as const),
      week: anyWeek,
      holidays: fc.array(anyHoliday, { maxLength: 4 }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('settings' as const), changes: anySettings }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'stale-settings' as const }) },
)
const anyOutage: fc.Arbitrary<Act> = fc.record({
  kind: fc.constant('outage' as const),
  hours: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.constantFrom(26, 75)),
  isRedisEmptied: fc.boolean(),
})
const anyOwnerAct = fc.record({
  startsAt: anyMomentOfDay,
  act: fc.oneof({ weight: 9, arbitrary: anyChange }, { weight: 3, arbitrary: anyOutage }),
  meanwhile: fc.option(fc.record({ at: fc.constantFrom(0.1, 0.5, 0.9), act: anyChange })),
})
/** On one day in three or so. */
const anyOwnerDay = fc.oneof(
  { weight: 2, arbitrary: fc.constant([]) },
  {
    weight: 1,
    arbitrary: fc.array(anyOwnerAct, { minLength: 1, maxLength: 2 }),
  },
)
/** The desk moves to another zone, twice a year at most. */
const anyMoves = fc.array(
  fc.record({ on: fc.integer({ min: 5, max: 360 }), zone: fc.nat(zones.length - 1) }),
  {
    minLength: 1,
    maxLength: 2,
  },
)
