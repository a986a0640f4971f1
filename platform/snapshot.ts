import type { DataSource } from 'typeorm'
import type { Db } from './rows.js'

/** The database as it is at this moment, however long it is read; nobody else waits for it, and nothing can be written in it. */
export async function openSnapshot(database: DataSource): Promise<{ db: Db; close(): Promise<void> }> {
  const runner = database.createQueryRunner()
  await runner.connect()
  try {
    await runner.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ')
    await runner.query('START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY')
  } catch (error) {
    await runner.release()
    throw error
  }
  return {
    db: runner.manager,
    async close() {
      // A connection that has been lost has no transaction any more.
      await runner.query('COMMIT').catch(() => {})
      await runner.release()
    },
  }
}
