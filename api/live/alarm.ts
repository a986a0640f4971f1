import type { Clock } from '../../platform/clock.js'
import type { Doorbell } from './doorbells.js'

const looksEvery = 500

/** Rings doorbells at moments that nobody announces, because something fades by itself. One timer for all. */
export class Alarm {
  private readonly moments = new Map<Doorbell, Date>()
  private readonly timer: NodeJS.Timeout

  constructor(private readonly clock: Clock) {
    this.timer = setInterval(() => this.ring(), looksEvery).unref()
  }

  /** In the stead of what was set for this bell before. */
  set(bell: Doorbell, moment: Date) {
    this.moments.set(bell, moment)
  }

  forget(bell: Doorbell) {
    this.moments.delete(bell)
  }

  stop() {
    clearInterval(this.timer)
  }

  private ring() {
    const now = this.clock.now()
    for (const [bell, moment] of this.moments) {
      if (moment > now) continue
      this.moments.delete(bell)
      bell.miss()
    }
  }
}
