import { Field, Int, ObjectType } from 'type-graphql'
import { Column, Entity, PrimaryColumn } from 'typeorm'
import { InstantColumn, KeyColumn, RefColumn } from './columns.js'
import { Instant } from './instant.js'

/** A table of its own, so that no path leads from a shopper to it (I-23). */
@ObjectType({ description: 'A word among the team. The shopper never sees it, and it answers nobody (R49).' })
@Entity('note')
export class Note {
  @KeyColumn()
  ticketId!: string

  @Field(() => Int, { description: 'Its place among all messages, notes and events of the ticket.' })
  @PrimaryColumn({ type: 'int', unsigned: true })
  number!: number

  @RefColumn()
  accountId!: string

  @RefColumn()
  agentId!: string

  @Field(() => String, { description: 'Plain text, as it was written.' })
  @Column({ type: 'text' })
  text!: string

  /** Made by the client, like a message's (R73). */
  @Column({ type: 'binary', length: 16 })
  clientId!: Buffer

  @Field(() => Instant)
  @InstantColumn()
  at!: Date
}
