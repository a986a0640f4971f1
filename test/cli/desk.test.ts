import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'
import { DateTime } from 'luxon'
import { AuditEntry } from '../../schema/audit-entry.js'
import { Account } from '../../schema/account.js'
import { Ticket } from '../../schema/ticket.js'
import { admitShopper, signInAgent } from '../support/actors.js'
import { run } from '../support/command-line.js'
import { desk } from '../support/desk.js'
import { Door } from '../support/door.js'
import { servers, testEnvironment } from '../support/servers.js'
import { until } from '../support/until.js'

/* What whoever runs the server does at a terminal: real processes, with what they print and their exit codes. */

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))

const wordAfter = (text: string, before: string) => new RegExp(`${before}\\s+(\\S+)`).exec(text)?.[1] ?? ''

const acme = (id: string) => [
  'create-account',
  ...['--id', id, '--name', 'Acme Teas', '--time-zone', 'Europe/Paris'],
  ...['--owner-email', `ada@${id}.example`, '--owner-name', 'Ada Martin'],
]

test('a desk is made whole: its owner signs in, and its shop lets a shopper in with the key (R70, R71)', async () => {
  const running = await servers()
  const { code, out } = await run(...acme('acme'), '--language', 'fr')
  expect(code).toBe(0)
  const password = wordAfter(out, 'ada@acme.example')
  const owner = await signInAgent(running, { id: '', email: 'ada@acme.example', password })
  const { account, me } = await owner.door.get('{ account { name language welcomeMessage } me { role } }')
  expect(account).toEqual({
    name: 'Acme Teas',
    language: 'FR',
    welcomeMessage: 'Bonjour\u202f! Comment pouvons-nous vous aider\u202f?',
  })
  expect(me).toEqual({ role: 'OWNER' })

  const key = { kid: wordAfter(out, 'DESKBELL_KID'), material: wordAfter(out, 'DESKBELL_SECRET') }
  const shopper = await admitShopper(running, { publicId: 'acme', key } as never, { sub: 'shopper-1' })
  await shopper.says('Bonjour')
  expect(await owner.inbox()).toMatchObject([{ preview: 'Bonjour' }])
  expect((await run('list-accounts')).out).toContain('acme\tAcme Teas\tEurope/Paris')
})

test.each([
  ['the same id again', acme('twice'), 'publicId: There is a desk of that id already.'],
  ['a zone that there is not', [...acme('zone'), '--time-zone', 'Mars/Base'], 'timeZone: There is no such'],
  ['an address that is none', [...acme('mail'), '--owner-email', 'ada'], 'email: Enter an e-mail address.'],
  ['a bad id', acme('No Spaces'), 'publicId: 3 to 40 small letters'],
  ['a language that it does not speak', [...acme('lang'), '--language', 'de'], 'language: en or fr.'],
])('%s is refused with the field, exit code 1, and nothing is made (R78)', async (_what, args, words) => {
  if (words.includes('already')) await run(...args)
  const { app } = await servers()
  const before = await app.database.manager.count(Account)
  const { code, err } = await run(...args)
  expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining(words) })
  expect(await app.database.manager.count(Account)).toBe(before)
})

test('who has lost a password gets another one, and nobody stays signed in with the old (I-24)', async () => {
  const it = await desk()
  const lost = await it.colleague('Lost Password')
  const { data } = await lost.door.ask('{ me { email } }')
  const email = (data as { me: { email: string } }).me.email
  const { code, out } = await run('reset-password', '--email', email)
  expect(code).toBe(0)
  await lost.door.untilRefused('UNAUTHENTICATED', '{ inboxCounts { all } }')
  await signInAgent(it.servers, { id: '', email, password: wordAfter(out, email) })
  expect(await run('reset-password', '--email', 'nobody@acme.example')).toMatchObject({
    code: 1,
    err: expect.stringContaining('There is no such agent.'),
  })
})

