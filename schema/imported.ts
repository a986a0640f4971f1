import { Entity, PrimaryColumn } from 'typeorm'
import { HashKeyColumn, InstantColumn, KeyColumn, RefColumn } from './columns.js'
import type { ImportedKind } from './words/profile.js'

/** That a thing of a file is here, and where: a file that is imported again makes nothing twice. */
@Entity('imported')
export class Imported {
  @KeyColumn()
  accountId!: string

  @PrimaryColumn({ type: 'varchar', length: 24, charset: 'ascii', collation: 'ascii_bin' })
  kind!: ImportedKind

  /** Of the name that the thing has at home. Not the name: it may be an e-mail address, and somebody may ask to be forgotten. */
  @HashKeyColumn()
  sourceHash!: Buffer

  /** In the table of the kind. The row may have been deleted since. */
  @RefColumn()
  rowId!: string

  @InstantColumn()
  at!: Date
}
