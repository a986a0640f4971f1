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
