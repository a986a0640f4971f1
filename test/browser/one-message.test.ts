import { beforeAll, expect, test } from '@jest/globals'
import type { Page, Response } from 'playwright-core'
import { seedDemo } from '../../domain/demo/seed-demo.js'
import { demo } from '../../domain/demo/demo-data.js'
import { Account } from '../../schema/account.js'
import { faultsOf } from '../support/axe.js'
import { openPage } from '../support/browser.js'
import { later } from '../support/clock.js'
import { timeOf } from '../support/desk.js'
import { openChat, openConsole, openShop, write } from '../support/people-with-browsers.js'
import { servers, type Servers } from '../support/servers.js'

/*
 * The main job, as people see it: a console and a shop side by side, real pages on real servers. A Monday morning.
 */

let running: Servers
let time: ReturnType<typeof timeOf>

beforeAll(async () => {
  running = await servers()
  running.clock.set(new Date('2026-06-15T08:00:00Z'))
  await running.app.transaction(seedDemo)
  const account = await running.app.database.manager.findOneByOrFail(Account, { publicId: demo.publicId })
  time = timeOf(running, account.id)
})

test('a shopper writes, is greeted by the automatic reply, answered live, and the agent sees “Seen” (R5–R12, R42, R46)', async () => {
  const agent = await openConsole(running, 'lina@demo.shop')
  const shop = await openShop(running, 'camille')

  const bubble = shop.getByText('Hello Camille! How can we help you?')
  await bubble.waitFor()
  const chat = await openChat(shop)
  await chat.getByTestId('welcome').waitFor()
  await chat.getByRole('link', { name: /privacy policy/ }).waitFor()

  await write(chat, 'Where is my order?')
  await chat
    .getByTestId('msg')
    .filter({ hasText: 'Someone from our team will be with you shortly.' })
    .waitFor()
  expect(await chat.getByRole('link', { name: /privacy policy/ }).count()).toBe(0)

  const row = agent.getByTestId('ticket-row').filter({ hasText: 'Camille Roy' })
  await row.filter({ hasText: 'Where is my order?' }).waitFor()
  await row.getByText('Unread').waitFor({ state: 'attached' })
  await row.getByTestId('waiting').waitFor()
  await titled(agent, /^\(1\) Inbox/)

  await row.getByRole('link').click()
  const thread = agent.getByRole('log')
  await thread.getByTestId('msg').filter({ hasText: 'Where is my order?' }).waitFor()
  await agent.getByText('Placed order #1093, 84.90 €').first().waitFor()
  await titled(agent, /^Inbox/)

  await agent.getByRole('textbox', { name: 'Reply to Camille Roy' }).fill('It left us this morning.')
  await agent.keyboard.press('Enter')
  await chat.getByTestId('msg').filter({ hasText: 'It left us this morning.' }).waitFor()
  await thread.getByText(/Seen \d\d:\d\d/).waitFor()

  expect(await faultsOf(agent)).toEqual([])
  expect(await faultsOf(shop)).toEqual([])
  await agent.context().close()
  await shop.context().close()
})

test('whoever is not signed in to the shop sees no chat, and the page no error (R2)', async () => {
  const page = await openPage(running)
  const errors: string[] = []
  page.on('pageerror', ({ message }) => errors.push(message))
  await page.goto(`${running.url}/demo-shop`)
  await page.waitForLoadState('networkidle')
  expect(await page.getByTestId('launcher').count()).toBe(0)
  expect(page.frames()).toHaveLength(1)
  expect(errors).toEqual([])
  await page.context().close()
})

test('an unanswered chat rings in the console, once, then escalates; an answered one never rings (R55, R59)', async () => {
  const agent = await openConsole(running, 'marc@demo.shop')
  const shop = await openShop(running, 'noah')
  const chat = await openChat(shop)
  await write(chat, 'Is anybody there?')
  const waiting = agent.getByTestId('ticket-row').filter({ hasText: 'Noah Berg' }).getByTestId('waiting')
  await waiting.waitFor()
  expect(await waiting.getAttribute('data-level')).toBe('neutral')

  await passes(60, agent, shop)
  const nudge = agent.getByRole('region').filter({ hasText: /Noah Berg has been waiting/ })
  await nudge.waitFor()
  await agent.locator('[data-testid=waiting][data-level=remind]').waitFor()
  await passes(60, agent, shop)
  await agent.locator('[data-testid=waiting][data-level=escalate]').waitFor()

  await agent.getByTestId('ticket-row').filter({ hasText: 'Noah Berg' }).getByRole('link').click()
  const thread = agent.getByRole('log')
  await thread.getByText('Escalated to the team').waitFor()
  expect(await thread.getByText('Escalated to the team').count()).toBe(1)

  await agent.getByRole('textbox', { name: 'Reply to Noah Berg' }).fill('I am here.')
  await agent.keyboard.press('Enter')
  await chat.getByTestId('msg').filter({ hasText: 'I am here.' }).waitFor()
  await waiting.waitFor({ state: 'detached' })
  await passes(600, agent, shop)
  expect(await thread.getByText('Escalated to the team').count()).toBe(1)
  await agent.context().close()
  await shop.context().close()
})

test('a closed chat stays closed: its history is gone for the shopper, and the next message starts a new one, which shows the agent the old one (check 26, R14–R16)', async () => {
  const agent = await openConsole(running, 'lina@demo.shop')
  const shop = await openShop(running, 'amina')
  const chat = await openChat(shop)
  await chat.getByText('bien sûr. Lequel vous conviendrait', { exact: false }).first().waitFor()

  await agent.getByTestId('ticket-row').filter({ hasText: 'Amina Diallo' }).getByRole('link').click()
  await agent.getByRole('button', { name: 'Close', exact: true }).click()
  await agent
    .getByText(/Ticket closed/)
    .first()
    .waitFor()
  await agent.clock.fastForward(11_000)
  await chat.getByText('Ce chat est fermé').first().waitFor()

  await agent.getByRole('link', { name: /^Closed/ }).click()
  await agent.getByTestId('ticket-row').filter({ hasText: 'Amina Diallo' }).getByRole('link').click()
  await agent.getByText(/A closed ticket cannot be reopened/).waitFor()
  expect(await agent.getByRole('textbox', { name: /^Reply to/ }).count()).toBe(0)

  const fromShop: Promise<string>[] = []
  const listen = (response: Response) => {
    if (response.url().endsWith('/shop/graphql')) fromShop.push(response.text())
  }
  shop.on('response', listen)
  await shop.reload()
  const again = await openChat(shop)
  await again.getByTestId('welcome').waitFor()
  expect(await again.getByTestId('msg').count()).toBe(0)
  await write(again, 'Encore une question.')
  await agent.getByRole('link', { name: /^All/ }).click()
  await agent.getByTestId('ticket-row').filter({ hasText: 'Encore une question.' }).getByRole('link').click()
  await agent
    .getByRole('region', { name: 'Previous tickets' })
    .getByRole('link', { name: /Closed/ })
    .waitFor()
  shop.off('response', listen)
  const heard = (await Promise.all(fromShop)).join()
  expect(heard).toContain('Encore une question.')
  expect(heard).not.toContain('Lequel vous conviendrait')
  await agent.context().close()
  await shop.context().close()
})

/** On the servers, and on every page. */
async function passes(seconds: number, ...pages: Page[]) {
  await time.moveTo(later(running.clock.now(), { seconds }))
  for (const page of pages) await page.clock.fastForward(seconds * 1000)
}

async function titled(page: Page, title: RegExp) {
  await page.waitForFunction(`${String(title)}.test(document.title)`)
}
