import { expect, test } from '@jest/globals'
import type { FrameLocator, Page, WebSocketRoute } from 'playwright-core'
import { faultsOf, faultsOfFrame } from '../support/axe.js'
import { consoleDesk } from '../support/console-desk.js'
import { overflowOf, WIDE_LETTERS } from '../support/overflow.js'
import { openChat, write } from '../support/people-with-browsers.js'
import { openShopPage } from '../support/shop-page.js'

/*
 * Each state of the shopper's panel in each of its looks, on the page of some shop. `SCREENSHOTS=folder` keeps pictures.
 */

const TEXTS = {
  en: {
    options: 'Options',
    end: 'End chat',
    keep: 'Keep chatting',
    emoji: 'Emoji',
  },
  fr: {
    options: 'Options',
    end: 'Terminer le chat',
    keep: 'Continuer le chat',
    emoji: 'Émoji',
  },
}

const WORDS = `Here it is: https://shop.example/${'a-very-long-path/'.repeat(8)}?q=1 and ${'Donaudampfschifffahrt'.repeat(6)}`

test.each(['en', 'fr'] as const)(
  'the panel has no fault and loses nothing, closed, open, in talk, offline, down, ended and expired; light and dark, desk and phone, narrow, with wide letters: %s (check 38, check 39)',
  async (language) => {
    const desk = await consoleDesk({ language, name: 'Atelier Brume' })
    const lina = await desk.agent('Lina Moreau')
    const says = TEXTS[language]
    const found: Record<string, string[]> = {}
    const look = async (name: string) => Object.assign(found, await faultsInEveryLook(shop, name, language))

    let isSignedIn = true
    let isDown = false
    const lines: WebSocketRoute[] = []
    const shop = await openShopPage(desk, desk.account)
    await shop.route('**/token', (route) => (isSignedIn ? route.continue() : route.fulfill({ status: 204 })))
    await shop.context().routeWebSocket(/\/shop\/graphql/, (line) => {
      lines.push(line)
      if (isDown) void line.close()
      else line.connectToServer()
    })
    await shop.reload()
    await shop.getByTestId('launcher').waitFor()
    await shop.clock.fastForward(2_000)
    await look('closed')

    const chat = await openChat(shop)
    await chat.getByTestId('welcome').waitFor()
    await look('first')

    await write(chat, WORDS)
    await chat.getByTestId('msg').nth(1).waitFor()
    await lina.actor.replies('It left us this morning. Have a look at https://post.example/1093.')
    await chat.getByTestId('msg').nth(2).waitFor()
    await shop.route('**/shop/graphql', (route) =>
      route.request().postData()?.includes('mutation Send')
        ? route.fulfill({ status: 500 })
        : route.continue(),
    )
    await write(chat, 'Thank you!')
    await chat.locator('[data-state=failed]').waitFor()
    await chat.getByRole('textbox').fill('word '.repeat(372))
    await look('talk')

    await chat.getByRole('button', { name: says.options }).click()
    await look('menu')
    await chat.getByRole('menuitem', { name: says.end }).click()
    await look('end')
    await chat.getByRole('button', { name: says.keep }).click()
    await chat.getByRole('textbox').fill('')
    await chat.getByRole('button', { name: says.emoji }).click()
    await chat.getByRole('dialog', { name: says.emoji }).getByRole('option').first().waitFor()
    await look('emoji')
    await shop.keyboard.press('Escape')

    await shop.context().setOffline(true)
    await shop.clock.fastForward(2_000)
    await look('offline')
    await shop.context().setOffline(false)

    isDown = true
    for (const line of lines) await line.close()
    await fails(shop, chat)
    await look('down')
    isDown = false
    // The panel may have come back by itself before the button is pressed.
    await chat.locator('.bar button').evaluateAll((buttons) => buttons.forEach((button) => button.click()))
    await chat.locator('.bar button').waitFor({ state: 'detached' })

    await lina.actor.closes()
    await chat.getByRole('heading', { level: 2 }).waitFor()
    await look('ended')

    isSignedIn = false
    await desk.time.moveTo(new Date(desk.clock.now().getTime() + 13 * 3_600_000))
    await chat.getByRole('alert').waitFor()
    await look('expired')
    expect(found).toEqual({})
    await shop.context().close()
  },
  180_000,
)

