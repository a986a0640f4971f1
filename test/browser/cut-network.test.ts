import { beforeAll, expect, test } from '@jest/globals'
import { seedDemo } from '../../domain/demo/seed-demo.js'
import { openChat, openConsole, openShop, write } from '../support/people-with-browsers.js'
import { servers, type Servers } from '../support/servers.js'

/* Nothing is lost and nothing doubled when the network goes away for a moment. */

let running: Servers

beforeAll(async () => {
  running = await servers()
  running.clock.set(new Date('2026-06-15T08:00:00Z'))
  await running.app.transaction(seedDemo)
})

test('three messages written offline arrive once and in order', async () => {
  const shop = await openShop(running, 'noah')
  const chat = await openChat(shop)
  await shop.context().setOffline(true)
  for (const text of ['one', 'two', 'three']) await write(chat, text)
  expect(await chat.locator('[data-state=waiting]').count()).toBe(3)
  await shop.context().setOffline(false)
  await shop.clock.runFor(10_000)
  await chat.locator('[data-author=you][data-state=sent]').nth(2).waitFor()
  const agent = await openConsole(running, 'lina@demo.shop')
  await agent.getByTestId('ticket-row').filter({ hasText: 'Noah Berg' }).getByRole('link').click()
  const said = agent.getByRole('log').locator('[data-author=SHOPPER]')
  await said.nth(2).waitFor()
  const words = await said.allTextContents()
  expect(words.map((line) => line.split(' ').at(-1))).toEqual(['one', 'two', 'three'])
  await agent.context().close()
  await shop.context().close()
})

test('a reply written offline goes out by itself, once, also when the socket outlived the cut', async () => {
  const agent = await openConsole(running, 'marc@demo.shop')
  await agent.getByTestId('ticket-row').filter({ hasText: 'Amina Diallo' }).getByRole('link').click()
  await agent.getByRole('textbox', { name: 'Reply to Amina Diallo' }).waitFor()
  await agent.context().setOffline(true)
  await agent.getByRole('textbox', { name: 'Reply to Amina Diallo' }).fill('Written in a tunnel.')
  await agent.keyboard.press('Enter')
  await agent.getByText('Not sent', { exact: false }).waitFor()
  await agent.context().setOffline(false)
  const sent = agent.locator('[data-testid=msg][data-author=AGENT]', { hasText: 'Written in a tunnel.' })
  await sent.waitFor()
  expect(await sent.count()).toBe(1)
  await agent.locator('[data-testid=conn][data-state=live]').waitFor()
  await agent.context().close()
})
