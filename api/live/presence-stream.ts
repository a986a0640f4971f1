import type { Clock } from '../../platform/clock.js'
import type { Alarm } from './alarm.js'
import type { Doorbell } from './doorbells.js'

/** Rings may be lost, and Redis may go away without a word. */
const lookAgainAfter = 15_000

interface Look<T> {
  seen: T
  /** When it will be otherwise if nobody says anything. */
  changesAt: Date | null
}

/** What there is to see: at once, and whenever it is other than what was told last. */
export async function* followPresence<T extends object>(
  { clock, alarm }: { clock: Clock; alarm: Alarm },
  bell: Doorbell,
  look: () => Promise<Look<T>>,
): AsyncGenerator<T, void, void> {
  let told: string | null = null
  try {
    do {
      const { seen, changesAt } = await look()
      const latest = new Date(clock.now().getTime() + lookAgainAfter)
      alarm.set(bell, changesAt && changesAt < latest ? changesAt : latest)
      const text = JSON.stringify(seen)
      if (text !== told) yield seen
      told = text
    } while (await bell.rung())
  } finally {
    alarm.forget(bell)
  }
}
