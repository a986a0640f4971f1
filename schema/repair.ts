import { Entity } from 'typeorm'
import { IdColumn, InstantColumn, RefColumn, WordColumn } from './columns.js'
import type { Forgotten } from './words/reminder.js'

/** A ticket that somebody would have been forgotten in, and that was mended (R60). */
@Entity('repair')
export class Repair {
  @IdColumn()
  id!: string

  @RefColumn()
  accountId!: string

  @RefColumn()
  ticketId!: string

  @WordColumn()
  kind!: Forgotten

  @InstantColumn()
  at!: Date
}
