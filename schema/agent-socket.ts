import { Entity, PrimaryColumn } from 'typeorm'
import { InstantColumn, KeyColumn, RefColumn } from './columns.js'

/** A process of ours holds live sockets of this agent. One that was killed says so no more, and the row runs out. */
@Entity('agent_socket')
export class AgentSocket {
  @KeyColumn()
  agentId!: string

  /** The process: made by itself when it starts. */
  @PrimaryColumn({ type: 'binary', length: 16 })
  holder!: Buffer

  @RefColumn()
  accountId!: string

  /** By the database's own clock. */
  @InstantColumn()
  aliveUntil!: Date
}
