import type { DataSource } from 'typeorm'

/** What time it is. Tests bring one that they can move. */
export interface Clock {
  now(): Date
  stop(): void
}

const askAgainAfter = 30_000

/**
 * The database's clock, carried on between two questions by a clock that cannot jump.
 * Everything that is due is judged by it, so a process whose own clock is wrong rings no bell early or late.
 */
export async function databaseClock(database: DataSource): Promise<Clock> {
  let atQuestion = await ask(database)
  const timer = setInterval(() => {
    ask(database).then(
      (answer) => (atQuestion = answer),
      () => {}, // unreachable for now: the monotonic clock carries on
    )
  }, askAgainAfter)
  timer.unref()
  return {
    now: () => new Date(Math.round(atQuestion.database + performance.now() - atQuestion.monotonic)),
    stop: () => clearInterval(timer),
  }
}

async function ask(database: DataSource) {
  const before = performance.now()
  const [row] = await database.query<{ now: Date }[]>('SELECT UTC_TIMESTAMP(3) AS now')
  return { database: row!.now.getTime(), monotonic: (before + performance.now()) / 2 }
}
