import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from '@jest/globals'
import type { FrameLocator, Page } from 'playwright-core'
import { seedDemo } from '../../domain/demo/seed-demo.js'
import { enterAsAgent, type AgentActor } from '../support/actors.js'
import { openChat, openConsole, openShop, write } from '../support/people-with-browsers.js'
import { servers, type Servers } from '../support/servers.js'
import { until } from '../support/until.js'

/* What moves in the shopper's panel while both sides are there. A Monday morning. */

let running: Servers
let agent: Promise<AgentActor> | null = null

beforeAll(async () => {
  running = await servers()
  running.clock.set(new Date('2026-06-15T08:00:00Z'))
  await running.app.transaction(seedDemo)
})

test('each side sees the other typing, at once and no longer than it lasts; nothing of it is spoken (check 16, R51)', async () => {
  const shop = await openShop(running, 'amina')
  const chat = await openChat(shop)
  const agent = await openConsole(running, 'lina@demo.shop')
  await openTicket(agent, 'Amina Diallo')
  const presence = agent.getByTestId('shopper-presence')
  await presence.getByText('On site now').waitFor()

  await chat.getByRole('textbox').pressSequentially('Bonj')
  await presence.getByText('typing…').waitFor({ timeout: 3_000 })
  await presence.getByText('On site now').waitFor({ timeout: 5_500 })

  const writer = chat.getByText('Lina écrit…')
  await agent.getByRole('textbox', { name: 'Reply to Amina Diallo' }).pressSequentially('Je regarde')
  await writer.waitFor({ timeout: 3_000 })
  expect(await chat.getByTestId('announcer').textContent()).toBe('')
  await agent.keyboard.press('Enter')
  await said(chat, 'Je regarde').waitFor()
  await writer.waitFor({ state: 'detached' })
  expect(await chat.getByTestId('announcer').textContent()).toBe('Lina: Je regarde')

  await shop.goto('about:blank')
  await presence.getByText(/^Left/).waitFor()
  await shop.context().close()
  await agent.context().close()
})

test('two tabs of the shop show one chat: what is said, seen, cleared from the box, and ended (R10, R13)', async () => {
  const shop = await openShop(running, 'noah')
  const chat = await openChat(shop)
  const other = await shop.context().newPage()
  await other.goto(shop.url())
  const second = await openChat(other)

  await second.getByRole('textbox').fill('Hello from one of them')
  await write(chat, 'Hello from one of them')
  await said(second, 'Hello from one of them').waitFor()
  expect(await second.getByRole('textbox').inputValue()).toBe('')

  await other.getByTestId('launcher').click()
  await replyTo('Noah Berg', 'Hello to both')
  await said(chat, 'Hello to both').waitFor()
  // Read in one, it is not unread in the other.
  await until(
    'nothing is unread there',
    async () => (await other.getByTestId('launcher').getAttribute('aria-label')) === 'Open chat',
  )

  await openChat(other)
  await endChat(chat)
  await second.getByRole('heading', { name: 'This chat is closed' }).waitFor()
  await shop.context().close()
})

test('a message sounds in one tab of two, in none while somebody looks, and in none when it is switched off', async () => {
  const shop = await openShop(running, 'camille')
  await shop.context().addInitScript(fakeAudio)
  await shop.reload()
  const chat = await openChat(shop)
  await write(chat, 'Is it in stock?')
  await said(chat, 'Automatic reply').waitFor()
  const other = await shop.context().newPage()
  await other.goto(shop.url())
  const second = await openChat(other)
  await second.getByRole('textbox').press('Shift')
  const pages = [shop, other]

  await replyTo('Camille Roy', 'While both are open')
  await said(second, 'While both are open').waitFor()
  expect(await sounds(pages)).toEqual([0, 0])

  for (const page of pages) await page.getByTestId('launcher').click()
  await replyTo('Camille Roy', 'While both are shut')
  await until('it sounds', async () => (await sounds(pages)).some((count) => count > 0))
  for (const page of pages) await page.getByText('While both are shut').waitFor()
  expect((await sounds(pages)).toSorted()).toEqual([0, 1])

  await openChat(shop)
  await chat.getByRole('button', { name: 'Options' }).click()
  const sound = chat.getByRole('menuitemcheckbox', { name: 'Sound' })
  await sound.click()
  expect(await sound.getAttribute('aria-checked')).toBe('false')
  await shop.keyboard.press('Escape')
  await shop.getByTestId('launcher').click()
  await replyTo('Camille Roy', 'Without a sound')
  for (const page of pages) await page.getByText('Without a sound').waitFor()
  expect((await sounds(pages)).toSorted()).toEqual([0, 1])
  await shop.context().close()
})

test('what arrives in a tab that is not looked at is seen when somebody looks, and not before (check 15, R46)', async () => {
  const shop = await openShop(running, 'noah')
  const chat = await openChat(shop)
  await write(chat, 'Anything new?')
  await said(chat, 'Automatic reply').waitFor()
  const agent = await openConsole(running, 'lina@demo.shop')
  await openTicket(agent, 'Noah Berg')
  await turn(shop, 'hidden')
  await agent.getByRole('textbox', { name: 'Reply to Noah Berg' }).fill('Not yet.')
  await agent.keyboard.press('Enter')
  await said(chat, 'Not yet.').waitFor()
  await shop.clock.runFor(3_000)
  const thread = agent.getByRole('log')
  await thread.getByText('Sent', { exact: true }).waitFor()
  expect(await thread.getByText(/^Seen/).count()).toBe(0)
  await turn(shop, 'visible')
  await thread.getByText(/^Seen \d\d:\d\d$/).waitFor()
  await agent.context().close()
  await shop.context().close()
})

/** As when one goes to another tab, or comes back. */
const turn = (page: Page, state: 'hidden' | 'visible') =>
  page.frames()[1]!
    .evaluate(`Object.defineProperty(document, 'visibilityState', { value: '${state}', configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))`)

const openTicket = (page: Page, name: string) =>
  page.getByTestId('ticket-row').filter({ hasText: name }).getByRole('link').click()

const said = (chat: FrameLocator, text: string) => chat.getByTestId('msg').filter({ hasText: text }).first()

async function endChat(chat: FrameLocator) {
  await chat.getByRole('button', { name: 'Options' }).click()
  await chat.getByRole('menuitem', { name: 'End chat' }).click()
  await chat.getByRole('alertdialog').getByRole('button', { name: 'End chat' }).click()
}

async function replyTo(name: string, text: string) {
  const lina = await (agent ??= enterAsAgent(running, { email: 'lina@demo.shop' }))
  const row = (await lina.inbox()).find(({ profile }) => profile.name === name)!
  await lina.replies(text, row.id, randomUUID())
}

const sounds = (pages: Page[]) =>
  Promise.all(pages.map((page) => page.frames()[1]!.evaluate<number>('sounds')))

/** Counts tones instead of making them. */
const fakeAudio = `sounds = 0
AudioContext = class {
  state = 'running'
  currentTime = 0
  resume() {}
  createGain() { return { gain: { setValueAtTime() {}, linearRampToValueAtTime() {}, exponentialRampToValueAtTime() {} }, connect() {} } }
  createOscillator() { return { frequency: {}, connect: (to) => to, start() { sounds++ }, stop() {} } }
}`
