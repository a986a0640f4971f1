import { beforeAll, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { seedDemo } from '../../domain/demo/seed-demo.js'
import { faultsOf } from '../support/axe.js'
import { openPage } from '../support/browser.js'
import { overflowOf } from '../support/overflow.js'
import { openChat, openConsole, openShop, write } from '../support/people-with-browsers.js'
import { servers, type Servers } from '../support/servers.js'

/* The second channel of the demo: the shopper's phone on one side, the console on the other. A Monday morning. */

let running: Servers

beforeAll(async () => {
  running = await servers()
  running.clock.set(new Date('2026-06-15T08:00:00Z'))
  await running.app.transaction(seedDemo)
})

async function openPhone(who: string, locale = 'en-GB'): Promise<{ page: Page; faults: string[] }> {
  const page = await openPage(running, { viewport: { width: 1100, height: 820 }, locale })
  const faults: string[] = []
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  page.on('pageerror', ({ message }) => faults.push(message))
  await page.goto(`${running.url}/demo/phone?who=${who}`)
  return { page, faults }
}

async function text(phone: Page, words: string) {
  await phone.getByRole('textbox').fill(words)
  await phone.getByRole('textbox').press('Enter')
  await phone.getByTestId('text').filter({ hasText: words }).first().waitFor()
}

const rowOf = (desk: Page, words: string) => desk.getByTestId('ticket-row').filter({ hasText: words })

test('a shopper texts, is answered on the phone, and the console says what became of it; each of two tickets says when the other waits (R11, R41, R77)', async () => {
  const { page: phone, faults } = await openPhone('camille')
  await phone.getByText('No texts yet.').waitFor()
  await text(phone, 'Is my parcel on its way?')
  // The demo's automatic reply comes back as a text.
  await phone.getByTestId('text').filter({ hasText: 'Someone from our team' }).waitFor()

  const desk = await openConsole(running, 'lina@demo.shop')
  const row = rowOf(desk, 'Is my parcel on its way?')
  await row.getByText('. SMS.', { exact: false }).waitFor({ state: 'attached' })
  await row.getByRole('link').click()
  await desk.getByRole('heading', { name: 'Camille Roy' }).first().waitFor()
  expect(await faultsOf(desk)).toEqual([])

  const box = desk.getByRole('textbox', { name: 'Reply to Camille Roy' })
  await box.fill('a'.repeat(161))
  await desk.getByTestId('text-count').filter({ hasText: '2 texts' }).waitFor()
  await box.fill('é'.repeat(1_600))
  await desk.getByTestId('text-count').filter({ hasText: '11 texts, at most 10 go out' }).waitFor()
  expect(await desk.getByRole('button', { name: 'Send' }).getAttribute('aria-disabled')).toBe('true')
  await box.fill('It leaves today.')
  await box.press('Enter')
  await desk.getByTestId('text-mark').filter({ hasText: 'Delivered' }).waitFor()
  await phone.getByTestId('text').filter({ hasText: 'It leaves today.' }).waitFor()

  const chat = await openChat(await openShop(running, 'camille'))
  await write(chat, 'And may I change the address?')
  await desk.getByText('Also waiting for', { exact: false }).filter({ hasText: 'Web chat' }).waitFor()
  expect(await faultsOf(desk)).toEqual([])

  await text(phone, 'STOP')
  await phone.getByTestId('text').filter({ hasText: 'no more texts from us' }).waitFor()
  await desk
    .getByText('The shopper has sent STOP, so no text goes to this number', { exact: false })
    .waitFor()
  await box.fill('One more thing')
  expect(await desk.getByRole('button', { name: 'Send' }).getAttribute('aria-disabled')).toBe('true')
  await text(phone, 'START')
  await desk
    .getByText('The shopper has sent STOP, so no text', { exact: false })
    .waitFor({ state: 'detached' })
  expect(faults).toEqual([])
}, 180_000)

test('the phone is one to use in French, in the dark, and on a small screen', async () => {
  const { page: phone, faults } = await openPhone('amina', 'fr-FR')
  await text(phone, '<b>Bonjour</b> & merci 😀')
  await phone.emulateMedia({ colorScheme: 'dark' })
  expect(await faultsOf(phone)).toEqual([])
  await phone.setViewportSize({ width: 360, height: 740 })
  await phone.emulateMedia({ colorScheme: 'light' })
  expect([await faultsOf(phone), await overflowOf(phone)]).toEqual([[], []])
  await phone.getByRole('link', { name: 'Camille Roy' }).click()
  await phone.getByText('Bonjour').waitFor({ state: 'detached' })
  expect(faults).toEqual([])
}, 120_000)

test('an owner sets SMS up; the token is kept and never shown', async () => {
  const owner = await openConsole(running, 'zoe@demo.shop')
  await owner.goto(`${running.url}/settings/sms`)
  await owner.getByRole('radio', { name: /Twilio/ }).click()
  await owner.getByRole('button', { name: /^(Save|Enregistrer)/ }).click()
  expect(await owner.getByLabel('Account SID').first().getAttribute('aria-invalid')).toBe('true')
  await owner.getByLabel('Account SID').first().fill('AC0123')
  await owner.getByLabel('Auth Token').first().fill('a-secret-that-is-kept')
  await owner.getByRole('button', { name: /^(Save|Enregistrer)/ }).click()
  await owner.getByText(/One is kept|Un jeton est conservé/).waitFor()
  await owner.reload()
  await owner.getByText(/One is kept|Un jeton est conservé/).waitFor()
  expect(await owner.content()).not.toContain('a-secret-that-is-kept')
  expect(await faultsOf(owner)).toEqual([])
}, 120_000)
