import { Entity, PrimaryColumn } from 'typeorm'
import { KeyColumn, NumberColumn } from './columns.js'

/** A word by which a ticket is found: of its messages, or of its shopper’s name and address. */
@Entity('search_word')
export class SearchWord {
  @KeyColumn()
  accountId!: string

  /** Folded: see `words.rules.ts`. */
  @PrimaryColumn({ type: 'varchar', length: 32 })
  word!: string

  @KeyColumn()
  ticketId!: string

  /** Of the first message that has it; 0: the shopper’s name or address, or the ticket’s number. */
  @NumberColumn()
  number!: number
}
