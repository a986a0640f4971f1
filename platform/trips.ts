import type { Connection, QueryError } from 'mysql2'
import type { DataSource, EntityManager } from 'typeorm'

export interface Statement {
  sql: string
  values: unknown[]
}

/**
 * One transaction's statements, in as few trips to the database as they allow: what answers nothing waits for the next
 * statement that does, and goes with it. On the way of a message, trips are most of the cost (docs/decisions/0013).
 */
export class Trips {
  private waiting: Statement[] = [{ sql: 'START TRANSACTION', values: [] }]
  private hasBegun = false
  private departure: Promise<unknown[]> | null = null

  constructor(private readonly connection: Connection) {}

  /** For a statement whose answer nobody reads. If it fails, the one that it travels with fails, and the transaction. */
  defer(sql: string, values: unknown[]): void {
    this.waiting.push({ sql, values })
  }

  /** Answers what `sql` answers. What is asked without waiting in between goes in one trip, and is answered in that order. */
  async run<T>(sql: string, values: unknown[] = []): Promise<T> {
    const place = this.waiting.length
    this.defer(sql, values)
    this.departure ??= Promise.resolve().then(() => this.travel())
    return (await this.departure)[place] as T
  }

  /** With `last`, answers what that answers. */
  async commit<T>(last?: Statement): Promise<T> {
    if (last) this.defer(last.sql, last.values)
    this.defer('COMMIT', [])
    return (await this.travel()).at(-2) as T
  }

  async rollback(): Promise<void> {
    this.waiting = []
    if (this.hasBegun) await this.run('ROLLBACK').catch(() => {}) // the connection is gone, and the transaction with it
  }

  private travel(): Promise<unknown[]> {
    const statements = this.waiting
    this.waiting = []
    this.departure = null
    this.hasBegun = true
    const sql = statements.map((statement) => statement.sql).join(';\n')
    const values = statements.flatMap((statement) => statement.values)
    return new Promise((resolve, reject) => {
      this.connection.query(sql, values, (error: QueryError | null, results: unknown) => {
        if (error) reject(error)
        else resolve(statements.length === 1 ? [results] : (results as unknown[]))
      })
    })
  }
}

const tripsOfTransactions = new WeakMap<EntityManager, Trips>()

/** The trips of the transaction that `db` stands for; null: of none. */
export const tripsOf = (db: EntityManager): Trips | null => tripsOfTransactions.get(db) ?? null

/** Takes a connection for a transaction, for plain rows and for TypeORM alike. */
export async function takeTrips(database: DataSource) {
  const runner = database.createQueryRunner()
  const connection = (await runner.connect()) as Connection
  const trips = new Trips(connection)
  const forTypeorm = {
    promise: () => ({ query: async (sql: string, values?: unknown[]) => [await trips.run(sql, values)] }),
    release: () => (connection as Connection & { release(): void }).release(),
  }
  Object.assign(runner, { databaseConnection: forTypeorm, isTransactionActive: true })
  tripsOfTransactions.set(runner.manager, trips)
  return { db: runner.manager, trips, giveBack: () => runner.release() }
}
