import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from '@jest/globals'
import type { FrameLocator, Page } from 'playwright-core'
import { Agent } from '../../schema/agent.js'
import { Profile } from '../../schema/profile.js'
import { Ticket } from '../../schema/ticket.js'
import { markSeen } from '../../domain/ticket/mark-read.js'
import { reply } from '../../domain/ticket/reply.js'
import { consoleDesk } from '../support/console-desk.js'
import { openChat, write } from '../support/people-with-browsers.js'
import { openShopPage } from '../support/shop-page.js'
import { until } from '../support/until.js'

/* The panel in a shopper's hands: how it greets, how one writes in it, how one reads in it. A Monday at ten in Paris. */

let desk: Awaited<ReturnType<typeof consoleDesk>>
let lina: Awaited<ReturnType<typeof desk.agent>>

beforeAll(async () => {
  desk = await consoleDesk({ language: 'fr', welcomeMessage: 'Bonjour ! Comment pouvons-nous vous aider ?' })
  lina = await desk.agent('Lina Moreau')
})

test('the welcome is a bubble over the launcher and the first words in the panel; dismissed it stays away; Enter opens, Escape closes, the focus follows (checks 2–4, R5, R6)', async () => {
  const shop = await openShopPage(desk, desk.account)
  const launcher = shop.getByRole('button', { name: 'Ouvrir le chat' })
  await launcher.waitFor()
  expect(await launcher.getAttribute('aria-expanded')).toBe('false')
  const bubble = shop.getByText('Bonjour ! Comment pouvons-nous vous aider ?')
  expect(await bubble.isVisible()).toBe(false)
  await shop.clock.fastForward(2_000)
  await bubble.waitFor()
  await shop.getByRole('button', { name: 'Masquer le message' }).click()
  await bubble.waitFor({ state: 'hidden' })
  await shop.reload()
  await launcher.waitFor()
  await shop.clock.fastForward(3_000)
  expect(await bubble.isVisible()).toBe(false)

  await launcher.press('Enter')
  const chat = shop.frameLocator('iframe')
  await chat.locator('textarea:focus').waitFor()
  expect(await shop.getByTestId('launcher').getAttribute('aria-expanded')).toBe('true')
  await chat.getByTestId('welcome').getByText('Bonjour ! Comment pouvons-nous vous aider ?').waitFor()
  await shop.keyboard.press('Escape')
  await until('the panel is closed', () =>
    shop
      .getByTestId('launcher')
      .getAttribute('aria-expanded')
      .then((is) => is === 'false'),
  )
  expect(await shop.evaluate('document.activeElement.shadowRoot.activeElement.dataset.testid')).toBe(
    'launcher',
  )
  await shop.context().close()
})

test('before the first message both legal links open elsewhere and say so; with it they are gone, the bubble is there at once, and it is answered once (checks 5, 6, R7, R8)', async () => {
  const { shop, chat } = await openAs('Nora')
  for (const name of [/^politique de confidentialité/, /^conditions d’utilisation/]) {
    const link = chat.getByRole('link', { name })
    expect(await link.getAttribute('target')).toBe('_blank')
    expect(await link.getAttribute('rel')).toContain('noopener')
    expect(await link.textContent()).toContain('(s’ouvre dans un nouvel onglet)')
  }
  let answer = () => {}
  const held = new Promise<void>((resolve) => (answer = resolve))
  await shop.route('**/shop/graphql', async (route) => {
    await held
    await route.fallback()
  })
  await write(chat, 'Bonjour')
  await chat.locator('[data-author=you][data-state=waiting]').waitFor({ timeout: 500 })
  answer()
  await chat.locator('[data-author=auto]').getByText('Réponse automatique').waitFor()
  expect(await chat.getByRole('link').count()).toBe(0)
  await write(chat, 'Encore moi')
  await chat.locator('[data-author=you][data-state=sent]').nth(1).waitFor()
  expect(await chat.locator('[data-author=auto]').count()).toBe(1)
  await shop.context().close()
})

