import { expect, test } from '@jest/globals'
import { checkNothingForgotten } from '../../domain/reminder/check-nothing-forgotten.js'
import { start } from '../support/command-line.js'
import { newAccount, rowsOfAccount } from '../support/portable-desk.js'
import { exportOf, importInto, oldTickets, sameAnywhere, writeLines } from '../support/portable-files.js'
import { servers } from '../support/servers.js'
import { until } from '../support/until.js'

/* Imports and exports that end before their end. */

test('killed in the middle, it goes on, and the end is the same as if it had not been', async () => {
  const path = await writeLines(oldTickets(1_500))
  const { app } = await servers()
  const account = await newAccount()
  const tickets = async () => (await rowsOfAccount(account)).ticket!
  for (const least of [1, 600]) {
    const { child, ended } = await start(['import', '--account', account.publicId, '--file', path])
    await until('some of it is here', async () => (await tickets()) >= least)
    child.kill('SIGKILL')
    expect((await ended).code).toBe(-1)
  }
  expect(await tickets()).toBeLessThan(1_500)
  expect((await importInto(account, path)).code).toBe(0)
  expect(await tickets()).toBe(1_500)

  const undisturbed = await newAccount()
  await importInto(undisturbed, path)
  expect(sameAnywhere(await exportOf(account))).toEqual(sameAnywhere(await exportOf(undisturbed)))
  expect(await checkNothingForgotten(app.database.manager, app.clock.now())).toEqual([])
})

test('asked to stop, it comes to a good end and says how to go on', async () => {
  const path = await writeLines(oldTickets(1_500))
  const account = await newAccount()
  const { child, ended } = await start(['import', '--account', account.publicId, '--file', path])
  await until('some of it is here', async () => (await rowsOfAccount(account)).ticket! > 0)
  child.kill('SIGINT')
  expect(await ended).toMatchObject({
    code: 1,
    err: expect.stringContaining('The same command goes on from here.'),
  })
  const { ticket, message } = await rowsOfAccount(account)
  expect(message).toBe(2 * ticket!)
  expect((await importInto(account, path)).err).toContain(`${ticket} tickets known before.`)
})

test('whoever reads an export and has seen enough ends it', async () => {
  const account = await newAccount()
  await importInto(account, await writeLines(oldTickets(1_500)))
  const { child, ended } = await start(['export', '--account', account.publicId, '--file', '-'])
  child.stdout!.destroy()
  expect(await ended).toMatchObject({
    code: 1,
    err: expect.stringContaining('what was written is not whole'),
  })
})
