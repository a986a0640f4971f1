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
  questionsInClosedHours: number
}

type Counts = Omit<Volume, 'start' | 'end'>

const nothing: Counts = { newTickets: 0, questions: 0, questionsInClosedHours: 0 }

/** What shoppers asked, day by day or hour by hour as the clocks of a zone have them, also where that is nothing. */
export async function findVolume(
  db: Db,
  wish: WaitWish,
  { timeZone, unit, withClosedHours }: { timeZone: string; unit: Unit; withClosedHours: boolean },
): Promise<Volume[]> {
  const span = { start: wish.from.getTime(), end: wish.to.getTime() }
  const stretches = stretchesOf(IANAZone.create(timeZone), span)
  if (stretches.length === 0) return []
  const counts = await count(db, wish, stretches, { unit, withClosedHours })
  return bucketsOf(stretches, unit).map(({ key, start, end }) => {
    return { start: new Date(start), end: new Date(end), ...(counts.get(key) ?? nothing) }
  })
}

/** The database need not know the zone: it is told when which offset from UTC held. */
async function count(
  db: Db,
  wish: WaitWish,
  stretches: Stretch[],
  { unit, withClosedHours }: { unit: Unit; withClosedHours: boolean },
) {
  const { tail, values } = waitsOf(wish)
  const last = stretches.at(-1)!
  const changes = stretches.slice(0, -1)
  const offset = `CASE ${changes.map(() => 'WHEN w.since < ? THEN ?').join(' ')} ELSE ? END`
  const wall = unit === 'day' ? '%Y-%m-%d' : '%Y-%m-%dT%H'
  const isClosed = withClosedHours
    ? 'EXISTS (SELECT 1 FROM auto_reply_decision d WHERE d.ticket_id = w.ticket_id AND d.number = w.number AND NOT d.in_hours)'
    : '0'
  const rows: Record<keyof Counts | 'minutes' | 'wall', string>[] = await db.query(
    `SELECT minutes, DATE_FORMAT(since + INTERVAL minutes MINUTE, '${wall}') AS wall,
      SUM(number = 1) AS newTickets, COUNT(*) AS questions, SUM(closed) AS questionsInClosedHours
    FROM (SELECT w.since, w.number, ${isClosed} AS closed, ${changes.length > 0 ? offset : '?'} AS minutes ${tail}) placed
    GROUP BY minutes, wall`,
    [
      ...changes.flatMap(({ end, offset }) => [new Date(end), offset / minute]),
      last.offset / minute,
      ...values,
    ],
  )
  const counts = new Map<string, Counts>()
  for (const row of rows) {
    const key = keyOf(unit, row.wall, Number(row.minutes) * minute)
    const before = counts.get(key) ?? nothing
    counts.set(key, {
      newTickets: before.newTickets + Number(row.newTickets),
      questions: before.questions + Number(row.questions),
      questionsInClosedHours: before.questionsInClosedHours + Number(row.questionsInClosedHours),
    })
  }
  return counts
}
