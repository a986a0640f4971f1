import { Entity } from 'typeorm'
import { IdColumn, InstantColumn, JsonColumn } from './columns.js'

/** What a transaction wants told to Redis, written with it and deleted when Redis has it. */
@Entity('outbox')
export class Outbox {
  @IdColumn()
  id!: string

  @JsonColumn()
  entries!: OutboxEntry[]

  @InstantColumn()
  createdAt!: Date
}

export type OutboxEntry =
  { job: string; payload: object; notBefore?: number } | { event: string; payload: object }