test('the box takes one to five lines; Enter sends but not while a word is being composed; from 1,800 characters it counts, over 2,000 it does not send', async () => {
  const { shop, chat } = await openAs('Remi')
  const box = chat.getByRole('textbox', { name: 'Votre message' })
  const heightOf = async () => (await box.boundingBox())!.height
  const one = await heightOf()
  await box.pressSequentially('un')
  await box.press('Shift+Enter')
  await box.pressSequentially('deux')
  const two = await heightOf()
  expect(two).toBeGreaterThan(one + 15)
  await box.fill('ligne\n'.repeat(12))
  expect(await heightOf()).toBeCloseTo(one + 4 * (two - one), 0)

  await box.fill('か')
  await box.dispatchEvent('keydown', { key: 'Enter', isComposing: true })
  await box.dispatchEvent('keydown', { key: 'Enter', keyCode: 229 })
  expect(await chat.getByTestId('msg').count()).toBe(0)

  await box.fill('x'.repeat(1_799))
  expect(await chat.getByText(/caractères/).count()).toBe(0)
  await box.fill('x'.repeat(1_800))
  await chat.getByText('1800 caractères sur 2000').waitFor()
  await box.fill('x'.repeat(2_001))
  expect(await box.getAttribute('aria-invalid')).toBe('true')
  await box.press('Enter')
  expect((await box.inputValue()).length).toBe(2_001)
  await box.fill('x'.repeat(2_000))
  await box.press('Enter')
  await chat.locator('[data-author=you][data-state=sent]').waitFor()
  const send = (await chat.getByRole('button', { name: 'Envoyer' }).boundingBox())!
  expect(Math.min(send.width, send.height)).toBeGreaterThanOrEqual(44)
  await shop.context().close()
})

test('emoji come when asked for, from nobody but us, are found in the shopper’s language, and go where the caret is', async () => {
  const asked: string[] = []
  const { shop, chat } = await openAs('Ines', (page) =>
    page.on('request', (request) => asked.push(request.url())),
  )
  expect(asked.some((url) => /emoji/i.test(url))).toBe(false)
  const box = chat.getByRole('textbox', { name: 'Votre message' })
  await box.fill('Merci  !')
  for (const key of ['ArrowLeft', 'ArrowLeft']) await box.press(key)
  await chat.getByRole('button', { name: 'Émoji' }).click()
  const words = chat.getByRole('dialog', { name: 'Émoji' }).getByRole('combobox')
  await words.fill('fusée')
  await chat.getByRole('option', { name: /fusée/ }).first().waitFor()
  await words.press('ArrowDown')
  await words.press('Enter')
  await until('the rocket is in the text', async () => (await box.inputValue()) === 'Merci 🚀 !')
  await chat.locator('textarea:focus').waitFor()
  await chat.getByRole('button', { name: 'Émoji' }).click()
  await words.press('Escape')
  await chat.getByRole('dialog', { name: 'Émoji' }).waitFor({ state: 'detached' })
  expect(await shop.getByTestId('launcher').getAttribute('aria-expanded')).toBe('true')
  expect(
    asked.filter((url) => !url.startsWith(desk.url) && !url.startsWith(new URL(shop.url()).origin)),
  ).toEqual([])
  await shop.context().close()
})

test('on a touch screen the panel opens without the keyboard, and writing in it does not zoom the page', async () => {
  const shop = await openShopPage(desk, desk.account, {
    options: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  })
  await shop.getByTestId('launcher').tap()
  const chat = shop.frameLocator('iframe')
  await chat.locator('h1:focus').waitFor()
  const box = chat.getByRole('textbox')
  expect(await box.evaluate((element) => getComputedStyle(element as never).fontSize)).toBe('16px')
  await shop.context().close()
})

