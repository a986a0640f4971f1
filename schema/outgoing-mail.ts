import { Column, Entity } from 'typeorm'
import {
  IdColumn,
  InstantColumn,
  OptionalInstantColumn,
  OptionalRefColumn,
  OptionalTextColumn,
  RefColumn,
  TextColumn,
  WordColumn,
} from './columns.js'
import type { MailKind } from './words/mail.js'

/** A letter that is to go out, or has gone. Written with what it tells of, so it is written once. */
@Entity('outgoing_mail')
export class OutgoingMail {
  @IdColumn()
  id!: string

  @RefColumn()
  accountId!: string

  @WordColumn()
  kind!: MailKind

  /** What it is about, once in its kind: a second letter about the same is not written. */
  @Column({ type: 'varchar', length: 80, charset: 'ascii', collation: 'ascii_bin' })
  about!: string

  @TextColumn(190)
  toAddress!: string

  @TextColumn(200)
  subject!: string

  /** Of `reply`: the message that it carries, whose thread is told what became of it. */
  @OptionalRefColumn()
  ticketId!: string | null

  @Column({ type: 'int', unsigned: true, nullable: true })
  messageNumber!: number | null

  /** Empty once it has gone: it is in the mailbox then. */
  @Column({ type: 'mediumtext' })
  text!: string

  /** Where whoever gets it says that they want no more of its kind; null: it is not of such a kind, or has gone. */
  @OptionalTextColumn(2_000)
  unsubscribeUrl!: string | null

  @InstantColumn()
  createdAt!: Date

  /** When to try, or to try again; null: it has gone, or was given up. */
  @OptionalInstantColumn()
  nextTryAt!: Date | null

  @Column({ type: 'int', unsigned: true, default: 0 })
  tries!: number

  @OptionalInstantColumn()
  sentAt!: Date | null

  /** Why it was given up, or why the last try failed. */
  @OptionalTextColumn(200)
  problem!: string | null
}
