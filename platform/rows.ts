import type { ResultSetHeader } from 'mysql2'
import type { EntityManager, EntityMetadata } from 'typeorm'
import { askPool } from './database.js'
import { tripsOf, type Statement } from './trips.js'

export type Db = EntityManager

type Noun<T> = new () => T
type Value = unknown
type Part<T> = { [K in keyof T]?: T[K] }

/*
 * Plain rows of a noun, without an ORM's hydration: on the way of a message that is five times as quick (see
 * docs/decisions/0003). Settings and other cold rows are read with TypeORM's own find.
 */

/** `tail` is all that comes after FROM and the table's name. */
export async function rowsOf<T>(db: Db, noun: Noun<T>, tail: string, values: Value[] = []): Promise<T[]> {
  const metadata = db.connection.getMetadata(noun)
  const { list, bare } = columnsOf(metadata)
  const rows = await run<Record<string, Value>[]>(
    db,
    `SELECT ${list} FROM \`${metadata.tableName}\` ${tail}`,
    values,
  )
  for (const { name, read } of bare) for (const row of rows) row[name] = read(row[name])
  return rows as T[]
}

export async function rowOf<T>(
  db: Db,
  noun: Noun<T>,
  tail: string,
  values: Value[] = [],
  lock: '' | 'FOR UPDATE' | 'LOCK IN SHARE MODE' = '',
): Promise<T | null> {
  const [row] = await rowsOf(db, noun, `${tail} LIMIT 1 ${lock}`, values)
  return row ?? null
}

/** Answers the id that the database gave, if it gave one. */
export async function insertRow<T extends object>(db: Db, noun: Noun<T>, row: Part<T>): Promise<string> {
  const { sql, values } = insertion(db, noun, row)
  const result = await run<ResultSetHeader>(db, sql, values)
  return String(result.insertId)
}

/** The same without an answer: within a transaction it travels with the next statement. */
export async function addRow<T extends object>(db: Db, noun: Noun<T>, row: Part<T>): Promise<void> {
  const { sql, values } = insertion(db, noun, row)
  await defer(db, sql, values)
}

/** Like `addRow`; if its key is there already, nothing happens. */
export async function addRowOnce<T extends object>(db: Db, noun: Noun<T>, row: Part<T>): Promise<void> {
  const { sql, values } = insertion(db, noun, row)
  const [key] = db.connection
    .getMetadata(noun)
    .primaryColumns.map(({ databaseName }) => `\`${databaseName}\``)
  await defer(db, `${sql} ON DUPLICATE KEY UPDATE ${key} = ${key}`, values)
}

/** Without an answer, like `addRow`. */
export async function updateRow<T extends object>(
  db: Db,
  noun: Noun<T>,
  where: Part<T>,
  changes: Part<T>,
): Promise<void> {
  const metadata = db.connection.getMetadata(noun)
  const set = assignments(metadata, changes)
  const key = assignments(metadata, where)
  await defer(
    db,
    `UPDATE \`${metadata.tableName}\` SET ${set.names.map((name) => `${name} = ?`).join(', ')}` +
      ` WHERE ${key.names.map((name) => `${name} = ?`).join(' AND ')}`,
    [...set.values, ...key.values],
  )
}

export const isDuplicate = (error: unknown, key: string) =>
  hasCode(error, 'ER_DUP_ENTRY') && (error as Error).message.includes(key)

export const hasCode = (error: unknown, ...codes: string[]) =>
  error instanceof Error && 'code' in error && codes.includes(String(error.code))

function run<T>(db: Db, sql: string, values: Value[]): Promise<T> {
  const trips = tripsOf(db)
  if (trips) return trips.run<T>(sql, values)
  return db.queryRunner ? db.query(sql, values) : askPool<T>(db.connection, sql, values)
}

/** A statement of one's own whose answer nobody reads: it travels like `addRow`. */
export async function defer(db: Db, sql: string, values: Value[]): Promise<void> {
  const trips = tripsOf(db)
  if (trips) trips.defer(sql, values)
  else await db.query(sql, values)
}

export function insertion<T extends object>(db: Db, noun: Noun<T>, row: Part<T>): Statement {
  const metadata = db.connection.getMetadata(noun)
  const { names, values } = assignments(metadata, row)
  const placeholders = names.map(() => '?').join(', ')
  return {
    sql: `INSERT INTO \`${metadata.tableName}\` (${names.join(', ')}) VALUES (${placeholders})`,
    values,
  }
}

/** Many at once, in one statement, all with the same columns. */
export async function insertRows<T extends object>(db: Db, noun: Noun<T>, rows: Part<T>[]): Promise<void> {
  if (rows.length === 0) return
  const { sql, values } = insertionOf(db, noun, rows)
  await run(db, sql, values)
}

/** The same without an answer: within a transaction it travels with the next statement. */
export async function addRows<T extends object>(db: Db, noun: Noun<T>, rows: Part<T>[]): Promise<void> {
  if (rows.length === 0) return
  const { sql, values } = insertionOf(db, noun, rows)
  await defer(db, sql, values)
}

function insertionOf<T extends object>(db: Db, noun: Noun<T>, rows: Part<T>[]): Statement {
  const metadata = db.connection.getMetadata(noun)
  const parts = rows.map((row) => assignments(metadata, row))
  const { names } = parts[0]!
  const places = `(${names.map(() => '?').join(', ')})`
  return {
    sql: `INSERT INTO \`${metadata.tableName}\` (${names.join(', ')}) VALUES ${parts.map(() => places).join(', ')}`,
    values: parts.flatMap(({ values }) => values),
  }
}

interface Columns {
  list: string
  /** Those that the database answers in another form. */
  bare: { name: string; read: (value: Value) => Value }[]
}

const columnLists = new WeakMap<EntityMetadata, Columns>()

function columnsOf(metadata: EntityMetadata): Columns {
  let columns = columnLists.get(metadata)
  if (!columns) {
    columns = {
      list: metadata.columns
        .map(({ databaseName, propertyName }) => `\`${databaseName}\` AS \`${propertyName}\``)
        .join(', '),
      bare: metadata.columns.flatMap(({ type, propertyName: name }) => {
        const read = readers.get(type)
        return read ? [{ name, read }] : []
      }),
    }
    columnLists.set(metadata, columns)
  }
  return columns
}

/** A boolean comes as 0 or 1; JSON as text from MariaDB and as a value from MySQL. */
const readers = new Map<unknown, (value: Value) => Value>([
  ['boolean', (value) => (value === null ? null : Boolean(value))],
  ['json', (value) => (typeof value === 'string' ? JSON.parse(value) : value)],
])

function assignments(metadata: EntityMetadata, part: object) {
  const names: string[] = []
  const values: Value[] = []
  for (const [property, value] of Object.entries(part)) {
    const column = metadata.findColumnWithPropertyName(property)
    // An undefined filter must never come to mean "all rows".
    if (!column || value === undefined)
      throw new Error(`${metadata.name}.${property} is not a column with a value`)
    names.push(`\`${column.databaseName}\``)
    values.push(column.type === 'json' && value !== null ? JSON.stringify(value) : value)
  }
  return { names, values }
}
