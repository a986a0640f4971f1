import { beforeAll, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { seedDemo } from '../../domain/demo/seed-demo.js'
import { faultsOf } from '../support/axe.js'
import { openConsole } from '../support/people-with-browsers.js'
import { servers, type Servers } from '../support/servers.js'

/*
 * Settings → Web chat, as the owner of a shop has it before her: one form, one Save. Texts are asserted in English; she
 * reads French unless a test says otherwise.
 */

const ZOE = 'zoe@demo.shop'
let running: Servers

beforeAll(async () => {
  running = await servers()
  running.clock.set(new Date('2026-06-15T07:00:00Z'))
  await running.app.transaction(seedDemo)
})

async function openSettings(email = ZOE, language: 'en' | 'fr' = 'en', page = 'web-chat'): Promise<Page> {
  const console = await openConsole(running, email)
  await console.evaluate(`localStorage.setItem('deskbell.language', '${language}')`)
  await console.goto(`${running.url}/settings/${page}`)
  await console.getByRole('heading', { level: 2 }).first().waitFor()
  return console
}

const savebar = (page: Page) => page.getByTestId('savebar')
const save = (page: Page) => savebar(page).getByRole('button', { name: 'Save' }).click()

/** Answers the next GraphQL mutations itself, with 500, until told to stop; counts them all. */
async function mutationsOf(page: Page) {
  const seen: string[] = []
  let isDown = false
  await page.route('**/graphql', async (route) => {
    const { query = '', operationName = '' } = route.request().postDataJSON() ?? {}
    if (!query.startsWith('mutation')) return route.continue()
    seen.push(operationName)
    return isDown ? route.fulfill({ status: 500, body: 'Something broke' }) : route.continue()
  })
  return { seen, goDown: () => (isDown = true), comeBack: () => (isDown = false) }
}

test('unsaved settings are guarded, survive a failed save, and are saved once (check 37, R24)', async () => {
  const page = await openSettings()
  const mutations = await mutationsOf(page)
  const welcome = page.getByRole('textbox', { name: 'Welcome message' })
  expect(await savebar(page).count()).toBe(0)
  await welcome.fill('Good morning {{first_name|to you}}!')
  await savebar(page).getByText('Unsaved changes').waitFor()

  await page.getByRole('link', { name: /^All/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Leave without saving?' })
  await dialog.getByRole('button', { name: 'Stay' }).click()
  await dialog.waitFor({ state: 'hidden' })
  expect(page.url()).toContain('/settings/web-chat')

  mutations.goDown()
  await save(page)
  await savebar(page)
    .getByText(/did not answer/)
    .waitFor()
  expect(await savebar(page).getAttribute('data-bad')).toBe('true')
  expect(await welcome.inputValue()).toBe('Good morning {{first_name|to you}}!')

  mutations.comeBack()
  mutations.seen.length = 0
  await welcome.focus()
  await page.keyboard.press('Control+s')
  await savebar(page).getByText('Saved').waitFor()
  expect(mutations.seen).toEqual(['ChangeAccount'])

  await page.reload()
  await welcome.waitFor()
  expect(await welcome.inputValue()).toBe('Good morning {{first_name|to you}}!')

  await welcome.fill('Never mind')
  await page.getByRole('link', { name: /^All/ }).click()
  await dialog.getByRole('button', { name: 'Discard' }).click()
  await page.waitForURL(/\/inbox/)
  await page.context().close()
})

test('an agent may look at the settings, and reads who may change them (check 37, R71)', async () => {
  const page = await openSettings('lina@demo.shop')
  await page.getByText('Owners and managers can change them.').waitFor()
  expect(await page.getByRole('textbox', { name: 'Welcome message' }).isDisabled()).toBe(true)
  expect(await page.getByRole('switch', { name: 'Launcher' }).isDisabled()).toBe(true)
  expect(await faultsOf(page)).toEqual([])
  await page.context().close()
})

/** At the door of the agents, as the one whose page this is. */
async function ask(page: Page, query: string, variables: object = {}): Promise<any> {
  const body = JSON.stringify({ query, variables })
  const asked = `fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: ${JSON.stringify(body)} }).then((answer) => answer.json())`
  const { data, errors } = (await page.evaluate(asked)) as any
  if (errors) throw new Error(JSON.stringify(errors))
  return data
}

async function setHours(page: Page, week: object, exceptions: object[] = []) {
  const { officeHours } = await ask(page, '{ officeHours { version } }')
  await ask(
    page,
    'mutation ($v: Int!, $hours: OfficeHoursInput!) { changeOfficeHours(expectedVersion: $v, hours: $hours) { version } }',
    { v: officeHours?.version ?? 0, hours: { week, exceptions } },
  )
}

/** `09:00-12:30 13:30-18:00` */
const times = (words: string) =>
  words.split(' ').map((word) => ({ from: word.slice(0, 5), to: word.slice(6) }))

const focused = (page: Page) => page.locator(':focus')
const focusOn = (page: Page, name: string) => page.locator(`:focus[aria-label="${name}"]`).waitFor()

test('a week of hours is edited with the keyboard alone (check 36, R20, R22)', async () => {
  const page = await openSettings()
  const short = times('10:00-16:00')
  await setHours(page, {
    monday: times('09:00-12:30'),
    tuesday: short,
    wednesday: short,
    thursday: short,
    friday: short,
  })
  await page.reload()
  const monday = page.getByTestId('hours-day-0')
  const tuesday = page.getByTestId('hours-day-1')
  const valuesOf = async (row: typeof monday) =>
    Promise.all((await row.getByRole('combobox').all()).map((field) => field.inputValue()))
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }

  await monday.getByRole('switch', { name: 'Monday' }).focus()
  await press('Tab')
  await focusOn(page, 'Monday, hours 1: from')
  await press('Tab', 'Tab')
  await focusOn(page, 'Remove 09:00 to 12:30 on Monday')
  await press('Tab', 'Enter')
  await focusOn(page, 'Monday, hours 2: from')
  expect(await valuesOf(monday)).toEqual(['09:00', '12:30', '13:30', '17:30'])
  await press('Tab')
  await page.keyboard.type('18h')
  await press('Tab')
  expect(await valuesOf(monday)).toEqual(['09:00', '12:30', '13:30', '18:00'])
  await monday.getByText('8 h', { exact: true }).waitFor()

  await press('Tab', 'Tab', 'Enter')
  const copyAll = page.getByRole('menuitem', { name: /Copy to all days/ })
  await copyAll.getByText('Replaces 4 days').waitFor()
  await press('ArrowDown', 'Enter')
  await monday.getByText('Monday copied to all days').waitFor()
  expect(await valuesOf(tuesday)).toEqual(['09:00', '12:30', '13:30', '18:00'])
  expect(await valuesOf(page.getByTestId('hours-day-6'))).toHaveLength(4)
  await focusOn(page, 'More for Monday')
  await press('Tab')
  await focused(page).filter({ hasText: 'Undo' }).waitFor()
  await press('Enter')
  expect(await valuesOf(tuesday)).toEqual(['10:00', '16:00'])
  expect(await valuesOf(page.getByTestId('hours-day-6'))).toEqual([])
  expect(await valuesOf(monday)).toEqual(['09:00', '12:30', '13:30', '18:00'])
  await focusOn(page, 'More for Monday')

  // Arrows: a quarter of an hour, with Shift a whole one.
  const from = monday.getByRole('combobox', { name: 'Monday, hours 2: from' })
  await from.focus()
  await press('ArrowDown', 'Shift+ArrowUp', 'ArrowUp')
  expect(await from.inputValue()).toBe('12:30')
  await monday.getByText('Will be saved as 09:00 to 18:00').first().waitFor()
  await press('Alt+ArrowDown')
  expect(await from.getAttribute('aria-expanded')).toBe('true')
  await press('ArrowUp', 'ArrowUp', 'Enter', 'Tab')
  await page.keyboard.type('2 pm')
  await press('Tab')
  await monday.getByText('Overlaps 12:00 to 14:00').waitFor()
  await monday.getByText('Overlaps 09:00 to 12:30').waitFor()
  expect(await from.getAttribute('aria-invalid')).toBe('true')
  expect(await faultsOf(page)).toEqual([])

  await press('Control+s')
  const summary = page.getByRole('alert').filter({ hasText: '2 fields need attention' })
  await summary.waitFor()
  expect(await summary.evaluate((box) => box.matches(':focus'))).toBe(true)

  // What is deleted leaves the focus where the next thing can be done.
  await monday.getByRole('button', { name: 'Remove 09:00 to 12:30 on Monday' }).focus()
  await press('Enter')
  await focusOn(page, 'Monday, hours 1: from')
  expect(await focused(page).inputValue()).toBe('12:00')
  await press('Tab', 'Tab', 'Enter')
  await focusOn(page, 'Add hours on Monday')
  expect(await monday.getByRole('switch').isChecked()).toBe(false)

  await press('Control+s')
  await savebar(page).getByText('Saved').waitFor()
  const { officeHours } = await ask(
    page,
    '{ officeHours { week { monday { from } tuesday { from to } } savedBy { name } } }',
  )
  expect(officeHours).toEqual({ week: { monday: [], tuesday: short }, savedBy: { name: 'Zoé Marchand' } })
  await page.context().close()
})

test('what cannot be saved is summed up, with a way to each field (R22, R29, R78)', async () => {
  const page = await openSettings()
  await page.getByRole('textbox', { name: 'Outside office hours' }).fill('Back {{next_openning}}')
  await page.getByRole('textbox', { name: 'Link to your privacy policy' }).fill('http://shop.example')
  await page.getByRole('spinbutton', { name: 'Escalate after' }).fill('1')
  await save(page)

  const summary = page.getByRole('alert').filter({ hasText: '3 fields need attention' })
  await summary.waitFor()
  expect(await summary.evaluate((box) => box.matches(':focus'))).toBe(true)
  await page.getByText('There is no variable {{next_openning}}').last().waitFor()
  await summary.getByRole('link', { name: /Link to your privacy policy/ }).click()
  const link = page.getByRole('textbox', { name: 'Link to your privacy policy' })
  expect(await link.evaluate((box) => box.matches(':focus'))).toBe(true)
  expect(await link.getAttribute('aria-invalid')).toBe('true')
  expect(await faultsOf(page)).toEqual([])

  await link.fill('https://shop.example/privacy')
  await page.getByRole('alert').filter({ hasText: '2 fields need attention' }).waitFor()
  await savebar(page).getByRole('button', { name: 'Discard' }).click()
  expect(await savebar(page).count()).toBe(0)
  await page.context().close()
})

test('two people who save at once do not overwrite each other silently (R24)', async () => {
  const zoe = await openSettings()
  const other = await openSettings()
  await other.getByRole('textbox', { name: 'During office hours' }).fill('One moment, please.')
  await save(other)
  await savebar(other).getByText('Saved').waitFor()

  await zoe.getByRole('textbox', { name: 'Welcome message' }).fill('Welcome!')
  await save(zoe)
  await savebar(zoe)
    .getByText(/Zoé Marchand changed these settings/)
    .waitFor()
  await savebar(zoe).getByRole('button', { name: 'Keep mine' }).click()
  await savebar(zoe).getByText('Saved').waitFor()
  expect(await zoe.getByRole('textbox', { name: 'During office hours' }).inputValue()).toBe(
    'One moment, please.',
  )
  expect(await zoe.getByRole('textbox', { name: 'Welcome message' }).inputValue()).toBe('Welcome!')
  await zoe.context().close()
  await other.context().close()
})

test('offline the edits stay, and the bar says so', async () => {
  const page = await openSettings()
  const welcome = page.getByRole('textbox', { name: 'Welcome message' })
  await page.context().setOffline(true)
  await welcome.fill('Written on a train')
  await savebar(page).getByText('You are offline. Your edits are kept on this device.').waitFor()
  await save(page)
  expect(await welcome.inputValue()).toBe('Written on a train')
  await page.context().setOffline(false)
  await save(page)
  await savebar(page).getByText('Saved').waitFor()
  await page.context().close()
})

test('the desk has its name, its clock, its language, and a way to give out new chats (R21, R48)', async () => {
  const page = await openSettings(ZOE, 'en', 'account')
  await page.getByRole('textbox', { name: 'Name' }).fill('')
  await save(page)
  await page
    .getByRole('alert')
    .getByRole('link', { name: /Name: This cannot be empty/ })
    .waitFor()
  await page.getByRole('textbox', { name: 'Name' }).fill('Atelier Brume & Cie')

  await page.getByLabel('Time zone').click()
  await page.getByPlaceholder(/Search: a city/).fill('new y')
  await page.getByRole('option', { name: /America\/New York/ }).click()
  await page.getByText('It is 03:0').waitFor()
  await page.getByText(/Your office hours keep their times/).waitFor()
  await page.getByRole('radio', { name: 'Those who are online, in turn' }).click()
  expect(await faultsOf(page)).toEqual([])
  await save(page)
  await savebar(page).getByText('Saved').waitFor()
  const { account } = await ask(page, '{ account { name timeZone language assignment } }')
  expect(account).toEqual({
    name: 'Atelier Brume & Cie',
    timeZone: 'America/New_York',
    language: 'EN',
    assignment: 'ROUND_ROBIN',
  })
  await page.context().close()
})

test('what could not be saved of two things is named, and nothing of it is lost (R24)', async () => {
  const page = await openSettings()
  await page.getByRole('textbox', { name: 'Welcome message' }).fill('Both at once')
  await page.getByTestId('hours-day-6').getByRole('switch').click()
  await page.route('**/graphql', (route) => {
    const isHours = route.request().postDataJSON()?.operationName === 'ChangeOfficeHours'
    return isHours ? route.fulfill({ status: 500, body: 'Something broke' }) : route.continue()
  })
  await save(page)
  await savebar(page)
    .getByText(/The office hours were not saved, the other settings were/)
    .waitFor()
  expect(await page.getByTestId('hours-day-6').getByRole('combobox').count()).toBe(2)
  await page.getByRole('link', { name: 'Office hours, unsaved changes' }).waitFor()
  expect(await page.getByRole('link', { name: /Welcome message, unsaved/ }).count()).toBe(0)
  await page.unroute('**/graphql')
  await save(page)
  await savebar(page).getByText('Saved').waitFor()
  await page.context().close()
})

test('a brand colour that cannot be read is adjusted, which the manager is told; the preview wears it at once', async () => {
  const page = await openSettings()
  const colour = page.getByRole('textbox', { name: 'Brand colour' })
  await colour.fill('yellow')
  await save(page)
  await page.getByRole('alert').getByText('Enter a colour such as #9a4a32').waitFor()

  await colour.fill('FFD500')
  const light = page.getByRole('figure', { name: 'On light' })
  await light.getByText('Adjusted for legibility').waitFor()
  expect(await light.getByText('#ffd500').count()).toBe(1)
  expect(await page.getByRole('figure', { name: 'On dark' }).getByText('Adjusted').count()).toBe(0)
  await page
    .frameLocator('iframe')
    .locator('html')
    .evaluate(async (root) => {
      const accent = () => getComputedStyle(root).getPropertyValue('--accent')
      while (accent() !== '#ffd500') await new Promise((next) => requestAnimationFrame(next))
    })
  expect(await faultsOf(page)).toEqual([])

  await page.getByRole('radio', { name: 'Left' }).click()
  await save(page)
  await savebar(page).getByText('Saved').waitFor()
  await page.reload()
  await colour.waitFor()
  expect(await colour.inputValue()).toBe('#ffd500')
  expect(await page.getByRole('radio', { name: 'Left' }).isChecked()).toBe(true)
  await page.getByRole('button', { name: 'Use our blue' }).click()
  await save(page)
  await savebar(page).getByText('Saved').waitFor()
  await page.context().close()
})

declare const getComputedStyle: (element: unknown) => { getPropertyValue(name: string): string }
declare const requestAnimationFrame: (next: (at: number) => void) => void
