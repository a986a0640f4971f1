import type { App } from '../platform/app.js'
import {
  sweepAutoReplies,
  sweepBin,
  sweepDeliveries,
  sweepDesks,
  sweepFeeds,
  sweepForgotten,
  sweepErasures,
  sweepMails,
  sweepOldFeeds,
  sweepOldMails,
  sweepOldTexts,
  sweepOutbox,
  sweepPresence,
  sweepRingLetters,
  sweepRings,
  sweepSearch,
  sweepSessions,
  sweepSnoozes,
  sweepTexts,
} from './sweep.js'

const forgottenEvery = 60_000
const sessionsEvery = 600_000

const sweepsOf = ({ config }: App): { every: number; sweep: (app: App) => Promise<void> }[] => {
  const every = config.sweepSeconds * 1_000
  return [
    { every, sweep: sweepOutbox },
    { every, sweep: (app) => sweepAutoReplies(app) },
    { every, sweep: (app) => sweepRings(app) },
    { every, sweep: sweepSnoozes },
    { every, sweep: sweepPresence },
    { every, sweep: sweepSearch },
    { every, sweep: sweepDesks },
    { every, sweep: sweepFeeds },
    { every, sweep: sweepErasures },
    { every, sweep: sweepRingLetters },
    { every, sweep: sweepMails },
    { every, sweep: sweepTexts },
    { every: forgottenEvery, sweep: sweepForgotten },
    { every: sessionsEvery, sweep: sweepSessions },
    { every: sessionsEvery, sweep: sweepBin },
    { every: sessionsEvery, sweep: sweepOldMails },
    { every: sessionsEvery, sweep: sweepDeliveries },
    { every: sessionsEvery, sweep: sweepOldTexts },
    { every: sessionsEvery, sweep: sweepOldFeeds },
  ]
}

/** Sweeps by a timer of our own: a scheduler in Redis would be gone with Redis. Several workers may sweep at once. */
export function startSweeping(app: App): () => Promise<void> {
  let isStopped = false
  const running = sweepsOf(app).map(({ every, sweep }) => {
    let turn = Promise.resolve()
    let isBusy = false
    let isFailing = false
    const timer = setInterval(() => {
      if (isBusy || isStopped) return
      isBusy = true
      turn = sweep(app)
        .then(
          () => (isFailing = false),
          (error: Error) => {
            // Once for all the tries while, say, Redis is away.
            if (!isFailing)
              app.log.warn({ sweep: sweep.name, reason: error.message }, 'sweep fails, tried again')
            isFailing = true
          },
        )
        .then(() => void (isBusy = false))
    }, every)
    return { timer, turn: () => turn }
  })
  return async () => {
    isStopped = true
    for (const { timer } of running) clearInterval(timer)
    await Promise.all(running.map(({ turn }) => turn()))
  }
}
