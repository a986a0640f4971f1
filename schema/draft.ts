import { Field, ObjectType } from 'type-graphql'
import { Column, Entity, PrimaryColumn } from 'typeorm'
import { InstantColumn, KeyColumn } from './columns.js'
import { Instant } from './instant.js'
import { DraftKind } from './words/ticket.js'

@ObjectType({
  description:
    'What you have begun to write on a ticket and not sent. Only you can read it, whoever asks and in whatever role.',
})
@Entity('draft')
export class Draft {
  @KeyColumn()
  accountId!: string

  @KeyColumn()
  agentId!: string

  @KeyColumn()
  ticketId!: string

  @Field(() => DraftKind)
  @PrimaryColumn({ type: 'varchar', length: 24, charset: 'ascii', collation: 'ascii_bin' })
  kind!: DraftKind

  /** Empty: it was sent or taken away. The row stays, so that an older text that comes late is known to be older. */
  @Field(() => String, { description: 'Plain text, as it was written; empty: there is none any more.' })
  @Column({ type: 'text' })
  text!: string

  @Field(() => Instant, { description: 'By the clock of whoever wrote it: the newest one is kept.' })
  @InstantColumn()
  writtenAt!: Date
}
