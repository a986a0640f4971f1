import { readFile } from 'node:fs/promises'
import { beforeAll, expect, test } from '@jest/globals'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { admitShopper, enterAsAgent, type AgentActor, type ShopperActor } from '../support/actors.js'
import { faultsOf } from '../support/axe.js'
import { openPage } from '../support/browser.js'
import { buildAccount, buildAgent, type BuiltAccount } from '../support/builders.js'
import { later } from '../support/clock.js'
import { timeOf } from '../support/desk.js'
import { expectSoon } from '../support/list-on-page.js'
import { servers, type Servers } from '../support/servers.js'

/* What the desk does now, and what it did. A Monday, a quarter past two in Paris. */

type Person = { email: string; password: string }

let running: Servers
let account: BuiltAccount
let time: ReturnType<typeof timeOf>
let lina: AgentActor
let manager: Person
let page: Page

beforeAll(async () => {
  running = await servers()
  running.clock.set(new Date('2026-06-15T12:15:00Z'))
  account = await buildAccount(running.app, {})
  time = timeOf(running, account.id)
  lina = await enterAsAgent(
    running,
    await buildAgent(running.app, account, { name: 'Lina Moreau', role: 'agent' }),
  )
  manager = await buildAgent(running.app, account, { name: 'Zoé Marchand', role: 'manager' })
  page = await open('/dashboard')
})

test('the live numbers move while shoppers write and are answered (c.8, R50)', async () => {
  await page.getByRole('heading', { name: 'Dashboard', level: 1 }).waitFor()
  await tile('Longest wait').getByText('Nobody is waiting').waitFor()
  await tile('Online agents').getByText('1', { exact: true }).waitFor()
  expect(await figures()).toMatchObject({
    'Waiting now': '0',
    Open: '0',
    'Online agents': '1',
    'Closed today': '0',
  })
  expect(await faultsOf(page)).toEqual([])

  const camille = await shopper('Camille Roy')
  await camille.says('Where is my parcel?')
  await tile('Waiting now').getByText('1', { exact: true }).waitFor()
  await pass(240)
  const noah = await shopper('Noah Berg')
  await noah.says('And mine?')
  await tile('Waiting now').getByText('2', { exact: true }).waitFor()
  await tile('Longest wait').getByText('4m').waitFor()
  await tile('Unassigned').getByText('2', { exact: true }).waitFor()
  const rows = page.getByTestId('ticket-row')
  await expectSoon(() => rows.getByText(/Camille|Noah/).allTextContents(), ['Camille Roy', 'Noah Berg'])
  expect(await rows.first().getByTestId('waiting').getAttribute('data-level')).toBe('remind')

  await lina.replies('On its way.', await ticketOf('Camille Roy'))
  await tile('Waiting now').getByText('1', { exact: true }).waitFor()
  await rows.filter({ hasText: 'Camille' }).waitFor({ state: 'detached' })
  const linas = page.getByRole('row').filter({ hasText: 'Lina Moreau' })
  await linas.getByText('now').waitFor()
  expect(await linas.getByRole('cell').allTextContents()).toMatchObject(
    [/Away/, '1', '0', '–', 'now'].map(likely),
  )
  await lina.closes(await ticketOf('Camille Roy'))
  await tile('Closed today').getByText('1', { exact: true }).waitFor()
  await tile('Open').getByText('1', { exact: true }).waitFor()
})

test('a tile opens the list that it counts; the one of the agents goes to their table (c.8)', async () => {
  await tile('Online agents').click()
  expect(await page.locator('#agents').evaluate((table) => table.matches(':focus'))).toBe(true)
  await tile('Unassigned').click()
  await page.waitForURL(/\/inbox\?view=unassigned/)
  await page.getByTestId('ticket-row').filter({ hasText: 'Noah Berg' }).waitFor()
  await page.keyboard.press('g')
  await page.keyboard.press('d')
  await tile('Closed today').click()
  await page.waitForURL(/\/inbox\?view=closed/)
  await page.getByTestId('ticket-row').filter({ hasText: 'Camille Roy' }).waitFor()
  await page.goBack()
})

