import { IANAZone } from 'luxon'
import type { Db } from '../../platform/rows.js'
import { minute } from '../office-hours/open-spans.rules.js'
import { bucketsOf, keyOf, stretchesOf, type Stretch, type Unit } from './report.rules.js'
import { waitsOf, type WaitWish } from './waits.js'

export interface Volume {
  start: Date
  end: Date
  newTickets: number
  questions: number
}

/** What shoppers asked, day by day or hour by hour as the clocks of a zone have them, also where that is nothing. */
export async function findVolume(db: Db, wish: WaitWish, timeZone: string, unit: Unit): Promise<Volume[]> {
  const span = { start: wish.from.getTime(), end: wish.to.getTime() }
  const stretches = stretchesOf(IANAZone.create(timeZone), span)
  if (stretches.length === 0) return []
  const counts = await count(db, wish, stretches, unit)
  return bucketsOf(stretches, unit).map(({ key, start, end }) => {
    const { newTickets, questions } = counts.get(key) ?? { newTickets: 0, questions: 0 }
    return { start: new Date(start), end: new Date(end), newTickets, questions }
  })
}

/** The database need not know the zone: it is told when which offset from UTC held. */
async function count(db: Db, wish: WaitWish, stretches: Stretch[], unit: Unit) {
  const { tail, values } = waitsOf(wish)
  const last = stretches.at(-1)!
  const changes = stretches.slice(0, -1)
  const offset = `CASE ${changes.map(() => 'WHEN w.since < ? THEN ?').join(' ')} ELSE ? END`
  const wall = unit === 'day' ? '%Y-%m-%d' : '%Y-%m-%dT%H'
  const rows: { minutes: string; wall: string; newTickets: string; questions: string }[] = await db.query(
    `SELECT minutes, DATE_FORMAT(since + INTERVAL minutes MINUTE, '${wall}') AS wall,
      SUM(number = 1) AS newTickets, COUNT(*) AS questions
    FROM (SELECT w.since, w.number, ${changes.length > 0 ? offset : '?'} AS minutes ${tail}) placed
    GROUP BY minutes, wall`,
    [
      ...changes.flatMap(({ end, offset }) => [new Date(end), offset / minute]),
      last.offset / minute,
      ...values,
    ],
  )
  const counts = new Map<string, { newTickets: number; questions: number }>()
  for (const row of rows) {
    const key = keyOf(unit, row.wall, Number(row.minutes) * minute)
    const before = counts.get(key) ?? { newTickets: 0, questions: 0 }
    counts.set(key, {
      newTickets: before.newTickets + Number(row.newTickets),
      questions: before.questions + Number(row.questions),
    })
  }
  return counts
}
