const HOUR = 3_600_000
const STEP = 5 * 60_000

/** When the desk opens next, and at what time tomorrow; null: nobody knows. */
export type Openings = { next: Date | null; tomorrow: Date | null }

export type Preset =
  | { id: 'later' | 'tomorrow' | 'nextWeek' | 'oneWeek'; at: Date }
  | { id: 'nextOpening'; at: Date; event: 'NEXT_OPENING' }
  | { id: 'untilReply'; at: null; event: 'SHOPPER_WRITES' }

/** What most snoozes are, each with the moment it means now. */
export function presets(now: Date, openings: Openings): Preset[] {
  const later = new Date(Math.ceil((now.getTime() + 3 * HOUR) / STEP) * STEP)
  const monday = day(now, ((1 - now.getDay() + 6) % 7) + 1, 9)
  return [
    ...(now.getHours() < 21 ? [{ id: 'later' as const, at: later }] : []),
    ...(openings.next
      ? [{ id: 'nextOpening' as const, at: openings.next, event: 'NEXT_OPENING' as const }]
      : []),
    { id: 'tomorrow', at: openings.tomorrow ?? day(now, 1, 9) },
    { id: 'nextWeek', at: monday },
    { id: 'oneWeek', at: day(now, 7, now.getHours(), now.getMinutes()) },
    { id: 'untilReply', at: null, event: 'SHOPPER_WRITES' },
  ]
}

const day = (from: Date, days: number, hour: number, minute = 0) =>
  new Date(from.getFullYear(), from.getMonth(), from.getDate() + days, hour, minute)