test('numbers that cannot be live say since when they stand still (c.8)', async () => {
  const live = page.getByTestId('live')
  expect(await live.textContent()).toMatch(/Live/)
  await page.context().setOffline(true)
  await live.getByText(/Paused 14:\d\d/).waitFor()
  expect(await faultsOf(page)).toEqual([])
  await (await shopper('Mia Lund')).says('Hello?')
  await page.context().setOffline(false)
  await live.getByText('Live').waitFor()
  await tile('Waiting now').getByText('2', { exact: true }).waitFor()
})

test.each([
  [
    'in the dark, in French, on a tablet',
    { colorScheme: 'dark', locale: 'fr-FR', viewport: { width: 1024, height: 768 } },
  ],
  ['on a phone', { viewport: { width: 390, height: 844 } }],
] as const)('the live dashboard has no fault for axe %s (check 38)', async (where, options) => {
  const own = await open('/dashboard', options)
  await own.getByTestId('ticket-row').first().waitFor()
  await own
    .getByText(where.includes('French') ? 'Attente la plus longue' : 'Longest wait')
    .first()
    .waitFor()
  expect(await faultsOf(own)).toEqual([])
  await own.context().close()
})

test('reports say how long shoppers waited, what that means, and when there is too little to say (c.8)', async () => {
  const leo = await shopper('Leo Falk')
  for (let question = 1; question <= 21; question++) {
    await leo.says(`Question ${question}?`)
    await pass(120)
    await lina.replies(`Answer ${question}.`, await ticketOf('Leo Falk'))
  }
  await page.getByRole('link', { name: 'Reports' }).click()
  await card('Reply')
    .getByText(/^2 mins?$/)
    .waitFor()
  await card('Reply')
    .getByText(/90 % within 2 mins?/)
    .waitFor()
  await card('First reply').getByText('Too few tickets for a median (2 of 20)').waitFor()
  await card('Time to close').getByText('Too few tickets for a median (1 of 20)').waitFor()
  await card('Answered soon').getByText(/%/).first().waitFor()
  await page.getByText(/As of \d\d:\d\d/).waitFor()
  expect(await faultsOf(page)).toEqual([])

  await page.getByRole('button', { name: 'What “First reply” means' }).click()
  await page.getByText('Automatic replies do not count', { exact: false }).waitFor()
  await page.getByText('Only time in which the desk was open counts', { exact: false }).waitFor()
  expect(await faultsOf(page)).toEqual([])
  await page.keyboard.press('Escape')
  const linas = card('Per agent').getByRole('row').filter({ hasText: 'Lina Moreau' })
  expect((await linas.getByRole('cell').allTextContents()).slice(0, 3).map((text) => text.trim())).toEqual([
    '22',
    'too few (2 of 20)',
    expect.stringMatching(/^2 mins?$/),
  ])
})

test('a chart is drawn, and is a table for whoever prefers one; the heat map is one (c.8)', async () => {
  const days = card('Volume per day')
  await days.getByRole('img', { name: /Volume per day/ }).waitFor()
  await days.getByRole('button', { name: 'Show as table' }).click()
  const monday = days.getByRole('row').filter({ hasText: '15 June' })
  expect(await monday.getByRole('cell').allTextContents()).toEqual(['4', '24', '0'])
  expect(await faultsOf(page)).toEqual([])
  await days.getByRole('button', { name: 'Show as chart' }).click()
  await days.getByRole('img').waitFor()
  const map = card('Questions by weekday and hour').getByRole('row')
  expect((await map.nth(1).getByRole('rowheader').textContent())?.trim()).toMatch(/Monday$/)
  const cells = (await map.nth(1).getByRole('cell').allTextContents()).map((text) => text.replace(/\s+/g, ''))
  expect(cells[3]).toBe('0,closed')
  expect(cells[12]).toBe('0,partlyopen')
  expect(cells[14]).toMatch(/^[1-9]\d*,open$/)
})

test('filters stand in the address, and a fault in them is said (c.8)', async () => {
  await page.getByRole('combobox', { name: 'Period' }).click()
  await page.getByRole('option', { name: 'Other days' }).click()
  await page.waitForURL(/range=custom&from=2026-06-09&to=2026-06-15/)
  await page.getByLabel('to', { exact: true }).fill('2026-06-01')
  await page.keyboard.press('Tab')
  await page.getByText('The last day is before the first one.').waitFor()
  expect(await faultsOf(page)).toEqual([])
  await page.goto(`${running.url}/dashboard/reports?range=today&clock=calendar&compare=no`)
  await page.getByRole('combobox', { name: 'Clock' }).getByText('Around the clock').waitFor()
  await card('Reply')
    .getByText(/^2 mins?$/)
    .waitFor()
  expect(await page.getByText('Before:').count()).toBe(0)
})

