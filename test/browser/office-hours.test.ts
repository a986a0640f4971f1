import { beforeAll, expect, test } from '@jest/globals'
import { DateTime } from 'luxon'
import type { FrameLocator, Page } from 'playwright-core'
import { demo } from '../../domain/demo/demo-data.js'
import { seedDemo } from '../../domain/demo/seed-demo.js'
import { Account } from '../../schema/account.js'
import { timeOf } from '../support/desk.js'
import { openChat, openConsole, openShop, write } from '../support/people-with-browsers.js'
import { servers, type Servers } from '../support/servers.js'

/*
 * Server, settings page and widget are asked the same question, and give the same answer. The vectors are those of the
 * design page, in the order of time, because hours that are saved are in force from then on.
 */

// It is fourteen times two pages: on a busy machine each takes its time.
const PATIENCE_MS = 30_000

let running: Servers
let time: ReturnType<typeof timeOf>

beforeAll(async () => {
  running = await servers()
  running.clock.set(new Date('2026-06-15T06:00:00Z'))
  await running.app.transaction(seedDemo)
  const account = await running.app.database.manager.findOneByOrFail(Account, { publicId: demo.publicId })
  time = timeOf(running, account.id)
})

/** `09:00-12:30 13:30-18:00` */
const times = (words: string) =>
  words.split(' ').map((word) => ({ from: word.slice(0, 5), to: word.slice(6) }))
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const
const days = (names: readonly string[], words: string) =>
  Object.fromEntries(names.map((name) => [name, times(words)]))

const W = days(weekdays, '09:00-12:30 13:30-18:00')
const N = days(['friday', 'saturday'], '22:00-02:00')
const S = days(['sunday'], '01:00-05:00')
const always = days([...weekdays, 'saturday', 'sunday'], '00:00-24:00')
const bastille = [{ from: '2026-07-14', to: '2026-07-14', label: 'Bastille Day', intervals: [] }]

interface Vector {
  id: string
  at: string
  week: object
  exceptions?: object[]
  zone?: string
  /** By the server: the state, and by the desk's clock until when. */
  server: string
  console: string
  /** Null: nothing is promised. */
  widget: string | null
}

const VECTORS: Vector[] = [
  {
    id: 'H1',
    at: '2026-06-15T06:59:59Z',
    week: W,
    server: 'CLOSED Mon 15 09:00',
    console: 'Closed · opens Monday 15 June at 09:00',
    widget: 'We are closed. Back today at 09:00.',
  },
  {
    id: 'H2',
    at: '2026-06-15T07:00:00Z',
    week: W,
    server: 'OPEN Mon 15 12:30',
    console: 'Open now · closes at 12:30',
    widget: 'We are online',
  },
  {
    id: 'H3',
    at: '2026-06-15T10:30:00Z',
    week: W,
    server: 'CLOSED Mon 15 13:30',
    console: 'Closed · opens Monday 15 June at 13:30',
    widget: 'We are closed. Back today at 13:30.',
  },
  {
    id: 'H13',
    at: '2026-06-15T12:59:00Z',
    week: W,
    zone: 'America/New_York',
    server: 'CLOSED Mon 15 09:00',
    console: 'Closed · opens Monday 15 June at 09:00',
    widget: 'We are closed. Back today at 15:00 (09:00, Eastern Time).',
  },
  {
    id: 'H4',
    at: '2026-06-15T16:00:00Z',
    week: W,
    server: 'CLOSED Tue 16 09:00',
    console: 'Closed · opens Tuesday 16 June at 09:00',
    widget: 'We are closed. Back tomorrow at 09:00.',
  },
  {
    id: 'H9',
    at: '2026-06-15T22:00:00Z',
    week: always,
    server: 'ALWAYS_OPEN',
    console: 'Always open',
    widget: 'We are online',
  },
  {
    id: 'H10',
    at: '2026-06-16T07:00:00Z',
    week: {},
    server: 'NO_HOURS',
    console: 'No hours set',
    widget: null,
  },
  {
    id: 'H5',
    at: '2026-06-19T16:30:00Z',
    week: W,
    server: 'CLOSED Mon 22 09:00',
    console: 'Closed · opens Monday 22 June at 09:00',
    widget: 'We are closed. Back Monday at 09:00.',
  },
  {
    id: 'H7',
    at: '2026-06-19T23:30:00Z',
    week: N,
    server: 'OPEN Sat 20 02:00',
    console: 'Open now · closes at 02:00',
    widget: 'We are online',
  },
  {
    id: 'H8',
    at: '2026-06-20T00:00:00Z',
    week: N,
    server: 'CLOSED Sat 20 22:00',
    console: 'Closed · opens Saturday 20 June at 22:00',
    widget: 'We are closed. Back today at 22:00.',
  },
  {
    id: 'H6',
    at: '2026-07-13T17:00:00Z',
    week: W,
    exceptions: bastille,
    server: 'CLOSED Wed 15 09:00',
    console: 'Closed · opens Wednesday 15 July at 09:00',
    widget: 'We are closed. Back Wednesday at 09:00.',
  },
  {
    id: 'H11',
    at: '2026-10-25T03:30:00Z',
    week: S,
    server: 'OPEN Sun 25 05:00',
    console: 'Open now · closes at 05:00',
    widget: 'We are online',
  },
  {
    id: 'H14',
    at: '2026-10-25T12:00:00Z',
    week: W,
    server: 'CLOSED Mon 26 09:00',
    console: 'Closed · opens Monday 26 October at 09:00',
    widget: 'We are closed. Back tomorrow at 09:00.',
  },
  {
    id: 'H12',
    at: '2027-03-28T00:30:00Z',
    week: S,
    server: 'OPEN Sun 28 05:00',
    console: 'Open now · closes at 05:00',
    widget: 'We are online',
  },
]

