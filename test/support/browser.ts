import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { closedFirst, type Servers } from './servers.js'

let browser: Promise<Browser> | null = null

closedFirst.push(async () => (await browser)?.close())

/** A page of its own person: other cookies, other storage, and the servers' clock on its wall. */
export async function openPage({ clock }: Servers, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await (
    await (browser ??= launch())
  ).newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Paris',
    reducedMotion: 'reduce',
    ...options,
  })
  await context.clock.install({ time: clock.now() })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  return page
}

function launch(): Promise<Browser> {
  const { CHROMIUM_PATH, CHROMIUM_MISSING } = process.env
  if (!CHROMIUM_PATH)
    throw new Error(CHROMIUM_MISSING ?? 'Run the tests with `npm test`: it brings a Chromium.')
  return chromium.launch({
    executablePath: CHROMIUM_PATH,
    args: [
      '--no-sandbox',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--disable-component-update',
      // No page here lives long enough for faster code to pay for its making.
      '--js-flags=--no-opt,--no-maglev',
    ],
  })
}
