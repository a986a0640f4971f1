/** Takes away what a broken test run left behind. @param {string} databaseUrl */
export async function dropTestDatabases(databaseUrl) {
  const { createConnection } = await import('mysql2/promise')
  const connection = await createConnection({ uri: databaseUrl })
  const [rows] = await connection.query("SHOW DATABASES LIKE 'deskbell\\_test\\_%'")
  const names = /** @type {Record<string, string>[]} */ (rows).flatMap((row) => Object.values(row))
  for (const name of names) await connection.query('DROP DATABASE ??', [name])
  await connection.end()
}
