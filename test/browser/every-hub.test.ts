import { beforeAll, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { faultsOf } from '../support/axe.js'
import { buildAccount } from '../support/builders.js'
import { consoleDesk } from '../support/console-desk.js'
import { openShopPage } from '../support/shop-page.js'

/*
 * Everything that the hub may show on a shop's page, as every-page.test.ts does it for the console: light and dark,
 * English and French, desk and phone. `npm run screenshots` keeps the pictures.
 */

const WORDS = {
  en: {
    open: 'Open chat',
    tabs: ['Orders', 'Sizes'],
    order:
      '<p><strong>Order #1093</strong> left the workshop yesterday. It will be with you within two days.</p>',
    welcome: 'Hello {{first_name|there}}! How can we help you?',
    ask: 'Is the kiln still warm?',
  },
  fr: {
    open: 'Ouvrir le chat',
    tabs: ['Commandes', 'Tailles'],
    order:
      '<p><strong>La commande nº 1093</strong> a quitté l’atelier hier. Elle arrive sous deux jours.</p>',
    welcome: 'Bonjour {{first_name|à vous}} ! Comment pouvons-nous vous aider ?',
    ask: 'Le four est-il encore chaud ?',
  },
}

const WIDTHS = { desk: 1280, phone: 390, small: 320 }
const PICTURED = ['desk-light', 'desk-dark', 'phone-light']

let desk: Awaited<ReturnType<typeof consoleDesk>>

beforeAll(async () => {
  desk = await consoleDesk()
})

test.each(['en', 'fr'] as const)(
  'closed, with its bubble, with the chat, with a tab of the shop, in every look nobody stumbles over the hub: %s (check 38)',
  async (language) => {
    const { open, tabs, order, welcome, ask } = WORDS[language]
    const account = await buildAccount(desk.app, {
      language,
      welcomeMessage: welcome,
      brandColour: '#9a4a32',
    })
    const page = await openShopPage(desk, account, {
      html: `style="color-scheme: light dark; font-family: sans-serif"`,
      body: `<deskbell-hub hidden><section data-tab="${tabs[0]}">${order}</section><section data-tab="${tabs[1]}">…</section></deskbell-hub>`,
    })
    const found: Record<string, string[]> = {}
    const look = async (state: string) => Object.assign(found, await faultsInEveryLook(page, state, language))

    await page.getByRole('button', { name: open, exact: true }).waitFor()
    await look('closed')
    await page.clock.runFor(2_100)
    await page.getByText(/Camille/).waitFor()
    await look('bubble')
    await page.getByRole('button', { name: open, exact: true }).click()
    const chat = page.frameLocator('iframe')
    await chat.getByRole('textbox').fill(ask)
    await chat.getByRole('textbox').press('Enter')
    await chat.getByTestId('msg').nth(1).waitFor()
    await look('chat')
    await page.getByRole('tab', { name: tabs[0]! }).click()
    await look('tab')
    expect(found).toEqual({})
    await page.context().close()
  },
  180_000,
)

async function faultsInEveryLook(page: Page, state: string, language: string) {
  const found: Record<string, string[]> = {}
  for (const [device, width] of Object.entries(WIDTHS)) {
    await page.setViewportSize({ width, height: width < 480 ? 720 : 800 })
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      const faults = [...(await faultsOf(page)), ...(await overflowOf(page))]
      const look = `${device}-${colorScheme}`
      if (faults.length > 0) found[`${state}, ${look}, ${language}`] = faults
      if (process.env.SCREENSHOTS && state !== 'closed' && language === 'en' && PICTURED.includes(look)) {
        await page.screenshot({ path: `docs/screenshots/hub-${state}-${look}.png` })
      }
    }
  }
  await page.setViewportSize({ width: 1280, height: 800 })
  return found
}

/** What of the hub sticks out of the window. */
function overflowOf(page: Page): Promise<string[]> {
  return page.evaluate(`
    [...document.querySelector('deskbell-hub').shadowRoot.querySelectorAll('button, .panel, .bubble')]
      .filter((element) => {
        const { left, right, top, bottom, width } = element.getBoundingClientRect()
        return width > 0 && (left < 0 || top < 0 || right > innerWidth + 1 || bottom > innerHeight + 1)
      })
      .map(({ outerHTML }) => 'sticks out: ' + outerHTML.slice(0, 120))
  `)
}
