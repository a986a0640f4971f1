import { setTimeout as pause } from 'node:timers/promises'
import { beforeAll, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { seedDemo } from '../../domain/demo/seed-demo.js'
import { demo } from '../../domain/demo/demo-data.js'
import { Account } from '../../schema/account.js'
import { faultsOf } from '../support/axe.js'
import { later } from '../support/clock.js'
import { timeOf } from '../support/desk.js'
import { expectSoon } from '../support/list-on-page.js'
import { openChat, openConsole, openShop, write } from '../support/people-with-browsers.js'
import { servers, type Servers } from '../support/servers.js'

/* What calls an agent who is elsewhere: sounds, notifications, the card. A Monday morning at ten, in Paris. */

let running: Servers
let time: ReturnType<typeof timeOf>
let agent: Page
let shop: Page

beforeAll(async () => {
  running = await servers()
  running.clock.set(new Date('2026-06-15T08:00:00Z'))
  await running.app.transaction(seedDemo)
  const account = await running.app.database.manager.findOneByOrFail(Account, { publicId: demo.publicId })
  time = timeOf(running, account.id)
  agent = await openConsole(running, 'lina@demo.shop')
  await listenTo(agent)
  await agent.reload()
  await rowOf('Amina Diallo').waitFor()
  await agent.keyboard.press('Shift')
  shop = await openShop(running, 'noah')
  await write(await openChat(shop), 'Is anybody there?')
  await rowOf('Noah Berg').waitFor()
})

test('a new message makes one sound, in one of two tabs of the console (check 13)', async () => {
  const second = await agent.context().newPage()
  await listenTo(second)
  await second.goto(running.url)
  await second.getByTestId('ticket-row').first().waitFor()
  await second.locator('[data-testid=conn][data-state=live]').waitFor()
  await second.keyboard.press('Shift')
  const before = (await sounds(agent)) + (await sounds(second))
  await passes(5, agent, second)
  await write(shop.frameLocator('iframe'), 'Hello?')
  await second.getByTestId('ticket-row').filter({ hasText: 'Hello?' }).waitFor()
  await rowOf('Hello?').waitFor()
  await expectSoon(async () => (await sounds(agent)) + (await sounds(second)), before + 1)
  await second.close()
})

test('in a hidden tab it becomes one notification of its ticket, which the next message replaces and opening it closes (check 11)', async () => {
  await agent.evaluate(() => hide(true))
  await passes(5, agent)
  await write(shop.frameLocator('iframe'), 'I am still here.')
  await rowOf('I am still here.').waitFor()
  await untilNotified(1)
  await passes(5, agent)
  await write(shop.frameLocator('iframe'), 'And waiting.')
  await rowOf('And waiting.').waitFor()
  await untilNotified(2)
  const [first, second] = await agent.evaluate(() => notices)
  expect(second).toMatchObject({ title: 'Noah Berg', body: 'And waiting.', tag: first!.tag, closed: false })
  await agent.evaluate(() => hide(false))
  await rowOf('Noah Berg').getByRole('link').click()
  await agent.waitForFunction(() => notices[1]!.closed)
})

test('for the ticket before one’s eyes there is neither sound nor notification (check 12)', async () => {
  await agent.getByRole('log').waitFor()
  const before = await sounds(agent)
  await passes(5, agent)
  await write(shop.frameLocator('iframe'), 'Ah, there you are.')
  await agent.getByTestId('msg').filter({ hasText: 'Ah, there you are.' }).waitFor()
  await passes(11, agent)
  expect(await sounds(agent)).toBe(before)
  expect(await agent.evaluate(() => notices.length)).toBe(2)
})

test('the bell’s card opens the ticket, or is put off for two minutes and then rings again (R59)', async () => {
  await agent.goto(running.url)
  await rowOf('Noah Berg').waitFor()
  await passes(60, agent, shop)
  const card = agent.getByRole('region', { name: 'Waiting shoppers' })
  await card.getByText(/Noah Berg has been waiting/).waitFor()
  expect(await agent.evaluate(() => document.activeElement?.closest('[role=region]') === null)).toBe(true)
  expect(await faultsOf(agent)).toEqual([])
  await card.getByRole('button', { name: 'Remind me in 2 min' }).click()
  await card.waitFor({ state: 'detached' })
  await passes(125, agent, shop)
  await card.getByText(/Noah Berg has been waiting/).waitFor()
  await card.getByRole('button', { name: 'Send "still looking"' }).click()
  await agent
    .getByText(/still looking/i)
    .first()
    .waitFor()
  await agent.keyboard.press('z')
  await card.getByRole('button', { name: 'Open' }).click()
  await agent.getByRole('heading', { name: 'Noah Berg', level: 2 }).waitFor()
  await card.waitFor({ state: 'detached' })
})

test('“do not disturb” is shown to the team and silences sounds; away asks who takes over (R48)', async () => {
  await agent.getByRole('button', { name: /Your status/ }).click()
  await agent.getByRole('menuitem', { name: 'For 30 minutes' }).click()
  await agent.getByRole('button', { name: /Do not disturb until/ }).waitFor()
  const before = await sounds(agent)
  await agent.goto(running.url)
  await passes(5, agent)
  await write(shop.frameLocator('iframe'), 'Quietly.')
  await rowOf('Quietly.').waitFor()
  expect(await sounds(agent)).toBe(before)

  await rowOf('Noah Berg').getByRole('link').click()
  await agent.getByRole('log').waitFor()
  await agent.keyboard.press('m')
  await agent
    .getByRole('log')
    .getByText(/Assigned to Lina/)
    .first()
    .waitFor()
  await agent.getByRole('button', { name: /Your status/ }).click()
  await agent.getByRole('menuitemcheckbox', { name: 'Away' }).click()
  const dialog = agent.getByRole('dialog', { name: 'Hand over your tickets?' })
  await dialog.getByText('1 of your shoppers is waiting').waitFor()
  expect(await faultsOf(agent)).toEqual([])
  await dialog.getByRole('button', { name: 'Hand over' }).click()
  await agent.getByRole('button', { name: /Your status: Away/ }).waitFor()
  await rowOf('Noah Berg').getByText('Unassigned').waitFor()
})

test('who does nothing for five minutes is away, and back with the first sign of life (R48)', async () => {
  await agent.getByRole('button', { name: /Your status/ }).click()
  await agent.getByRole('menuitemcheckbox', { name: 'Online' }).click()
  await agent.getByRole('button', { name: 'Your status: Online' }).waitFor()
  await agent.clock.fastForward(320_000)
  await agent.getByRole('button', { name: 'Your status: Away' }).waitFor()
  await agent.keyboard.press('Shift')
  await agent.getByRole('button', { name: 'Your status: Online' }).waitFor()
})

const rowOf = (text: string) => agent.getByTestId('ticket-row').filter({ hasText: text })

const sounds = (page: Page) => page.evaluate(() => Number(sessionStorage.getItem('sounds') ?? 0))

async function passes(seconds: number, ...pages: Page[]) {
  await time.moveTo(later(running.clock.now(), { seconds }))
  for (const page of pages) await page.clock.fastForward(seconds * 1000)
}

/** Ten seconds after the message was told, which may be a moment after its row is there. */
async function untilNotified(times: number) {
  while ((await agent.evaluate(() => notices.length)) < times) {
    await passes(2, agent)
    await pause(250)
  }
}

/** Counts the sounds, collects the notifications, and can hide the page. */
async function listenTo(page: Page) {
  await page.addInitScript(() => {
    const start = OscillatorNode.prototype.start
    OscillatorNode.prototype.start = function (when) {
      sessionStorage.setItem('sounds', String(Number(sessionStorage.getItem('sounds') ?? 0) + 1))
      start.call(this, when)
    }
    const stored = JSON.parse(localStorage.getItem('deskbell.preferences') ?? '{}')
    localStorage.setItem('deskbell.preferences', JSON.stringify({ ...stored, notifications: true }))
    Object.assign(globalThis, {
      notices: [],
      hide: (hidden: boolean) => {
        Object.defineProperty(document, 'visibilityState', {
          value: hidden ? 'hidden' : 'visible',
          configurable: true,
        })
        document.dispatchEvent(new Event('visibilitychange'))
      },
      Notification: class {
        static permission = 'granted'
        closed = false
        tag: string
        body: string
        constructor(
          public title: string,
          options: { tag: string; body: string },
        ) {
          this.tag = options.tag
          this.body = options.body
          notices.push(this)
        }
        close() {
          this.closed = true
        }
      },
    })
  })
}

/* What the script above puts into the page. */
declare const notices: { title: string; body: string; tag: string; closed: boolean }[]
declare const hide: (hidden: boolean) => void
declare const document: {
  visibilityState: string
  activeElement: { closest(selector: string): unknown } | null
  dispatchEvent(event: Event): void
}
declare const sessionStorage: {
  getItem(name: string): string | null
  setItem(name: string, value: string): void
}
declare const localStorage: typeof sessionStorage
declare const OscillatorNode: { prototype: { start(when?: number): void } }