test('keys are added, listed and revoked; the log says that nobody of the team did it (R70, R79)', async () => {
  const it = await desk()
  const { publicId, id: accountId } = it.account
  const added = await run('add-key', '--account', publicId)
  const kid = wordAfter(added.out, 'DESKBELL_KID')
  const secret = wordAfter(added.out, 'DESKBELL_SECRET')
  const key = { kid, material: secret }
  const shopper = await admitShopper(it.servers, { publicId, key } as never, { sub: 'shopper-9' })
  expect((await run('add-key', '--account', publicId)).err).toContain('Two keys are live already')
  expect((await run('revoke-key', '--account', publicId, '--kid', kid)).code).toBe(0)
  await shopper.door.untilRefused('UNAUTHENTICATED', '{ chat { id } }')
  const { out } = await run('list-keys', '--account', publicId)
  expect(out).toMatch(new RegExp(`${kid}\tHS256\trevoked`))
  expect(out).not.toContain(secret)
  const entries = await it.servers.app.database.manager.findBy(AuditEntry, { accountId })
  expect(entries.map(({ action, agentId }) => [action, agentId])).toEqual([
    ['key-added', null],
    ['key-revoked', null],
  ])
})

test('the check finds whom a fault would have forgotten, and mends it when told to (R60)', async () => {
  // The command has the database's clock, which no test moves.
  const now = DateTime.now().setZone('Europe/Paris').toISO({ includeOffset: false })!
  const it = await desk({ now, remindersAlways: true })
  const check = (...more: string[]) => run('check', '--account', it.account.publicId, ...more)
  await it.shopper.says('Is anybody there?')
  await it.quiet()
  expect(await check()).toMatchObject({ code: 0, out: 'Nobody is forgotten.\n' })
  const { manager } = it.servers.app.database
  await manager.update(Ticket, { accountId: it.account.id }, { nextRingAt: null })
  expect(await check()).toMatchObject({ code: 1, out: expect.stringContaining('no-next-ring') })
  expect(await check('--mend')).toMatchObject({ code: 0, out: expect.stringContaining('mended') })
  expect((await check()).code).toBe(0)
})

test('after a backup was restored, whoever follows a feed is told to begin anew (R74)', async () => {
  const it = await desk()
  const cursor = () =>
    it.agent.door
      .get('{ inboxEvents(first: 1) { newestCursor } }')
      .then(({ inboxEvents }) => inboxEvents.newestCursor as string | null)
  await it.shopper.says('Is anybody there?')
  await until('it stands in the feed', async () => (await cursor()) !== null)
  const before = await cursor()
  expect(await run('restored')).toMatchObject({ code: 0, out: expect.stringContaining('anew') })
  const events = 'query ($after: String) { inboxEvents(after: $after) { newestCursor } }'
  expect(await it.agent.door.refusal(events, { after: before })).toBe('FEED_EXPIRED')
  expect(await it.agent.door.get(events, { after: await cursor() })).toBeTruthy()
})

test('help is to be had, and what is not understood is answered with it', async () => {
  expect(await run('help')).toMatchObject({ code: 0, out: expect.stringContaining('create-account') })
  expect(await run('add-agent', '--help')).toMatchObject({ code: 0, out: expect.stringContaining('--email') })
  expect(await run('fly')).toMatchObject({
    code: 2,
    err: expect.stringContaining('There is no command fly.'),
  })
  expect(await run('add-agent', '--account', 'acme')).toMatchObject({
    code: 2,
    err: expect.stringContaining('Missing: --email, --name'),
  })
  expect((await run('check', '--mand')).code).toBe(2)
})

test('without a database it says so, with an exit code of its own', async () => {
  const env = {
    PATH: process.env.PATH,
    ...testEnvironment(),
    DATABASE_URL: 'mysql://root@127.0.0.1:1/deskbell',
  }
  const child = spawn(process.execPath, [main, 'list-accounts'], { env })
  let err = ''
  child.stderr.on('data', (text: Buffer) => (err += text.toString()))
  expect(await new Promise((resolve) => child.on('close', resolve))).toBe(3)
  expect(err).toContain('The database of DATABASE_URL cannot be reached.')
})

test('a door that nobody has opened stays shut: nothing of this goes over the network', async () => {
  const { url } = await servers()
  for (const name of ['createAccount', 'resetPassword', 'addAgent'])
    expect(await new Door(`${url}/graphql`).refusal(`mutation { ${name} }`)).toBe('GRAPHQL_VALIDATION_FAILED')
})
