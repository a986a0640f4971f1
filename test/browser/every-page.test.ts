import { beforeAll, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { seedDemo } from '../../domain/demo/seed-demo.js'
import { sweepSearch } from '../../worker/sweep.js'
import { faultsOf } from '../support/axe.js'
import { openPage } from '../support/browser.js'
import { openChat, openShop, write } from '../support/people-with-browsers.js'
import { servers, type Servers } from '../support/servers.js'

/*
 * Every page of the console, as each of us may see it: light and dark, English and French, desk, tablet and phone.
 * `npm run screenshots` walks the same way and keeps the pictures.
 */

interface Look {
  look: string
  theme: 'light' | 'dark'
  language: 'en' | 'fr'
  width: number
}

const LOOKS: Look[] = [
  { look: 'light', theme: 'light', language: 'en', width: 1440 },
  { look: 'dark', theme: 'dark', language: 'en', width: 1440 },
  { look: 'french', theme: 'light', language: 'fr', width: 1440 },
  { look: 'tablet', theme: 'dark', language: 'fr', width: 1024 },
  { look: 'phone', theme: 'light', language: 'en', width: 390 },
  { look: 'phone-french', theme: 'dark', language: 'fr', width: 390 },
]

type Step = (page: Page) => Promise<unknown>

/** Where it is, and what is done there before one looks. */
const PAGES: Record<string, { path: string; arrive: Step; phone?: false }> = {
  inbox: { path: '/inbox', arrive: (page) => row(page).first().waitFor() },
  'inbox-empty': { path: '/inbox?view=snoozed', arrive: (page) => page.locator('#ticket-list').waitFor() },
  thread: { path: '/inbox', arrive: openThread },
  snooze: {
    path: '/inbox',
    phone: false,
    async arrive(page) {
      await openThread(page)
      await page.keyboard.press('s')
      await page.getByRole('option').first().waitFor()
    },
  },
  commands: {
    path: '/inbox',
    phone: false,
    async arrive(page) {
      await openThread(page)
      await page.keyboard.press('Control+k')
      await page.getByRole('option').first().waitFor()
    },
  },
  keys: {
    path: '/inbox',
    phone: false,
    async arrive(page) {
      await row(page).first().waitFor()
      await page.keyboard.press('?')
      await page.getByRole('dialog').waitFor()
    },
  },
  dashboard: { path: '/dashboard', arrive: heading },
  'settings-web-chat': { path: '/settings/web-chat', arrive: heading },
  'settings-web-chat-faults': {
    path: '/settings/web-chat',
    async arrive(page) {
      const monday = page.getByTestId('hours-day-0').getByRole('combobox')
      await monday.nth(1).fill('14:00')
      await page.locator('[id="field-privacyUrl"]').fill('http://shop.example')
      await page.keyboard.press('Control+s')
      await page.getByRole('alert').waitFor()
    },
  },
  'settings-account': { path: '/settings/account', arrive: heading },
  'settings-preferences': { path: '/settings/preferences', arrive: heading },
}

let running: Servers

beforeAll(async () => {
  running = await servers()
  running.clock.set(new Date('2026-06-15T08:00:00Z'))
  await running.app.transaction(seedDemo)
  await sweepSearch(running.app)
  for (const [shopper, text] of [
    ['noah', 'Hi! Do the espresso cups go into the dishwasher?'],
    ['camille', 'Hello! Do you know where my order #1093 is?'],
  ] as const) {
    const shop = await openShop(running, shopper)
    const chat = await openChat(shop)
    await write(chat, text)
    await chat.getByTestId('msg').nth(1).waitFor()
    await shop.context().close()
  }
})

test.each(LOOKS)(
  'every page is without a fault, and no wider than its window: $look, $width px (check 38)',
  async (look) => {
    const page = await signedIn(look)
    const found: Record<string, string[]> = {}
    for (const [name, { path, arrive, phone }] of Object.entries(PAGES)) {
      if (phone === false && look.width < 768) continue
      await page.goto(running.url + path)
      await arrive(page)
      const faults = [...(await faultsOf(page)), ...(await overflowOf(page))]
      if (faults.length) found[name] = faults
      if (process.env.SCREENSHOTS) await keep(page, `${name}-${look.look}`)
    }
    expect(found).toEqual({})
    await page.context().close()
  },
  120_000,
)

test.each([
  ['at 320 px, as on a desk magnified four times', 320, ''],
  ['with wide letters, words and lines', 390, 'wide'],
  ['from right to left', 1024, 'rtl'],
] as const)(
  'no page is wider than its window %s (check 39)',
  async (_, width, how) => {
    const page = await signedIn({ look: how, theme: 'light', language: 'fr', width })
    const found: Record<string, string[]> = {}
    for (const [name, { path, arrive, phone }] of Object.entries(PAGES)) {
      if (phone === false && width < 768) continue
      await page.goto(running.url + path)
      await arrive(page)
      if (how === 'wide') await page.addStyleTag({ content: WIDE })
      if (how === 'rtl') await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'))
      const overflow = await overflowOf(page)
      if (overflow.length) found[name] = overflow
    }
    expect(found).toEqual({})
    await page.context().close()
  },
  120_000,
)

// What WCAG 1.4.12 asks a page to bear.
const WIDE = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }`

async function signedIn({ theme, language, width }: Look): Promise<Page> {
  const page = await openPage(running, {
    viewport: { width, height: width < 768 ? 844 : 900 },
    locale: language === 'fr' ? 'fr-FR' : 'en-GB',
    hasTouch: width < 768,
    reducedMotion: 'reduce',
  })
  await page.addInitScript(
    (chosen) => {
      localStorage.setItem('deskbell.theme', chosen.theme)
      localStorage.setItem('deskbell.language', chosen.language)
    },
    { theme, language },
  )
  await page.goto(running.url)
  await page.locator('input[type=email]').fill('zoe@demo.shop')
  await page.locator('input[type=password]').fill('deskbell-demo')
  await page.keyboard.press('Enter')
  await row(page).first().waitFor()
  return page
}

function row(page: Page) {
  return page.getByTestId('ticket-row')
}

async function heading(page: Page) {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
}

async function openThread(page: Page) {
  await row(page).filter({ hasText: 'Camille Roy' }).getByRole('link').click()
  await page.getByRole('log').getByTestId('msg').first().waitFor()
}

/** What sticks out of the window, where it can be neither read nor pressed. What scrolls by itself may. */
async function overflowOf(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main *, header *, nav *, [role=dialog] *')]
      .filter((element) => {
        const { left, right, width, height } = element.getBoundingClientRect()
        if (width < 2 || height < 2 || (right <= innerWidth + 1 && left >= -1)) return false
        for (let around = element.parentElement; around; around = around.parentElement) {
          if (/auto|scroll/.test(getComputedStyle(around).overflowX)) return false
        }
        return true
      })
      .map(({ outerHTML }) => `sticks out: ${outerHTML.slice(0, 120)}`)
      .slice(0, 3),
  )
}

async function keep(page: Page, name: string) {
  await page.screenshot({ path: `docs/screenshots/${name}.png` })
}

declare const localStorage: { setItem(name: string, value: string): void }
interface Element {
  outerHTML: string
  parentElement: Element | null
  getBoundingClientRect(): { left: number; right: number; width: number; height: number }
}
declare const document: {
  documentElement: { setAttribute(name: string, value: string): void }
  querySelectorAll(selector: string): Iterable<Element>
}
declare const getComputedStyle: (element: Element) => { overflowX: string }
declare const innerWidth: number