/** What a shopper is answered who writes just then (check 7). */
const REPLIES: Record<string, string> = {
  H2: 'Someone from our team will be with you shortly.',
  H4: 'We are closed and will be back tomorrow at 09:00.',
  H6: 'We are closed and will be back on Wednesday at 09:00.',
  H8: 'We are closed and will be back today at 22:00.',
}

test('server, settings, their preview and the widget agree on every moment (checks 7 and 9, R21–R26, R31)', async () => {
  const found: Record<string, unknown> = {}
  const expected: Record<string, unknown> = {}
  let before: Vector | null = null
  for (const vector of VECTORS) {
    const { id, at, console, widget, week, exceptions = [], zone } = vector
    await time.quiet()
    const { page } = await peopleAt(at)
    if (!isHungAlike(vector, before)) await setHours(page, week, exceptions, zone)
    before = vector
    running.clock.stay(new Date(at))
    expected[id] = { server: vector.server, console, widget, preview: widget, reply: REPLIES[id] }
    found[id] = await answersOf(vector)
  }
  expect(found).toEqual(expected)
  await people?.page.context().close()
  await people?.shop.context().close()
}, 580_000)

const isHungAlike = (one: Vector, other: Vector | null) =>
  one.week === other?.week && one.exceptions === other.exceptions && one.zone === other.zone

let people: { page: Page; shop: Page; since: DateTime } | null = null

/** The owner and a shopper, some minutes before; after a day they sign in anew. */
async function peopleAt(at: string) {
  const since = DateTime.fromISO(at).minus({ minutes: 4 })
  const isNew = !people || since.diff(people.since).as('hours') > 8
  // Hours that are saved are in force from then on: never before those that were saved last.
  if (isNew || since.toJSDate() > running.clock.now()) running.clock.set(since.toJSDate())
  if (people && !isNew) return people
  await people?.page.context().close()
  await people?.shop.context().close()
  const page = await openSettings(since.toISO()!)
  const shop = await openShop(running, 'noah')
  shop.setDefaultTimeout(PATIENCE_MS)
  return (people = { page, shop, since })
}

/** Saves the hours, as people do, some time before they are asked about. */
async function hang(week: object, at: Date) {
  running.clock.set(at)
  const page = await openConsole(running, 'zoe@demo.shop')
  await setHours(page, week)
  await page.context().close()
}

async function setHours(page: Page, week: object, exceptions: object[] = [], zone = 'Europe/Paris') {
  const { account } = await ask(page, '{ account { version timeZone } }')
  if (account.timeZone !== zone) {
    await ask(
      page,
      'mutation ($v: Int!, $zone: String!) { changeAccount(expectedVersion: $v, changes: { timeZone: $zone }) { id } }',
      { v: account.version, zone },
    )
  }
  const { officeHours } = await ask(page, '{ officeHours { version } }')
  await ask(
    page,
    'mutation ($v: Int!, $hours: OfficeHoursInput!) { changeOfficeHours(expectedVersion: $v, hours: $hours) { id } }',
    { v: officeHours.version, hours: { week, exceptions } },
  )
}

async function answersOf({ id, at }: Vector) {
  const { page, shop } = people!
  await Promise.all([page.clock.setFixedTime(at), shop.clock.setFixedTime(at)])
  await Promise.all([page.reload(), shop.reload()])
  const { deskStatus } = await ask(page, '{ deskStatus { state until timeZone } }')
  const line = page.getByTestId('desk-status')
  await line.filter({ hasText: /./ }).waitFor()
  const preview = page.frameLocator('iframe')
  await preview.getByRole('textbox').waitFor()
  const chat = await openChat(shop)
  return {
    server: told(deskStatus),
    console: await line.textContent(),
    widget: await statusOf(chat),
    preview: await statusOf(preview),
    reply: REPLIES[id] && (await replyIn(chat, REPLIES[id])),
  }
}

