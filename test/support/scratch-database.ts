import { randomBytes } from 'node:crypto'
import mysql from 'mysql2/promise'

export interface ScratchDatabase {
  url: string
  drop(): Promise<void>
}

/** An empty database that nobody else knows of. Its name is one of those that the next test run sweeps away. */
export async function scratchDatabase(serverUrl = process.env.TEST_DATABASE_URL): Promise<ScratchDatabase> {
  if (!serverUrl) throw new Error('Run the tests with `npm test`: it brings their servers.')
  const server = serverUrl.replace(/\/$/, '')
  const name = `deskbell_test_scratch_${randomBytes(6).toString('hex')}`
  await run(server, `CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`)
  return { url: `${server}/${name}`, drop: () => run(server, `DROP DATABASE ${name}`) }
}

async function run(server: string, statement: string) {
  const connection = await mysql.createConnection(server)
  await connection.query(statement)
  await connection.end()
}