test('the file for spreadsheets says whose numbers they are, and in which zone (c.8)', async () => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export CSV' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('deskbell-2026-06-15-2026-06-15.csv')
  const lines = (await readFile(await download.path(), 'utf8')).split('\r\n')
  expect(lines.slice(0, 3)).toEqual(['\uFEFFShop,Acme', 'Time zone,Europe/Paris', 'From,2026-06-15 00:00'])
  expect(lines).toContain('2026-06-15,4,24,0')
  expect(lines.find((line) => line.startsWith('Reply,'))).toMatch(/^Reply,22,12\d,/)
})

test('a report that cannot be had says so by itself, and is asked again (c.8)', async () => {
  await page.route('**/graphql', (route) =>
    route.request().postData()?.includes('CloseTimesReport') ? route.abort() : route.fallback(),
  )
  await page.getByRole('button', { name: 'Refresh' }).click()
  await card('Time to close').getByText('These numbers could not be loaded.').waitFor()
  await card('Reply')
    .getByText(/^2 mins?$/)
    .waitFor()
  // While they are asked for again, numbers are pale.
  await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' })
  expect(await faultsOf(page)).toEqual([])
  await page.unroute('**/graphql')
  await card('Time to close').getByRole('button', { name: 'Retry' }).click()
  await card('Time to close').getByText('Too few tickets').waitFor()
})

test.each([
  ['in the dark', { colorScheme: 'dark' }, 'Reply'],
  ['in French, on a tablet', { locale: 'fr-FR', viewport: { width: 1024, height: 768 } }, 'Réponse'],
  [
    'in French and in the dark, on a phone',
    { locale: 'fr-FR', colorScheme: 'dark', viewport: { width: 390, height: 844 } },
    'Réponse',
  ],
] as const)(
  'the reports have no fault for axe %s, and nothing sticks out (check 38)',
  async (where, options, title) => {
    const own = await open('/dashboard/reports', options)
    await own
      .getByRole('region', { name: title, exact: true })
      .getByText(/^2\smins?$/)
      .first()
      .waitFor()
    await own.getByRole('img').waitFor()
    expect(await faultsOf(own)).toEqual([])
    expect(await own.locator('#page').evaluate((sheet) => sheet.scrollWidth - sheet.clientWidth)).toBe(0)
    await own.context().close()
  },
)

const card = (title: string) => page.getByRole('region', { name: title, exact: true })

const tile = (name: string) => page.locator('[data-tile] a').filter({ hasText: name })

const likely = (text: string | RegExp) =>
  typeof text === 'string'
    ? expect.stringMatching(new RegExp(`^\\s*${text}\\s*$`))
    : expect.stringMatching(text)

async function figures() {
  const texts = await page
    .locator('[data-tile] a')
    .evaluateAll((tiles) => tiles.map((one) => [...one.children].map((part) => part.textContent.trim())))
  return Object.fromEntries(texts)
}

async function open(path: string, options: BrowserContextOptions = {}) {
  const opened = await openPage(running, options)
  const language = options.locale?.slice(0, 2) ?? 'en'
  await opened.addInitScript(`localStorage.setItem('deskbell.language', '${language}')`)
  await opened.goto(`${running.url}/sign-in?next=${encodeURIComponent(path)}`)
  await opened.locator('input[type=email]').fill(manager.email)
  await opened.locator('input[type=password]').fill(manager.password)
  await opened.keyboard.press('Enter')
  await opened.locator('#page h1').waitFor()
  return opened
}

let shoppers = 0
const shopper = (name: string): Promise<ShopperActor> =>
  admitShopper(running, account, { sub: `shopper-${++shoppers}`, name })

async function ticketOf(name: string) {
  return (await lina.inbox()).find(({ profile }) => profile.name === name)!.id
}

async function pass(seconds: number) {
  await time.moveTo(later(running.clock.now(), { seconds }))
  await page.clock.fastForward(seconds * 1_000)
}