/** Where the wall of the browser stands still as well. */
async function openSettings(at: string): Promise<Page> {
  const page = await openConsole(running, 'zoe@demo.shop')
  await page.evaluate(`localStorage.setItem('deskbell.language', 'en')`)
  page.setDefaultTimeout(PATIENCE_MS)
  await page.clock.setFixedTime(at)
  await page.goto(`${running.url}/settings/web-chat`)
  return page
}

/** Writes, and ends the chat again, so that the next message is a new request. */
async function replyIn(chat: FrameLocator, expected: string): Promise<string> {
  await write(chat, 'Is anybody there?')
  await chat.getByTestId('msg').filter({ hasText: expected }).waitFor()
  expect(await chat.getByRole('textbox').isEnabled()).toBe(true)
  await chat.getByRole('button', { name: 'Options' }).click()
  await chat.getByRole('menuitem', { name: 'End chat' }).click()
  await chat.getByRole('alertdialog').getByRole('button', { name: 'End chat' }).click()
  await chat.getByRole('heading', { name: 'This chat is closed' }).waitFor()
  return expected
}

async function statusOf(chat: FrameLocator): Promise<string | null> {
  const line = chat.locator('header .status')
  return (await line.count()) ? ((await line.textContent()) ?? '').trim() : null
}

function told({ state, until, timeZone }: { state: string; until: string | null; timeZone: string }) {
  return until
    ? `${state} ${DateTime.fromISO(until, { zone: timeZone, locale: 'en' }).toFormat('ccc d HH:mm')}`
    : state
}

test('without office hours nobody gets an automatic reply, and the settings say so (check 8, R27)', async () => {
  const at = '2027-04-05T08:00:00Z'
  await hang(S, new Date('2027-04-05T07:00:00Z'))
  running.clock.set(new Date(at))
  const page = await openSettings(at)
  const hours = page.locator('#hours')
  await hours.getByRole('switch', { name: 'Sunday' }).click()
  await hours.getByText('Without office hours, shoppers get no automatic reply.').waitFor()
  await page.getByText('No hours are set, so no automatic reply is sent').waitFor()
  await page.getByRole('switch', { name: 'After a first message' }).click()
  await page.getByText('No automatic reply: no hours are set').waitFor()
  await page.getByTestId('savebar').getByRole('button', { name: 'Save' }).click()
  await page.getByTestId('savebar').getByText('Saved').waitFor()

  const shop = await openShop(running, 'noah')
  const chat = await openChat(shop)
  await write(chat, 'Is anybody there?')
  await chat.getByTestId('msg').filter({ hasText: 'Is anybody there?' }).waitFor()
  await time.quiet()
  expect(await chat.getByTestId('msg').count()).toBe(1)
  await page.context().close()
  await shop.context().close()
}, 180_000)

test('the preview follows what is written, at the moment that is chosen, and asks nobody (R31)', async () => {
  const at = '2027-04-06T08:00:00Z'
  await hang({}, new Date('2027-04-06T07:00:00Z'))
  running.clock.set(new Date(at))
  const page = await openSettings(at)
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.frame() !== page.mainFrame()) asked.push(new URL(request.url()).pathname)
  })
  await page.reload()
  const preview = page.frameLocator('iframe[title="Preview of the chat"]')
  await page.getByRole('textbox', { name: 'Welcome message' }).fill('Good morning {{first_name|to you}}!')
  await preview.getByText('Good morning Camille!').waitFor()
  await preview.getByRole('link', { name: /terms of service/ }).waitFor()

  await page.getByTestId('hours-day-0').getByRole('switch').click()
  await page.getByRole('textbox', { name: 'Outside office hours' }).fill('Asleep. Awake {{next_opening}}.')
  await page.getByLabel('Preview at').fill('2027-04-10T23:00')
  await page.getByTestId('desk-status').filter({ hasText: 'opens Monday 12 April at 09:00' }).waitFor()
  await preview.getByText('We are closed. Back Monday at 09:00.').waitFor()
  await preview.getByRole('textbox').fill('Anybody there?')
  await preview.getByRole('textbox').press('Enter')
  await preview.getByTestId('msg').filter({ hasText: 'Asleep. Awake on Monday at 09:00.' }).waitFor()
  expect(await preview.getByRole('link', { name: /terms of service/ }).count()).toBe(0)

  expect(asked.filter((path) => !path.startsWith('/widget/'))).toEqual([])
  const { tickets } = await ask(
    page,
    '{ tickets: inbox(view: ALL, first: 10) { edges { node { preview } } } }',
  )
  expect(JSON.stringify(tickets)).not.toContain('Anybody there?')
  await page.context().close()
}, 180_000)

/** At the door of the agents, as the one whose page this is. */
async function ask(page: Page, query: string, variables: object = {}): Promise<any> {
  const body = JSON.stringify({ query, variables })
  const asked = `fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: ${JSON.stringify(body)} }).then((answer) => answer.json())`
  const { data, errors } = (await page.evaluate(asked)) as any
  if (errors) throw new Error(JSON.stringify(errors))
  return data
}
