import DataLoader from 'dataloader'
import { findDrafts } from '../../domain/draft/find-drafts.js'
import { findLabelsOf } from '../../domain/label/find-labels.js'
import { rowsOf, type Db } from '../../platform/rows.js'
import { findEntries, type EntryKey } from '../../domain/ticket/find-entries.js'
import type { ThreadEntry } from '../../domain/ticket/find-thread.js'
import { findLoads, type Load } from '../../domain/team/find-loads.js'
import { findSmsTickets, type TextingState } from '../../domain/sms/find-sms-tickets.js'
import { findConnected } from '../../domain/presence/find-connected.js'
import { Agent } from '../../schema/agent.js'
import type { Draft } from '../../schema/draft.js'
import type { Label } from '../../schema/label.js'
import { AutoReplyDecision } from '../../schema/auto-reply-decision.js'
import type { Message } from '../../schema/message.js'
import { OfficeHours } from '../../schema/office-hours.js'
import { Profile } from '../../schema/profile.js'
import { Ticket } from '../../schema/ticket.js'

/** Rows that many answers point at, read once an operation; in a subscription once an event, for all who hear it. */
export class Loaders {
  private readonly agents
  private readonly profiles
  private readonly tickets
  private readonly labels
  private readonly decisions
  private readonly versions
  private readonly textings: DataLoader<string, TextingState | null>
  private readonly drafts = new Map<string, DataLoader<string, Draft[]>>()
  private readonly connected: DataLoader<string, boolean>
  private readonly loads: DataLoader<Agent, Load, string>
  private readonly entries: DataLoader<EntryKey, ThreadEntry | null, string>

  constructor(private readonly db: Db) {
    this.decisions = new DataLoader((messages: readonly Message[]) => decisionsOn(db, messages))
    this.versions = new DataLoader((keys: readonly VersionKey[]) => versionsOf(db, keys), {
      cacheKeyFn: ({ accountId, version }) => `${accountId}.${version}`,
    })
    this.entries = new DataLoader((keys) => findEntries(db, keys), {
      cacheKeyFn: ({ ticketId, number }) => `${ticketId}.${number}`,
    })
    this.textings = new DataLoader(async (ids) => {
      const found = await findSmsTickets(db, ids)
      return ids.map((id) => found.get(id) ?? null)
    })
    this.agents = new Known(db, Agent)
    this.profiles = new Known(db, Profile)
    this.tickets = new Known(db, Ticket)
    this.labels = new LabelsOfTickets(db)
    this.loads = new DataLoader((agents) => findLoads(db, agents), {
      cacheKeyFn: ({ id }) => id,
    })
    this.connected = new DataLoader(async (ids) => {
      const found = await findConnected(db, ids)
      return ids.map((id) => found.has(id))
    })
  }

  agent(id: string): Agent | Promise<Agent> {
    return this.agents.get(id)
  }

  ticket(id: string): Ticket | Promise<Ticket> {
    return this.tickets.get(id)
  }

  /** Null: it has been deleted since. */
  ticketIfAny(id: string): Promise<Ticket | null> {
    return this.tickets.getIfAny(id)
  }

  /** What stands at a number of a thread; null: nothing any more. */
  entry(key: EntryKey): Promise<ThreadEntry | null> {
    return this.entries.load(key)
  }

  /** Of an SMS ticket: with whom, and whether they may be texted. */
  texting(ticketId: string): Promise<TextingState | null> {
    return this.textings.load(ticketId)
  }

  profile(id: string): Profile | Promise<Profile> {
    return this.profiles.get(id)
  }

  /** What the agent has on the desk now. */
  loadOf(agent: Agent): Promise<Load> {
    return this.loads.load(agent)
  }

  /** Whether the agent has a console connected now. */
  isConnected(agentId: string): Promise<boolean> {
    return this.connected.load(agentId)
  }

  /** Null: nothing has been decided on the message, or there was nothing to decide. */
  decision(message: Message): Promise<AutoReplyDecision | null> {
    return this.decisions.load(message)
  }