test('a thread of five hundred is read in pieces, holds its place while older ones come, and is walked with the keys', async () => {
  const { shop, chat } = await openAs('Omar')
  await write(chat, 'Premier message')
  await chat.locator('[data-author=auto]').waitFor()
  await fill('Omar', 500)
  await shop.reload()
  const again = await openChat(shop)
  const items = again.getByTestId('msg')
  await again.getByText('Réponse numéro 500').waitFor()
  expect(await items.count()).toBe(50)

  const log = again.getByRole('log')
  const topOf = (number: number) =>
    again
      .getByText(`Réponse numéro ${number}`, { exact: true })
      .evaluate((element) => (element as unknown as Box).getBoundingClientRect().top)
  const scroll = (by: number) =>
    log.evaluate((element, to) => ((element as unknown as Box).scrollTop = to), by)
  const scrolled = () => log.evaluate((element) => (element as unknown as Box).scrollTop)
  await scroll(150)
  const before = await topOf(453)
  await until('older ones are there', async () => (await items.count()) === 100)
  expect(Math.abs((await topOf(453)) - before)).toBeLessThanOrEqual(2)
  expect(await again.getByText('Réponse numéro 451', { exact: true }).count()).toBe(1)

  await log.focus()
  await shop.keyboard.press('End')
  expect(await again.locator('li:focus').textContent()).toContain('Réponse numéro 500')
  await shop.keyboard.press('ArrowUp')
  expect(await again.locator('li:focus').textContent()).toContain('Réponse numéro 499')
  const at = await scrolled()
  await shop.keyboard.press('PageUp')
  await until('it has scrolled', async () => (await scrolled()) < at - 100)
  await shop.context().close()
})

test('the shopper reads in their own zone when the desk opens, with the shop’s time beside it; new hours are there at once (R25, R31)', async () => {
  const tokyo = await consoleDesk({ now: '2026-06-15T20:00' })
  const owner = await tokyo.agent('Zoé Marchand', 'owner')
  const shop = await openShopPage(tokyo, tokyo.account, { options: { timezoneId: 'Asia/Tokyo' } })
  const chat = await openChat(shop)
  const status = chat.locator('header .status')
  await status
    .filter({ hasText: 'We are closed. Back today at 16:00 (09:00, Central European Time).' })
    .waitFor()
  await setHours(owner.actor.door, { monday: [{ from: '00:00', to: '24:00' }] })
  await status.filter({ hasText: 'We are online' }).waitFor()
  await shop.context().close()
})

async function setHours(door: typeof lina.actor.door, week: object) {
  const { officeHours } = await door.get('{ officeHours { version } }')
  await door.get(
    'mutation ($v: Int!, $hours: OfficeHoursInput!) { changeOfficeHours(expectedVersion: $v, hours: $hours) { id } }',
    { v: officeHours.version, hours: { week, exceptions: [] } },
  )
}

/** As many replies as if they had been talking for days, all of them seen. */
async function fill(name: string, most: number) {
  const { app, account } = desk
  const db = app.database.manager
  const { id: accountId } = account
  const agent = await db.findOneByOrFail(Agent, { id: lina.id })
  const { id: profileId } = await db.findOneByOrFail(Profile, { accountId, externalId: name.toLowerCase() })
  const { id } = await db.findOneByOrFail(Ticket, { profileId })
  await app.transaction(async (tx) => {
    for (let n = 1; n <= most; n++) {
      const answer = {
        clientId: randomUUID(),
        text: `Réponse numéro ${n}`,
        isHolding: false,
        expectedLast: null,
      }
      await reply(tx, agent, id, answer)
    }
  })
  await app.transaction((tx) => markSeen(tx, { accountId, profileId }, id, most + 10))
}

async function openAs(
  shopper: string,
  prepare?: (page: Page) => unknown,
): Promise<{ shop: Page; chat: FrameLocator }> {
  const shop = await openShopPage(desk, desk.account, { shopper })
  if (prepare) {
    prepare(shop)
    await shop.reload()
  }
  return { shop, chat: await openChat(shop) }
}

interface Box {
  scrollTop: number
  getBoundingClientRect(): { top: number }
}
declare function getComputedStyle(element: never): { fontSize: string }
