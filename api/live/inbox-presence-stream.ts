import { setTimeout as pause } from 'node:timers/promises'
import { findInboxPresence, type PresenceAtTicket } from '../../domain/ticket-presence/find-inbox-presence.js'
import type { App } from '../../platform/app.js'
import type { Alarm } from './alarm.js'
import type { Doorbell } from './doorbells.js'
import { Loaders } from './loaders.js'
import { offer } from './shared-answers.js'

/** Many come and go within a moment, and are told together. */
const gatherFor = 200
/** Less than that: whoever looks after a ring never sees what was so before it. */
const sharedFor = 100
/** Rings may be lost, and Redis may go away without a word. */
const lookAgainAfter = 15_000

export interface InboxPresenceNews {
  isWhole: boolean
  tickets: PresenceAtTicket[]
}

interface Look {
  tickets: PresenceAtTicket[]
  /** When it will be otherwise if nobody says anything. */
  changesAt: Date | null
  loaders: Loaders
  /** Made by the first who asks under this name, and the same for all who look at this. */
  once<T extends object>(name: string, make: () => T): T
}

/** Looks at the inboxes of accounts: one for all consoles of an account that look at the same moment. */
export class InboxLooks {
  private readonly looks = new Map<string, Promise<Look>>()

  constructor(private readonly app: App) {}

  at(accountId: string, { isFresh = false } = {}): Promise<Look> {
    const known = this.looks.get(accountId)
    if (known && !isFresh) return known
    const look = this.look(accountId)
    this.looks.set(accountId, look)
    setTimeout(() => {
      if (this.looks.get(accountId) === look) this.looks.delete(accountId)
    }, sharedFor).unref()
    return look
  }

  private async look(accountId: string): Promise<Look> {
    const made = new Map<string, object>()
    return {
      ...(await findInboxPresence(this.app, accountId)),
      loaders: new Loaders(this.app.database.manager),
      once: <T extends object>(name: string, make: () => T): T => {
        if (!made.has(name)) made.set(name, make())
        return made.get(name) as T
      },
    }
  }
}

/** Each ticket that somebody is with, at once; then each at which that is other than what was told last. */
export async function* followInboxPresence(
  { clock, alarm }: { clock: App['clock']; alarm: Alarm },
  bell: Doorbell,
  look: (isFirst: boolean) => Promise<Look>,
): AsyncGenerator<InboxPresenceNews, void, void> {
  let told: Map<string, PresenceAtTicket> | null = null
  try {
    do {
      if (told) await pause(gatherFor)
      const { tickets, changesAt, once } = await look(told === null)
      const latest = new Date(clock.now().getTime() + lookAgainAfter)
      alarm.set(bell, changesAt && changesAt < latest ? changesAt : latest)
      const isWhole = told === null
      const news = { isWhole, tickets: changesBetween(told ?? new Map(), tickets) }
      if (isWhole || news.tickets.length > 0) yield once(JSON.stringify(news), () => offer(news))
      told = new Map(tickets.map((each) => [each.ticketId, each]))
    } while (await bell.rung())
  } finally {
    alarm.forget(bell)
  }
}

function changesBetween(before: Map<string, PresenceAtTicket>, now: PresenceAtTicket[]): PresenceAtTicket[] {
  const ids = new Set(now.map(({ ticketId }) => ticketId))
  const gone = [...before.values()].filter(({ ticketId }) => !ids.has(ticketId))
  const left = gone.map((each) => ({ ...each, agents: [], shopper: { isHere: false, isTyping: false } }))
  const others = now.filter((each) => JSON.stringify(before.get(each.ticketId)) !== JSON.stringify(each))
  return [...others, ...left]
}