  /** A saved version of an account's office hours. */
  officeHours(key: VersionKey): Promise<OfficeHours | null> {
    return this.versions.load(key)
  }

  labelsOf(ticketId: string): Label[] | Promise<Label[]> {
    return this.labels.get(ticketId)
  }

  /** What this agent, and nobody else, has begun to write on the ticket. */
  draftsOf(agent: Agent, ticketId: string): Promise<Draft[]> {
    const known = this.drafts.get(agent.id)
    const loader = known ?? new DataLoader((ids: readonly string[]) => draftsOn(this.db, agent, ids))
    if (!known) this.drafts.set(agent.id, loader)
    return loader.load(ticketId)
  }

  /**
   * Reads beforehand what a list of tickets points at: a row that is there needs no promise, and a list is quicker by
   * half. Labels only if they are asked for.
   */
  async foresee(tickets: Ticket[], { withLabels = false } = {}): Promise<void> {
    await Promise.all([
      this.profiles.foresee(tickets.map(({ profileId }) => profileId)),
      this.agents.foresee(tickets.flatMap(({ assigneeId }) => assigneeId ?? [])),
      withLabels && this.labels.foresee(tickets.map(({ id }) => id)),
    ])
  }
}

class Known<T extends { id: string }> {
  private readonly rows = new Map<string, T>()
  private readonly loader: DataLoader<string, T>

  constructor(db: Db, noun: new () => T) {
    this.loader = new DataLoader(async (ids) => {
      const found = await rowsOf(db, noun, `WHERE id IN (${ids.map(() => '?').join(', ')})`, [...ids])
      for (const row of found) this.rows.set(row.id, row)
      return ids.map((id) => this.rows.get(id) ?? new Error(`${noun.name} ${id} is gone`))
    })
  }

  get(id: string): T | Promise<T> {
    return this.rows.get(id) ?? this.loader.load(id)
  }

  async getIfAny(id: string): Promise<T | null> {
    await this.foresee([id])
    return this.rows.get(id) ?? null
  }

  async foresee(ids: string[]) {
    await this.loader.loadMany([...new Set(ids)])
  }
}

/** The labels of tickets, which are rows of another table. */
class LabelsOfTickets {
  private readonly lists = new Map<string, Label[]>()
  private readonly loader: DataLoader<string, Label[]>

  constructor(db: Db) {
    this.loader = new DataLoader(async (ticketIds) => {
      for (const id of ticketIds) this.lists.set(id, [])
      for (const label of await findLabelsOf(db, ticketIds)) this.lists.get(label.ticketId)!.push(label)
      return ticketIds.map((id) => this.lists.get(id)!)
    })
  }

  get(ticketId: string): Label[] | Promise<Label[]> {
    return this.lists.get(ticketId) ?? this.loader.load(ticketId)
  }

  async foresee(ticketIds: string[]) {
    await this.loader.loadMany(ticketIds)
  }
}

async function decisionsOn(db: Db, messages: readonly Message[]) {
  const found = await db.findBy(
    AutoReplyDecision,
    messages.map(({ ticketId, number, accountId }) => ({ ticketId, number, accountId })),
  )
  return messages.map(
    ({ ticketId, number }) =>
      found.find((decision) => decision.ticketId === ticketId && decision.number === number) ?? null,
  )
}

async function draftsOn(db: Db, agent: Agent, ticketIds: readonly string[]) {
  const found = await findDrafts(db, agent, ticketIds)
  return ticketIds.map((id) => found.filter(({ ticketId }) => ticketId === id))
}

interface VersionKey {
  accountId: string
  version: number
}

async function versionsOf(db: Db, keys: readonly VersionKey[]) {
  const found = await db.findBy(
    OfficeHours,
    keys.map(({ accountId, version }) => ({ accountId, version })),
  )
  return keys.map(
    ({ accountId, version }) =>
      found.find((hours) => hours.accountId === accountId && hours.version === version) ?? null,
  )
}
