import { Writable } from 'node:stream'
import { expect, test } from '@jest/globals'
import { openLog } from '../../platform/log.js'
import { insertRow } from '../../platform/rows.js'
import { Profile } from '../../schema/profile.js'
import { desk } from '../support/desk.js'

const marker = 'Quetzalcoatl'

test('an error of the database is logged without a word of what was to be stored (I-37)', async () => {
  const { account, servers } = await desk()
  const { manager } = servers.app.database
  const row = { accountId: account.id, externalId: marker, name: marker, createdAt: servers.clock.now() }
  await insertRow(manager, Profile, row)
  const lines: string[] = []
  const log = openLog(
    'info',
    'test',
    new Writable({ write: (line, _encoding, done) => (lines.push(String(line)), done()) }),
  )
  for (const fault of [
    () => insertRow(manager, Profile, row),
    () => insertRow(manager, Profile, { ...row, externalId: 'another', phone: marker.repeat(20) }),
    () => manager.query('SELECT name FROM profile WHERE name = ? AND nonsense', [marker]),
    () => manager.query(`SELECT name FROM profile WHERE '${marker}' nonsense`),
  ])
    await fault().then(
      () => expect('a fault').toBe('there'),
      (err: unknown) => log.error({ err }, 'unexpected fault'),
    )
  const told = lines.map((line) => JSON.parse(line).err as { message: string; code: string; stack: string })
  expect(told.map(({ code }) => code)).toContain('ER_DUP_ENTRY')
  expect(told[0]!.message).toMatch(/^Duplicate entry '…' for key '[\w.]+'$/)
  expect(told[0]!.stack).toMatch(/^ {4}at /)
  expect(lines.join('\n')).not.toContain(marker)
})

test('any other error is logged as it is', () => {
  const lines: string[] = []
  const log = openLog('info', 'test', {
    write: (line) => void lines.push(line),
  })
  log.error({ err: new TypeError("Cannot read properties of undefined (reading 'id')") }, 'unexpected fault')
  expect(JSON.parse(lines[0]!).err).toMatchObject({
    type: 'TypeError',
    message: "Cannot read properties of undefined (reading 'id')",
    stack: expect.stringContaining('TypeError: Cannot read'),
  })
})
