import { chromium, type Browser, type Page } from 'playwright-core'
import { tokenOf } from '../setup.js'

/** What one round in the browser found; milliseconds until the next paint. */
export interface Typing {
  keys: number
  p75: number
  p95: number
  /** Tasks of more than 50 ms while the keys were typed. */
  longTasks: number
}

/** As slow as a desk's old computer. */
const SLOWER = 4
const WORDS = 'Hello, your parcel has left us this morning and is on its way to you. '

export function openBrowser(): Promise<Browser> {
  const { CHROMIUM_PATH, CHROMIUM_MISSING } = process.env
  if (!CHROMIUM_PATH) throw new Error(CHROMIUM_MISSING ?? 'There is no Chromium.')
  return chromium.launch({
    executablePath: CHROMIUM_PATH,
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  })
}

/** A page with nothing but a text field: what the browser itself needs. */
export async function openBareField(browser: Browser): Promise<Page> {
  const page = await browser.newPage()
  await page.setContent('<textarea id="reply" rows="4" cols="60"></textarea>')
  return slowedDown(page)
}

/** The console with thousands of tickets, at a thread of which some pages are loaded. */
export async function openConsole(browser: Browser, url: string, reference: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  await context.addCookies([{ name: 'deskbell', value: tokenOf('agent', 1), url }])
  const page = await context.newPage()
  await page.goto(`${url}/inbox`)
  await page.getByTestId('ticket-row').filter({ hasText: reference }).first().getByRole('link').click()
  const log = page.getByRole('log')
  await log.getByTestId('msg').first().waitFor()
  for (let pages = 0; pages < 9; pages++) {
    const before = await log.getByTestId('msg').count()
    await log.evaluate((pane) => ((pane as unknown as { scrollTop: number }).scrollTop = 0))
    await page.waitForFunction(
      (count) => document.querySelectorAll('[data-testid=msg]').length > count,
      before,
    )
  }
  return slowedDown(page)
}

export async function typeInto(page: Page): Promise<Typing> {
  await page.evaluate(() => {
    globalThis.seen = { events: new Map(), tasks: 0 }
    new PerformanceObserver((list) => {
      for (const { interactionId, duration } of list.getEntries())
        if (interactionId) {
          const before = globalThis.seen.events.get(interactionId) ?? 0
          globalThis.seen.events.set(interactionId, Math.max(before, duration))
        }
    }).observe({ type: 'event', durationThreshold: 16 })
    new PerformanceObserver((list) => (globalThis.seen.tasks += list.getEntries().length)).observe({
      type: 'longtask',
    })
  })
  await page.locator('#reply').fill('')
  await page.locator('#reply').focus()
  const text = WORDS.repeat(3)
  await page.keyboard.type(text, { delay: 30 })
  await page.waitForTimeout(500)
  const { durations, tasks } = await page.evaluate(() => ({
    durations: [...globalThis.seen.events.values()],
    tasks: globalThis.seen.tasks,
  }))
  // What is not told took less than the least that is told, two frames.
  const all = [...Array<number>(Math.max(0, text.length - durations.length)).fill(8), ...durations].sort(
    (a, b) => a - b,
  )
  const at = (share: number) => all[Math.floor(all.length * share)]!
  await page.locator('#reply').fill('')
  return { keys: text.length, p75: at(0.75), p95: at(0.95), longTasks: tasks }
}

/** How long `J` takes until the next thread, which was open before, is painted. */
export async function switchTickets(page: Page, times: number): Promise<number[]> {
  await page.locator('#reply').press('Escape')
  for (const key of ['j', 'j', 'j', 'k', 'k', 'k']) await step(page, key)
  const took: number[] = []
  for (let turn = 0; turn < times; turn++) took.push(await step(page, turn % 6 < 3 ? 'j' : 'k'))
  return took
}

async function step(page: Page, key: string): Promise<number> {
  // Listened for before the key goes down: a slow page may hear of that first.
  await page.evaluate((patience) => {
    const shown = () => document.querySelector('[role=log]')?.ariaLabel
    const before = shown()
    const asked = performance.now()
    let from = 0
    addEventListener('keydown', () => (from = performance.now()), { once: true, capture: true })
    globalThis.painted = new Promise<number>((resolve, reject) => {
      const look = () => {
        if (performance.now() - asked > patience) reject(new Error('The next thread never came.'))
        else if (from && shown() && shown() !== before)
          requestAnimationFrame(() => resolve(performance.now() - from))
        else requestAnimationFrame(look)
      }
      look()
    })
  }, 10_000)
  await page.keyboard.press(key)
  return page.evaluate(() => globalThis.painted)
}

async function slowedDown(page: Page): Promise<Page> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  return page
}

/* Of the page. */
declare global {
  var seen: { events: Map<number, number>; tasks: number }
  var painted: Promise<number>
}
declare const document: {
  querySelector(selector: string): { ariaLabel: string | null } | null
  querySelectorAll(selector: string): { length: number }
}
declare const requestAnimationFrame: (paint: () => void) => void
declare const addEventListener: (name: string, listener: () => void, options: object) => void
declare class PerformanceObserver {
  constructor(tell: (list: { getEntries(): { interactionId?: number; duration: number }[] }) => void)
  observe(options: object): void
}
