import type { Pool } from 'mysql2'
import { DataSource, DefaultNamingStrategy, type MigrationInterface } from 'typeorm'

type Class<T> = new () => T

class SnakeCase extends DefaultNamingStrategy {
  override columnName(propertyName: string, customName: string | undefined) {
    return customName || propertyName.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  }
}

function describeDatabase(url: string, nouns: Class<object>[], migrations: Class<MigrationInterface>[]) {
  return new DataSource({
    type: 'mysql',
    url: url.replace(/^mariadb:/, 'mysql:'),
    entities: nouns,
    migrations,
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    namingStrategy: new SnakeCase(),
    timezone: 'Z',
    charset: 'utf8mb4',
    // BIGINT as strings; T23 of the driver: sums and counts are strings, too.
    supportBigNumbers: true,
    bigNumberStrings: true,
    poolSize: 16,
    connectTimeout: 5_000,
    // Several statements in one trip: see trips.ts. Every value is escaped by the driver.
    extra: { enableKeepAlive: true, idleTimeout: 60_000, multipleStatements: true },
  })
}

/** Connects. Every connection of the pool locks the rows it names and no gaps between them, and waits for a lock 5 seconds at most. */
export async function openDatabase(
  url: string,
  nouns: Class<object>[],
  migrations: Class<MigrationInterface>[],
): Promise<DataSource> {
  const database = await describeDatabase(url, nouns, migrations).initialize()
  poolOf(database).on('connection', (connection) => {
    for (const setting of settings) connection.query(setting)
  })
  // The one that was opened to say hello, and is the only one now.
  for (const setting of settings) await database.query(setting)
  return database
}

const poolOf = (database: DataSource) => (database.driver as unknown as { pool: Pool }).pool

/** One statement outside of any transaction, straight to the driver: for plain rows, of which lists ask often. */
export function askPool<T>(database: DataSource, sql: string, values: unknown[]): Promise<T> {
  return new Promise((resolve, reject) => {
    poolOf(database).query(sql, values, (error, rows) => (error ? reject(error) : resolve(rows as T)))
  })
}

// With gap locks, the first messages of two shoppers could wait for each other for ever: both hold the gap where the other's chat goes.
const settings = [
  'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
  'SET SESSION innodb_lock_wait_timeout = 5',
]

const migrationLockSeconds = 60

/** Several processes may start at once: one migrates, the others wait for it. */
export async function migrate(database: DataSource): Promise<void> {
  const runner = database.createQueryRunner()
  try {
    const [lock] = await runner.query('SELECT GET_LOCK(?, ?) AS held', [
      'deskbell-migrations',
      migrationLockSeconds,
    ])
    if (Number(lock.held) !== 1)
      throw new Error(`Another process has been migrating for ${migrationLockSeconds} seconds.`)
    await database.runMigrations()
    await runner.query('SELECT RELEASE_LOCK(?)', ['deskbell-migrations'])
  } finally {
    await runner.release()
  }
}
