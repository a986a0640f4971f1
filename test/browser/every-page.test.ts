import { beforeAll, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { demo } from '../../domain/demo/demo-data.js'
import { seedDemo } from '../../domain/demo/seed-demo.js'
import { seedMonth } from '../../domain/demo/seed-month.js'
import { Account } from '../../schema/account.js'
import { sweepSearch } from '../../worker/sweep.js'
import { faultsOf } from '../support/axe.js'
import { openPage } from '../support/browser.js'
import { later } from '../support/clock.js'
import { timeOf } from '../support/desk.js'
import { overflowOf, WIDE_LETTERS } from '../support/overflow.js'
import { openChat, openShop, openSignedIn, write } from '../support/people-with-browsers.js'
import { servers, type Servers } from '../support/servers.js'

/*
 * Every page of the console, as each of us may see it: light and dark, English and French, desk, tablet and phone.
 * `npm run screenshots` walks the same way and keeps the pictures.
 */

type Step = (page: Page) => Promise<unknown>

/** Where it is, and what is done there before one looks. What leaves something open is left by loading the next page anew. */
const PAGES: Record<string, { path: string; arrive: Step; stays?: true }> = {
  inbox: { path: '/inbox', arrive: (page) => row(page).first().waitFor() },
  'inbox-empty': {
    path: '/inbox?view=mine',
    arrive: (page) => row(page).first().waitFor({ state: 'detached' }),
  },
  'inbox-selected': {
    path: '/inbox',
    stays: true,
    async arrive(page) {
      await row(page).first().getByRole('link').focus()
      await page.keyboard.press('x')
      await row(page)
        .nth(1)
        .getByRole('link')
        .click({ modifiers: ['Shift'] })
      await page.getByRole('checkbox', { checked: true }).nth(1).waitFor()
    },
  },
  search: { path: '/inbox?q=bowls', arrive: (page) => page.locator('mark').first().waitFor() },
  'thread-new': { path: '/inbox', arrive: (page) => openThread(page, 'Camille Roy') },
  thread: { path: '/inbox', arrive: (page) => openThread(page) },
  snooze: { path: '/inbox', stays: true, arrive: (page) => openOver(page, 's') },
  commands: { path: '/inbox', stays: true, arrive: (page) => openOver(page, 'Control+k') },
  keys: {
    path: '/inbox',
    stays: true,
    async arrive(page) {
      await row(page).first().waitFor()
      await page.keyboard.press('?')
      await page.getByRole('dialog').waitFor()
    },
  },
  dashboard: { path: '/dashboard', arrive: heading },
  reports: { path: '/dashboard/reports', arrive: (page) => page.locator('canvas').first().waitFor() },
  'settings-web-chat': { path: '/settings/web-chat', arrive: heading },
  'settings-web-chat-faults': {
    path: '/settings/web-chat',
    stays: true,
    async arrive(page) {
      const monday = page.getByTestId('hours-day-0').getByRole('combobox')
      await monday.nth(1).fill('14:00')
      await page.locator('[id="field-privacyUrl"]').fill('http://shop.example')
      await page.keyboard.press('Control+s')
      await page.getByRole('alert').waitFor()
    },
  },
  'settings-team': { path: '/settings/team', arrive: heading },
  'settings-saved-replies': { path: '/settings/saved-replies', arrive: heading },
  'settings-saved-reply': { path: '/settings/saved-replies/new', arrive: heading },
  'settings-labels': { path: '/settings/labels', arrive: heading },
  'settings-installation': { path: '/settings/installation', arrive: heading },
  'settings-api-keys': { path: '/settings/api-keys', arrive: heading },
  'settings-graphql': { path: '/settings/graphql', arrive: heading },
  'settings-webhooks': { path: '/settings/webhooks', arrive: heading },
  'settings-shopify': { path: '/settings/shopify', arrive: heading },
  'settings-account': { path: '/settings/account', arrive: heading },
  'settings-sms': { path: '/settings/sms', arrive: heading },
  'settings-audit': { path: '/settings/audit', arrive: heading },
  'settings-preferences': { path: '/settings/preferences', arrive: heading },
}

/** How a page looks for one who speaks the language. The first is how the page is walked to. */
const LOOKS = {
  en: [
    { look: 'light', theme: 'light', width: 1440 },
    { look: 'dark', theme: 'dark', width: 1440 },
    { look: 'phone', theme: 'light', width: 390 },
  ],
  fr: [
    { look: 'french', theme: 'light', width: 1440 },
    { look: 'tablet-french', theme: 'dark', width: 1024 },
    { look: 'phone-french', theme: 'dark', width: 390 },
  ],
} as const

const PICTURED = ['light', 'dark', 'french', 'phone']

const STRAINS = [
  { strain: 'at 320 px, as on a desk magnified four times', width: 320 },
  { strain: 'with wide letters, words and lines', width: 390, css: WIDE_LETTERS },
  { strain: 'from right to left', width: 1024, css: ':root { direction: rtl }' },
]

const LOCALES = { en: 'en-GB', fr: 'fr-FR' }

let running: Servers

beforeAll(async () => {
  running = await servers()
  running.clock.set(new Date('2026-06-15T12:00:00Z'))
  await running.app.transaction(seedDemo)
  await running.app.transaction(seedMonth)
  await sweepSearch(running.app)
  for (const [shopper, text] of [
    ['noah', 'Hi! Do the smoke plates go into the dishwasher?'],
    ['camille', 'Hello! Do you know where my order #1093 is?'],
  ] as const) {
    const shop = await openShop(running, shopper)
    const chat = await openChat(shop)
    await write(chat, text)
    await chat.getByTestId('msg').nth(1).waitFor()
    if (process.env.SCREENSHOTS) await keep(shop, `shop-${shopper}`)
    await shop.context().close()
  }
})

test.each(['en', 'fr'] as const)(
  'no page has a fault or is wider than its window, in light and dark, on desk and phone, magnified, with wide letters, from right to left: %s (check 38, check 39)',
  async (language) => {
    const found: Record<string, string[]> = {}
    const door = await openPage(running, { locale: LOCALES[language] })
    await door.goto(running.url)
    await door.locator('input[type=password]').waitFor()
    Object.assign(found, await faultsInEveryLook(door, 'sign-in', language))
    await door.context().close()

    const page = await signedIn(language)
    for (const [name, { path, arrive, stays }] of Object.entries(PAGES)) {
      await see(page, LOOKS[language][0])
      await goTo(page, path)
      await arrive(page)
      Object.assign(found, await faultsInEveryLook(page, name, language))
      if (stays) await page.goto('about:blank')
    }
    expect(found).toEqual({})
    await page.context().close()
  },
  600_000,
)

test('nor when the bell rings (check 38, check 39)', async () => {
  const account = await running.app.database.manager.findOneByOrFail(Account, { publicId: demo.publicId })
  await timeOf(running, account.id).moveTo(later(running.clock.now(), { minutes: 1 }))
  const found: Record<string, string[]> = {}
  for (const language of ['en', 'fr'] as const) {
    const page = await signedIn(language)
    await openThread(page)
    await page.getByRole('region').filter({ hasText: 'Noah Berg' }).waitFor()
    Object.assign(found, await faultsInEveryLook(page, 'bell', language))
    await page.context().close()
  }
  expect(found).toEqual({})
}, 180_000)

async function faultsInEveryLook(page: Page, name: string, language: 'en' | 'fr') {
  const found: Record<string, string[]> = {}
  const tell = (where: string, faults: string[]) => faults.length && (found[`${name}, ${where}`] = faults)
  for (const { look, ...wish } of LOOKS[language]) {
    await see(page, wish)
    tell(look, [...(await faultsOf(page)), ...(await overflowOf(page))])
    if (process.env.SCREENSHOTS && PICTURED.includes(look)) await keep(page, `${name}-${look}`)
  }
  for (const { strain, width, css } of STRAINS) {
    await see(page, { theme: 'light', width })
    const style = css && (await page.addStyleTag({ content: css }))
    tell(strain, await overflowOf(page))
    if (style) await style.evaluate((element) => (element as unknown as { remove(): void }).remove())
  }
  return found
}

async function see(page: Page, { theme, width }: { theme: 'light' | 'dark'; width: number }) {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
  await page.setViewportSize({ width, height: width < 768 ? 844 : 900 })
  await page.evaluate(() => new Promise(requestAnimationFrame))
}

/** As a link would lead there; the console is loaded only once. */
async function goTo(page: Page, path: string) {
  if (!page.url().startsWith(running.url)) return page.goto(running.url + path)
  await page.evaluate((to) => {
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, path)
}

async function signedIn(language: 'en' | 'fr'): Promise<Page> {
  const zoe = { email: 'zoe@demo.shop', password: 'deskbell-demo' }
  const page = await openSignedIn(running, zoe, '/inbox', { locale: LOCALES[language] })
  await page.evaluate((chosen) => localStorage.setItem('deskbell.language', chosen), language)
  await page.reload()
  await row(page).first().waitFor()
  return page
}

function row(page: Page) {
  return page.getByTestId('ticket-row')
}

async function heading(page: Page) {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.getByRole('status', { name: /Loading|Chargement/ }).waitFor({ state: 'detached' })
}

async function openThread(page: Page, name = 'Élise Garnier') {
  await row(page).filter({ hasText: name }).getByRole('link').click()
  await page.getByRole('heading', { name }).first().waitFor()
  await page.getByRole('log').getByTestId('msg').first().waitFor()
}

async function openOver(page: Page, key: string) {
  await openThread(page)
  await page.keyboard.press(key)
  await page.getByRole('option').first().waitFor()
}

async function keep(page: Page, name: string) {
  await page.screenshot({ path: `docs/screenshots/${name}.png` })
}

declare const localStorage: { setItem(name: string, value: string): void }
declare const history: { pushState(state: null, unused: string, url: string): void }
declare function dispatchEvent(event: unknown): void
declare const PopStateEvent: new (type: string) => unknown
declare const requestAnimationFrame: (done: (at: number) => void) => number
