import { randomBytes } from 'node:crypto'
import type { App } from '../../platform/app.js'
import { rowOf } from '../../platform/rows.js'
import { agentChanged } from '../../domain/events.js'
import { arrive, holdSockets, leave, type Held } from '../../domain/presence/hold-sockets.js'
import { Agent } from '../../schema/agent.js'
import { Doorbell } from './doorbells.js'
import { Loaders } from './loaders.js'

export interface TeamRing {
  key: string
  /** As the agent is now; null: not in the team any more. Read once, however many are listening. */
  agent(): Promise<Agent | null>
  loaders: Loaders
  once<T extends object>(make: () => T): T
}

const beatEvery = 5_000
/** A page that is loaded again comes back within this time, and its agent was never away. */
const grace = 2_000

/** Who of the team has a console connected to this process, and who wants to hear of the team. */
export class LiveTeam {
  private readonly holder = randomBytes(16)
  private readonly present = new Map<
    string,
    { held: Held; sockets: number; leaving: NodeJS.Timeout | null }
  >()
  private readonly bells = new Map<string, Set<Doorbell<TeamRing>>>()
  private readonly timer: NodeJS.Timeout
  private working: Promise<void> = Promise.resolve()

  constructor(private readonly app: App) {
    app.events.listen(agentChanged, (agent) => this.ring(agent))
    app.events.onGap(() => {
      for (const bells of this.bells.values()) for (const bell of bells) bell.miss()
    })
    this.timer = setInterval(() => this.beat(), beatEvery).unref()
  }

  /** A socket of this agent has opened. Answers how to say that it has closed. */
  enter({ accountId, id: agentId }: Agent): () => void {
    const held = { accountId, agentId }
    const known = this.present.get(agentId)
    const presence = known ?? { held, sockets: 0, leaving: null }
    if (presence.leaving) clearTimeout(presence.leaving)
    presence.leaving = null
    presence.sockets++
    this.present.set(agentId, presence)
    if (!known) this.tell((tx) => arrive(tx, this.holder, held))
    return () => {
      presence.sockets--
      if (presence.sockets > 0) return
      presence.leaving = setTimeout(() => {
        this.present.delete(agentId)
        this.tell((tx) => leave(tx, this.holder, held))
      }, grace).unref()
    }
  }

  open(accountId: string): Doorbell<TeamRing> {
    const bells = this.bells.get(accountId) ?? new Set()
    this.bells.set(accountId, bells)
    const bell: Doorbell<TeamRing> = new Doorbell((closed) => {
      bells.delete(closed)
      if (bells.size === 0 && this.bells.get(accountId) === bells) this.bells.delete(accountId)
    })
    bells.add(bell)
    return bell
  }

  close() {
    clearInterval(this.timer)
    for (const bells of [...this.bells.values()]) for (const bell of [...bells]) bell.close()
  }

  /** The process ends. One that is killed instead is forgotten by the sweep. */
  async leaveAll(): Promise<void> {
    for (const { held, leaving } of this.present.values()) {
      if (leaving) clearTimeout(leaving)
      this.tell((tx) => leave(tx, this.holder, held))
    }
    this.present.clear()
    await this.working
  }

  private beat() {
    const all = [...this.present.values()].map(({ held }) => held)
    if (all.length > 0) this.tell((tx) => holdSockets(tx, this.holder, all))
  }

  /** One after the other, so that who comes and goes is told in that order. What fails, the next beat or the sweep makes good. */
  private tell(what: Parameters<App['transaction']>[0]) {
    this.working = this.working
      .then(() => this.app.transaction(what))
      .then(
        () => {},
        (error: Error) => this.app.log.debug({ reason: error.message }, 'presence was not told'),
      )
  }

  private ring({ accountId, agentId }: Held) {
    const bells = this.bells.get(accountId)
    if (!bells) return
    const db = this.app.database.manager
    let reading: Promise<Agent | null> | null = null
    let made: object | null = null
    const ring: TeamRing = {
      key: agentId,
      agent: () => (reading ??= rowOf(db, Agent, 'WHERE id = ? AND account_id = ?', [agentId, accountId])),
      loaders: new Loaders(db),
      once: <T extends object>(make: () => T) => (made ??= make()) as T,
    }
    for (const bell of bells) bell.ring(ring)
  }
}
