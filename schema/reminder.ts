import { Column, Entity, PrimaryColumn } from 'typeorm'
import { InstantColumn, KeyColumn, OptionalRefColumn, RefColumn, WordColumn } from './columns.js'

/** What a ring did to the steps that were due. A step missed in an outage is merged into the one ring that came late (R60). */
export const RingOutcome = { RUNG: 'rung', MERGED: 'merged' } as const
export type RingOutcome = (typeof RingOutcome)[keyof typeof RingOutcome]

/** The ledger of the bell: one row per ticket, wait and step, so that a ring can only happen once (R58). */
@Entity('reminder')
export class Reminder {
  @KeyColumn()
  ticketId!: string

  @PrimaryColumn({ type: 'int', unsigned: true })
  waitNo!: number

  @PrimaryColumn({ type: 'int', unsigned: true })
  step!: number

  @RefColumn()
  accountId!: string

  @WordColumn()
  outcome!: RingOutcome

  /** Whom it rang for; null: everybody. */
  @OptionalRefColumn()
  agentId!: string | null

  @Column({ type: 'boolean' })
  isEscalation!: boolean

  @InstantColumn()
  dueAt!: Date

  @InstantColumn()
  settledAt!: Date
}
