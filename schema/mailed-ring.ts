import { Column, Entity, PrimaryColumn } from 'typeorm'
import { InstantColumn, KeyColumn, RefColumn } from './columns.js'

/** A ring that has gone to an agent by e-mail: it goes to them once, whatever else rings later (R62). */
@Entity('mailed_ring')
export class MailedRing {
  @KeyColumn()
  agentId!: string

  @KeyColumn()
  ticketId!: string

  @PrimaryColumn({ type: 'int', unsigned: true })
  waitNo!: number

  @PrimaryColumn({ type: 'int', unsigned: true })
  step!: number

  @RefColumn()
  accountId!: string

  /** Which letter tells of it: what that is about in `outgoing_mail`. */
  @Column({ type: 'varchar', length: 80, charset: 'ascii', collation: 'ascii_bin' })
  letter!: string

  @InstantColumn()
  at!: Date
}
