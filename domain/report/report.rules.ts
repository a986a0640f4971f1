import type { Zone } from 'luxon'
import { clockChanges, day, minute, type Span } from '../office-hours/open-spans.rules.js'

const earliest = Date.UTC(2000, 0, 1)
const mostDays = 400

/** What is wrong with the range of a report, and at which end; null: nothing. */
export function faultOfRange(from: Date, to: Date): { field: 'from' | 'to'; message: string } | null {
  if (from.getTime() < earliest) return { field: 'from', message: 'Not before the year 2000.' }
  if (to < from) return { field: 'to', message: 'Not before `from`.' }
  if (to.getTime() - from.getTime() > mostDays * day) {
    return { field: 'to', message: `At most ${mostDays} days after \`from\`.` }
  }
  return null
}

/** A time in which the wall clock of a zone goes on evenly. The offset from UTC is in milliseconds. */
export type Stretch = Span & { offset: number }

/** A range, cut where the clocks change. */
export function stretchesOf(zone: Zone, { start, end }: Span): Stretch[] {
  const stretches: Stretch[] = []
  let at = start
  let offset = zone.offset(start) * minute
  for (const change of clockChanges(zone, { start, end })) {
    if (change.at >= end) break
    stretches.push({ start: at, end: change.at, offset })
    at = change.at
    offset = change.after
  }
  if (at < end) stretches.push({ start: at, end, offset })
  return stretches
}

export type Unit = 'day' | 'hour'

export interface Bucket extends Span {
  key: string
}

/**
 * The days or hours of a range as the wall clock has them, each once and none left out. The first and the last are as
 * short as the range makes them; a day on which the clocks change has 23 or 25 hours.
 */
export function bucketsOf(stretches: Stretch[], unit: Unit): Bucket[] {
  const length = unit === 'day' ? day : 60 * minute
  const buckets = new Map<string, Bucket>()
  for (const { start, end, offset } of stretches) {
    for (let at = start; at < end;) {
      const next = Math.min(end, (Math.floor((at + offset) / length) + 1) * length - offset)
      const key = keyOf(unit, new Date(at + offset).toISOString(), offset)
      const known = buckets.get(key)
      if (known) known.end = next
      else buckets.set(key, { key, start: at, end: next })
      at = next
    }
  }
  return [...buckets.values()]
}

/** Of what the wall shows (`2026-10-25T02…`) and the offset then: in autumn an hour comes twice, and a day does not. */
export const keyOf = (unit: Unit, wall: string, offset: number): string =>
  unit === 'day' ? wall.slice(0, 10) : `${wall.slice(0, 13)} ${offset}`
