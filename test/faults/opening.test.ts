import { expect, test } from '@jest/globals'
import { DateTime } from 'luxon'
import { officeWeek } from '../support/builders.js'
import { setStage, type Stage } from './stage.js'
import { until } from '../support/until.js'

/** A desk that opened five minutes ago, unnoticed, while somebody had been waiting for an hour. */
async function openUnnoticed(stage: Stage) {
  await stage.start('api')
  const now = DateTime.fromJSDate(stage.app.clock.now(), { zone: 'utc' })
  const open = {
    from: now.minus({ minutes: 5 }).toFormat('HH:mm'),
    to: now.plus({ hours: 2 }).toFormat('HH:mm'),
  }
  const week = Object.fromEntries(Object.keys(officeWeek).map((day) => [day, [open]]))
  const account = await stage.anotherAccount({ timeZone: 'UTC', week: week as unknown as typeof officeWeek })
  const shopper = await stage.admit('shopper-1', account)
  await shopper.says('Where is my order?')
  await stage.query('UPDATE ticket SET waiting_since = waiting_since - INTERVAL 1 HOUR')
  await stage.query(
    `UPDATE account SET desk_state = 'closed', desk_looked_at = UTC_TIMESTAMP(3) - INTERVAL 1 HOUR,
       desk_look_at = UTC_TIMESTAMP(3) - INTERVAL 5 MINUTE WHERE id = ?`,
    [account.id],
  )
}

async function noticed(stage: Stage) {
  const [counts] = await stage.query(
    'SELECT (SELECT COUNT(*) FROM desk_change) AS changes, (SELECT COUNT(*) FROM follow_up) AS queued',
  )
  return { changes: Number(counts.changes), queued: Number(counts.queued) }
}

const untilNoticed = (stage: Stage) =>
  until('the opening is noticed', async () => (await noticed(stage)).changes > 0)

const once = { changes: 1, queued: 1 }

test('a worker that is killed while it notices an opening leaves nothing half: then change and queue are there once (R56, F-08, F-09)', async () => {
  const stage = await setStage()
  await openUnnoticed(stage)
  for (let time = 0; time < 2; time++) {
    const worker = await stage.start('worker', 'before-commit:desk-changed')
    expect(await worker.ended).toBe('SIGKILL')
    expect(await noticed(stage)).toEqual({ changes: 0, queued: 0 })
  }
  const worker = await stage.start('worker', 'after-commit:desk-changed')
  expect(await worker.ended).toBe('SIGKILL')
  expect(await noticed(stage)).toEqual(once)
  await stage.expireLocks()
  await stage.start('worker')
  // It tells what the killed one could not.
  await stage.untilQuiet()
  expect(await noticed(stage)).toEqual(once)
})

test('two workers, and a Redis that has lost everything, notice an opening once (R56, F-16, F-39)', async () => {
  const stage = await setStage()
  await openUnnoticed(stage)
  await stage.emptyRedis()
  await Promise.all([stage.start('worker'), stage.start('worker')])
  await untilNoticed(stage)
  await stage.emptyRedis()
  await stage.untilQuiet()
  expect(await noticed(stage)).toEqual(once)
})
