import { randomUUID } from 'node:crypto'
import { readFile, readdir, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { demo } from '../../domain/demo/demo-data.js'
import { seedDemo } from '../../domain/demo/seed-demo.js'
import { seedMonth } from '../../domain/demo/seed-month.js'
import { run, start } from '../support/command-line.js'
import { desk } from '../support/desk.js'
import { monday, newAccount, newOwner, livelyDesk } from '../support/portable-desk.js'
import {
  end,
  exportOf,
  importInto,
  newPath,
  oldTickets,
  readLines,
  sameAnywhere,
  writeLines,
  type JsonLine,
} from '../support/portable-files.js'
import { servers } from '../support/servers.js'

/* Moving out (docs/export.md), and in again elsewhere: real processes. */

describe('what one desk writes, another one has afterwards', () => {
  test('the demo, with a month of work: exported, imported and exported again it is the same, line for line', async () => {
    const { app, clock } = await servers()
    clock.set(new Date('2024-06-17T08:00:00Z'))
    if (await app.transaction(seedDemo)) await app.transaction(seedMonth)
    const path = await newPath()
    await run('export', '--account', demo.publicId, '--file', path)
    const lines = readLines(await readFile(path, 'utf8'))
    const openIds = new Set(
      lines.flatMap((line) => (line.type === 'ticket' && line.status !== 'closed' ? line.id : [])),
    )
    expect(openIds.size).toBeGreaterThan(2)
    const closed = lines.filter(
      (line) => !openIds.has(line.ticket) && !(line.type === 'ticket' && openIds.has(line.id)),
    )
    closed.splice(-1, 1, end)
    expect(closed.length).toBeGreaterThan(900)

    const tickets = closed.filter(({ type }) => type === 'ticket').length
    const account = await newAccount()
    const { code, err } = await importInto(account, await writeLines(closed))
    expect({ code, err }).toEqual({ code: 0, err: expect.stringContaining(`${tickets} tickets with`) })
    expect(sameAnywhere(await exportOf(account))).toEqual(sameAnywhere(closed))
  })

  test('a lively desk: words that would be markup, notes, holding replies, labels, decisions, an empty chat', async () => {
    const it = await livelyDesk()
    const lines = await exportOf(it.account)
    expect(lines).toContainEqual(expect.objectContaining({ name: 'Noah Berg', blockedBy: expect.anything() }))
    const account = await newAccount()
    expect((await importInto(account, await writeLines(lines))).code).toBe(0)
    expect(sameAnywhere(await exportOf(account))).toEqual(sameAnywhere(lines))
    const owner = await newOwner(account)
    const closed = await owner.inbox('CLOSED')
    const first = closed.find(({ profile }) => profile.name === 'Camille Roy')!
    expect(await owner.reads(first.id)).toEqual(
      await it.owner.reads(
        (await it.owner.inbox('CLOSED')).find(({ profile }) => profile.name === 'Camille Roy')!.id,
      ),
    )
    expect(JSON.stringify(await owner.reads(first.id))).toContain('<script data-hostile>')
  })

  test('by a pipe as well', async () => {
    const it = await livelyDesk()
    const { out } = await run('export', '--account', it.account.publicId, '--file', '-')
    const account = await newAccount()
    const { ended } = await start(['import', '--account', account.publicId, '--file', '-'], { input: out })
    expect((await ended).code).toBe(0)
    expect(sameAnywhere(await exportOf(account))).toEqual(sameAnywhere(readLines(out)))
  })

  test('nothing of other accounts is in it, and no secret', async () => {
    const it = await livelyDesk()
    const other = await desk({ now: monday })
    const marker = `Zyxomma${randomUUID().slice(0, 8)}`
    const stranger = await other.anotherShopper({ name: marker, email: `${marker}@mail.example` })
    await stranger.says(marker)
    const text = JSON.stringify(await exportOf(it.account))
    expect(text).not.toContain(marker)
    expect(text).not.toContain(it.account.key.material)
    expect(text).not.toContain('argon2')
  })

  test('whoever was erased is in it as nobody, without a word, and stays so', async () => {
    const it = await livelyDesk()
    const { inbox } = await it.owner.door.get(
      '{ inbox(view: CLOSED) { edges { node { profile { id name } } } } }',
    )
    const noah = inbox.edges.find(({ node }: JsonLine) => node.profile.name === 'Noah Berg').node.profile
    await it.owner.door.get('mutation ($id: ID!) { eraseProfile(profileId: $id) { id } }', { id: noah.id })
    // Also while a worker is still at it.
    const lines = await exportOf(it.account)
    const erased = lines.find((line) => line.erasedAt)!
    expect(erased).toEqual({
      ...{ type: 'profile', id: expect.any(String), name: 'Deleted profile', identities: [] },
      ...{ createdAt: expect.any(String), erasedAt: expect.any(String) },
    })
    expect(JSON.stringify(lines)).not.toMatch(/Where is it|noah/i)
    await it.quiet()
    const account = await newAccount()
    expect((await importInto(account, await writeLines(lines))).code).toBe(0)
    expect(sameAnywhere(await exportOf(account))).toEqual(sameAnywhere(lines))
  })

  test('the file is its owner’s alone, and under its name it is whole or not there', async () => {
    const it = await livelyDesk()
    const path = await newPath()
    await writeFile(path, 'what was here before')
    await run('export', '--account', 'nobody', '--file', path)
    expect(await readFile(path, 'utf8')).toBe('what was here before')
    expect(await run('export', '--account', it.account.publicId, '--file', path)).toMatchObject({
      ...{ code: 0, out: '', err: expect.stringMatching(/^Export \d+ lines written\.\n$/) },
    })
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect((await readdir(dirname(path))).filter((name) => name.endsWith('.part'))).toEqual([])
    expect((await run('export', '--account', it.account.publicId, '--file', '/nowhere/at.all')).code).toBe(1)
  })

  test('both are audited', async () => {
    const it = await livelyDesk()
    await importInto(it.account, await writeLines(oldTickets(1)))
    await run('export', '--account', it.account.publicId, '--file', '-')
    const { auditLog } = await it.owner.door.get(
      '{ auditLog(first: 2) { edges { node { action changes { field to } } } } }',
    )
    expect(auditLog.edges.map(({ node }: JsonLine) => node)).toEqual([
      { action: 'ACCOUNT_EXPORTED', changes: [] },
      { action: 'ACCOUNT_IMPORTED', changes: [{ field: 'importedFrom', to: 'old-helpdesk' }] },
    ])
  })
})
