import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { DataSource } from 'typeorm'
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js'
import { openDatabase, migrate } from '../../platform/database.js'
import { migrations } from '../../schema/migrations/all.js'
import { nouns } from '../../schema/nouns.js'
import { scratchDatabase, type ScratchDatabase } from '../support/scratch-database.js'

interface BuiltColumn {
  type: string
  full: string
  length: string | null
  precision: string | null
  charset: string | null
  isNullable: boolean
}

/** What the database computes for itself, and no noun shows. */
const withoutNoun = ['saved_reply.living_shortcut', 'ticket.active_chat_of', 'ticket_wait.open_of']

/** Tables that belong to no one account: accounts themselves, and what is on its way to Redis. */
const ofNoAccount = ['account', 'migration', 'outbox']

let scratch: ScratchDatabase
let database: DataSource
let built: Map<string, BuiltColumn>

beforeAll(async () => {
  scratch = await scratchDatabase()
  database = await openDatabase(scratch.url, nouns, migrations)
  await migrate(database)
  built = await readColumns(database)
})

afterAll(async () => {
  await database.destroy()
  await scratch.drop()
})

const metadataOf = (noun: (typeof nouns)[number]) => database.getMetadata(noun)
const nameOf = ({ entityMetadata, databaseName }: ColumnMetadata) =>
  `${entityMetadata.tableName}.${databaseName}`

describe('the migrations build what the nouns say', () => {
  test.each(nouns.map((noun) => [noun.name, noun] as const))('%s', (_name, noun) => {
    const { columns } = metadataOf(noun)
    const inDatabase = columns.map((column) => [nameOf(column), shapeOf(built.get(nameOf(column)))])
    const inNoun = columns.map((column) => [nameOf(column), wantedShape(column)])
    expect(Object.fromEntries(inDatabase)).toEqual(Object.fromEntries(inNoun))
  })

  test('and nothing besides', () => {
    const known = nouns.flatMap((noun) => metadataOf(noun).columns.map(nameOf))
    const unknown = [...built.keys()].filter(
      (name) => !name.startsWith('migration.') && !known.includes(name),
    )
    expect(unknown).toEqual(withoutNoun)
  })
})

test('every row belongs to an account (I-20)', () => {
  const tables = new Set([...built.keys()].map((name) => name.split('.')[0]!))
  const without = [...tables].filter((table) => built.get(`${table}.account_id`)?.isNullable !== false)
  expect(without.sort()).toEqual(ofNoAccount)
})

test('every migration can be taken back, and built again', async () => {
  const other = await scratchDatabase()
  const connection = await openDatabase(other.url, nouns, migrations)
  try {
    await migrate(connection)
    const first = await readColumns(connection)
    for (let left = migrations.length; left > 0; left--) await connection.undoLastMigration()
    expect(
      [...(await readColumns(connection)).keys()].filter((name) => !name.startsWith('migration.')),
    ).toEqual([])
    await migrate(connection)
    expect(await readColumns(connection)).toEqual(first)
  } finally {
    await connection.destroy()
    await other.drop()
  }
})

test('of several processes that start at once, one migrates and the others wait for it', async () => {
  const other = await scratchDatabase()
  const connections = await Promise.all(
    Array.from({ length: 4 }, () => openDatabase(other.url, nouns, migrations)),
  )
  try {
    await Promise.all(connections.map(migrate))
    const done = await connections[0]!.query('SELECT name FROM migration ORDER BY id')
    expect(done.map(({ name }: { name: string }) => name)).toEqual(migrations.map(({ name }) => name))
  } finally {
    await Promise.all(connections.map((connection) => connection.destroy()))
    await other.drop()
  }
})

test('a word is plain ASCII, compared byte for byte', () => {
  const words = nouns.flatMap((noun) => metadataOf(noun).columns.filter(({ charset }) => charset === 'ascii'))
  expect(words.length).toBeGreaterThan(0)
  for (const word of words)
    expect([nameOf(word), built.get(nameOf(word))!.charset]).toEqual([nameOf(word), 'ascii'])
})

async function readColumns(connection: DataSource): Promise<Map<string, BuiltColumn>> {
  const rows: Record<string, string>[] = await connection.query(
    `SELECT CONCAT(table_name, '.', column_name) AS name, data_type AS type, column_type AS full, is_nullable AS nullable,
      character_maximum_length AS length, datetime_precision AS \`precision\`, character_set_name AS charset
     FROM information_schema.columns WHERE table_schema = DATABASE() ORDER BY table_name, ordinal_position`,
  )
  return new Map(
    rows.map(({ name, type, full, nullable, length, precision, charset }) => [
      name!,
      {
        type: type!,
        full: full!,
        length: length!,
        precision: precision!,
        charset: charset!,
        isNullable: nullable === 'YES',
      },
    ]),
  )
}

type Shape = Record<'type' | 'length' | 'precision' | 'sign', string> & { isNullable: boolean }

const numbers = ['int', 'bigint', 'tinyint']
const withLength = ['varchar', 'binary']

function shapeOf(column: BuiltColumn | undefined): Shape | 'missing' {
  if (!column) return 'missing'
  const { full, isNullable } = column
  // MariaDB keeps JSON as text.
  const type = column.type === 'longtext' ? 'json' : column.type
  return {
    type,
    length: withLength.includes(type) ? String(column.length) : '',
    precision: type === 'datetime' ? String(column.precision) : '',
    sign: numbers.includes(type) && full.includes('unsigned') ? 'unsigned' : '',
    isNullable,
  }
}

function wantedShape(column: ColumnMetadata): Shape {
  const type = database.driver.normalizeType(column)
  return {
    type,
    length: withLength.includes(type) ? column.length : '',
    precision: type === 'datetime' ? String(column.precision) : '',
    sign: column.unsigned ? 'unsigned' : '',
    isNullable: column.isNullable,
  }
}
