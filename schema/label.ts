import { Field, ObjectType } from 'type-graphql'
import { Column, Entity } from 'typeorm'
import { IdColumn, InstantColumn, KeyColumn, RefColumn, TextColumn, WordColumn } from './columns.js'
import { LabelColour } from './words/ticket.js'

@ObjectType({ description: 'A word of the team for what a ticket is about (R49).' })
@Entity('label')
export class Label {
  @IdColumn()
  id!: string

  @RefColumn()
  accountId!: string

  @Field(() => String, {
    description: 'At most 40 characters; the only one of the account, whatever its capitals and accents.',
  })
  @TextColumn(40)
  name!: string

  @Field(() => LabelColour)
  @WordColumn()
  colour!: LabelColour

  /** Made by the client, once for ever in the account (R73); with what it was first made of, to tell a repeat from another one. */
  @Column({ type: 'binary', length: 16 })
  clientId!: Buffer

  @Column({ type: 'binary', length: 32 })
  contentHash!: Buffer

  @InstantColumn()
  createdAt!: Date
}

@Entity('ticket_label')
export class TicketLabel {
  @KeyColumn()
  ticketId!: string

  @KeyColumn()
  labelId!: string

  @RefColumn()
  accountId!: string
}
