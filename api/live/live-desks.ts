import { deskChanged } from '../../domain/events.js'
import type { App } from '../../platform/app.js'
import { Doorbell } from './doorbells.js'

export interface DeskRing {
  key: string
  /** Made by the first who asks under this name, and the same for all who listen. */
  once<T extends object>(name: string, make: () => T): T
}

/** Who wants to hear, in this process, that a desk has opened, closed, or has other hours. */
export class LiveDesks {
  private readonly bells = new Map<string, Set<Doorbell<DeskRing>>>()

  constructor(app: App) {
    app.events.listen(deskChanged, ({ accountId }) => this.ring(accountId))
    app.events.onGap(() => {
      for (const bells of this.bells.values()) for (const bell of bells) bell.miss()
    })
  }

  open(accountId: string): Doorbell<DeskRing> {
    const bells = this.bells.get(accountId) ?? new Set()
    this.bells.set(accountId, bells)
    const bell: Doorbell<DeskRing> = new Doorbell((closed) => {
      bells.delete(closed)
      if (bells.size === 0 && this.bells.get(accountId) === bells) this.bells.delete(accountId)
    })
    bells.add(bell)
    return bell
  }

  ring(accountId: string) {
    const made = new Map<string, object>()
    const once = <T extends object>(name: string, make: () => T): T => {
      if (!made.has(name)) made.set(name, make())
      return made.get(name) as T
    }
    for (const bell of this.bells.get(accountId) ?? []) bell.ring({ key: accountId, once })
  }

  close() {
    for (const bells of [...this.bells.values()]) for (const bell of [...bells]) bell.close()
  }
}

/** How a listener looks at the desk: asked anew at each ring, because the session may have ended since. */
export interface Lookout<T> {
  /** Who hears the same under this name. */
  name: string
  read(): Promise<T>
  /** Two answers that say the same are told once. */
  gistOf(answer: T): unknown
}

/** How the desk is now, and then each time that it is different: read once for all who heard the same ring. */
export async function* followDesk<T extends object>(
  bell: Doorbell<DeskRing>,
  lookOut: () => Promise<Lookout<T>>,
): AsyncGenerator<T, void, void> {
  let ring: DeskRing | null = null
  let told = ''
  for (;;) {
    const { name, read, gistOf } = await lookOut()
    const answer: T = await (ring ? ring.once(name, read) : read())
    const gist = JSON.stringify(gistOf(answer))
    if (gist !== told) yield answer
    told = gist
    const rung = await bell.rung()
    if (!rung) return
    // After a gap there is nobody to share with.
    ring = rung.missed ? null : rung.rings.at(-1)!
  }
}
