import { Column, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm'

/** Ids are BIGINT UNSIGNED, and strings in TypeScript, because a number would lose digits. */
export const IdColumn = () => PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
export const KeyColumn = () => PrimaryColumn({ type: 'bigint', unsigned: true })
export const RefColumn = () => Column({ type: 'bigint', unsigned: true })
export const OptionalRefColumn = () => Column({ type: 'bigint', unsigned: true, nullable: true })

/** A moment, UTC, to the millisecond. */
export const InstantColumn = () => Column({ type: 'datetime', precision: 3 })
export const OptionalInstantColumn = () => Column({ type: 'datetime', precision: 3, nullable: true })

/** A place in a ticket's one sequence of events: 1, 2, 3 … */
export const NumberColumn = () => Column({ type: 'int', unsigned: true, default: 0 })

export const TextColumn = (length: number) => Column({ type: 'varchar', length })
export const OptionalTextColumn = (length: number) => Column({ type: 'varchar', length, nullable: true })

/** A word of ours (status, author, …): plain ASCII, compared byte for byte. */
export const WordColumn = () =>
  Column({ type: 'varchar', length: 24, charset: 'ascii', collation: 'ascii_bin' })

export const OptionalWordColumn = () =>
  Column({ type: 'varchar', length: 24, charset: 'ascii', collation: 'ascii_bin', nullable: true })

export const JsonColumn = () => Column({ type: 'json' })
export const OptionalJsonColumn = () => Column({ type: 'json', nullable: true })

/** The SHA-256 of a secret. Binary, because every text collation calls some different tokens equal. */
export const HashKeyColumn = () => PrimaryColumn({ type: 'binary', length: 32 })