/** Until the panel says that the desk cannot be reached. */
async function fails(shop: Page, chat: FrameLocator) {
  for (let tries = 0; tries < 8; tries++) {
    await shop.clock.runFor(4_000)
    if (await chat.locator('.bar.unavailable').count()) return
  }
  throw new Error('The panel does not notice that the desk is down.')
}

const LOOKS = {
  en: [
    { look: 'light', theme: 'light', width: 1280 },
    { look: 'phone', theme: 'dark', width: 390 },
  ],
  fr: [{ look: 'phone', theme: 'light', width: 390 }],
} as const

async function faultsInEveryLook(shop: Page, name: string, language: 'en' | 'fr') {
  const found: Record<string, string[]> = {}
  const tell = (where: string, faults: string[]) => faults.length && (found[`${name}, ${where}`] = faults)
  for (const { look, theme, width } of LOOKS[language]) {
    await see(shop, theme, width)
    tell(look, [...(await faultsIn(shop, name)), ...(await lossesIn(shop))])
    if (process.env.SCREENSHOTS)
      await shop.screenshot({ path: `${process.env.SCREENSHOTS}/widget-${name}-${look}-${language}.png` })
  }
  await see(shop, 'light', 320, 640)
  tell('at 320 px', await lossesIn(shop))
  const frame = shop.frames()[1]
  await frame?.evaluate(wear, WIDE_LETTERS)
  tell('with wide letters', await lossesIn(shop))
  if (process.env.SCREENSHOTS)
    await shop.screenshot({ path: `${process.env.SCREENSHOTS}/widget-${name}-wide-${language}.png` })
  await frame?.evaluate(wear, '')
  await see(shop, 'light', 1280)
  return found
}

/** The panel's policy allows no style in its page; a reader's browser may still wear one. */
function wear(css: string) {
  const page = globalThis as unknown as {
    CSSStyleSheet: new () => { replaceSync(css: string): void }
    document: { adoptedStyleSheets: unknown[] }
  }
  const sheet = new page.CSSStyleSheet()
  sheet.replaceSync(css)
  page.document.adoptedStyleSheets = [sheet]
}

async function see(
  shop: Page,
  colorScheme: 'light' | 'dark',
  width: number,
  height = width < 768 ? 844 : 860,
) {
  await shop.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  await shop.setViewportSize({ width, height })
  for (const frame of shop.frames()) await frame.evaluate('new Promise(requestAnimationFrame)')
}

/** The page around the panel is looked at once. */
const faultsIn = (shop: Page, name: string) =>
  name === 'closed' ? faultsOf(shop) : faultsOfFrame(shop.frames()[1]!)

/** What sticks out of the page or the panel, and words that are cut off in it. */
async function lossesIn(shop: Page): Promise<string[]> {
  const [page, frame] = shop.frames()
  if (await frame!.evaluate('innerWidth === 0')) return overflowOf(page!)
  const cut = await frame!.evaluate<string[]>(`
    [...document.querySelectorAll('main, main *')]
      .filter((element) => {
        const { overflowY, textOverflow, clipPath } = getComputedStyle(element)
        if (overflowY !== 'hidden' || textOverflow === 'ellipsis' || clipPath === 'inset(50%)' || element.clientHeight < 2) return false
        return element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1
      })
      .map(({ outerHTML }) => 'cuts off: ' + outerHTML.slice(0, 120))`)
  const tall = await frame!.evaluate<string[]>(`
    [...document.querySelectorAll('main button, main textarea, main a, main h1, main h2')]
      .filter((element) => !element.closest('[role=log]') && element.offsetHeight > 2)
      .filter((element) => element.getBoundingClientRect().bottom > innerHeight + 1 || element.getBoundingClientRect().top < -1)
      .map(({ outerHTML }) => 'out of the panel: ' + outerHTML.slice(0, 120))`)
  return [...(await overflowOf(page!)), ...(await overflowOf(frame!)), ...cut, ...tall]
}
