import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { seedDemo } from '../../domain/demo/seed-demo.js'
import { showShopper } from '../../domain/ticket-presence/show-presence.js'
import { Profile } from '../../schema/profile.js'
import { faultsOf } from '../support/axe.js'
import { openChat, openConsole, openShop, write } from '../support/people-with-browsers.js'
import { servers, type Servers } from '../support/servers.js'

/* The thread of a ticket, and the box in which agents answer. A Monday morning. */

let running: Servers
const shopperTab = randomUUID()

beforeAll(async () => {
  running = await servers()
  running.clock.set(new Date('2026-06-15T08:00:00Z'))
  await running.app.transaction(seedDemo)
})

test('a reply that crosses a colleague’s is held with what was missed, and sent once when its writer says so (check 31, R51)', async () => {
  const lina = await openConsole(running, 'lina@demo.shop')
  const marc = await openConsole(running, 'marc@demo.shop')
  for (const page of [lina, marc]) await openTicket(page, 'Amina Diallo')
  await replyBox(lina, 'Amina Diallo').fill('Bonjour, un instant.')
  await replyBox(marc, 'Amina Diallo').fill('Je m’en occupe.')
  await marc.keyboard.press('Enter')
  await said(lina, 'Je m’en occupe.').waitFor()
  await lina.keyboard.press('Enter')

  const strip = lina.getByTestId('strip')
  await strip.getByText(/^Marc Lefort replied .+ ago\. Read it before you send\.$/).waitFor()
  await strip.getByText('Je m’en occupe.').waitFor()
  expect(await faultsOf(lina)).toEqual([])
  expect(await said(marc, 'Bonjour, un instant.').count()).toBe(0)
  await strip.getByRole('button', { name: 'Send anyway' }).click()
  await said(marc, 'Bonjour, un instant.').waitFor()
  await strip.waitFor({ state: 'detached' })
  expect(await said(marc, 'Bonjour, un instant.').count()).toBe(1)
  expect(await said(lina, 'Bonjour, un instant.').count()).toBe(1)

  await replyBox(lina, 'Amina Diallo').fill('Le point de retrait')
  await replyBox(marc, 'Amina Diallo').fill('C’est fait.')
  await marc.keyboard.press('Enter')
  await said(lina, 'C’est fait.').waitFor()
  await lina.keyboard.press('Enter')
  await strip.getByRole('button', { name: 'Review' }).click()
  expect(await replyBox(lina, 'Amina Diallo').inputValue()).toBe('Le point de retrait')
  await lina.keyboard.type(' est changé.')
  await lina.keyboard.press('Enter')
  await said(marc, 'Le point de retrait est changé.').waitFor()
  expect(await strip.filter({ hasText: 'Read it before you send' }).count()).toBe(0)
  await lina.context().close()
  await marc.context().close()
})

test('a reply that the server chokes on keeps its words and its place, and goes out once on Retry (check 33)', async () => {
  const agent = await openConsole(running, 'lina@demo.shop')
  await openTicket(agent, 'Amina Diallo')
  await agent.route('**/graphql', (route) =>
    route.request().postData()?.includes('mutation Reply')
      ? route.fulfill({ status: 500 })
      : route.fallback(),
  )
  await replyBox(agent, 'Amina Diallo').fill('Votre colis est arrivé.')
  await agent.keyboard.press('Enter')
  await agent.getByText('Not sent').waitFor()
  expect(await agent.getByTestId('msg').filter({ hasText: 'Votre colis est arrivé.' }).count()).toBe(1)
  await agent.unroute('**/graphql')
  await agent.getByRole('button', { name: 'Retry' }).click()
  await said(agent, 'Votre colis est arrivé.').waitFor()
  await agent.getByText('Not sent').waitFor({ state: 'detached' })
  expect(await agent.getByTestId('msg').filter({ hasText: 'Votre colis est arrivé.' }).count()).toBe(1)
  await agent.context().close()
})

test('what was written while nothing got through goes out by itself after a reload, once and in order (checks 32, 33)', async () => {
  const agent = await openConsole(running, 'lina@demo.shop')
  await openTicket(agent, 'Amina Diallo')
  await agent.route('**/graphql', (route) =>
    route.request().postData()?.includes('mutation Reply') ? route.abort() : route.fallback(),
  )
  for (const text of ['un', 'deux', 'trois']) {
    await replyBox(agent, 'Amina Diallo').fill(text)
    await agent.keyboard.press('Enter')
  }
  await agent.locator('[data-testid=msg][data-state=failed]').nth(2).waitFor()
  await agent.unroute('**/graphql')
  await agent.reload()
  await said(agent, 'trois').waitFor()
  const words = await agent.locator('[data-testid=msg][data-author=AGENT]').allTextContents()
  expect(words.slice(-3).map((line) => line.trim().split(' ').at(-1))).toEqual(['un', 'deux', 'trois'])
  await agent.context().close()
})

test('an agent sees the shopper typing, gone and back, and colleagues looking and writing; nothing of it is spoken (check 16, R51)', async () => {
  const lina = await openConsole(running, 'lina@demo.shop')
  const marc = await openConsole(running, 'marc@demo.shop')
  for (const page of [lina, marc]) await openTicket(page, 'Amina Diallo')
  const presence = lina.getByTestId('shopper-presence')
  await shows('amina', { isTyping: false })
  await presence.getByText('On site now').waitFor()
  await shows('amina', { isTyping: true })
  await presence.getByText('typing…').waitFor({ timeout: 3_000 })
  expect(await lina.getByTestId('announcer').textContent()).toBe('')
  await shows('amina', { isTyping: false })
  await presence.getByText('On site now').waitFor()

  const here = lina.getByRole('list', { name: 'Also here' })
  await here.getByText('Marc Lefort is viewing').waitFor({ state: 'attached' })
  await replyBox(marc, 'Amina Diallo').pressSequentially('I am')
  await here.getByText('Marc Lefort is replying').waitFor({ state: 'attached' })
  await lina.getByTestId('strip').getByText('Marc Lefort is replying').waitFor()
  expect(await faultsOf(lina)).toEqual([])
  await marc.goto('about:blank')
  await here.waitFor({ state: 'detached' })

  await shows('amina', null)
  await presence.getByText(/^Left .+ ago$/).waitFor()
  await lina.getByText('Amina Diallo has left. Your reply will be waiting in the chat.').waitFor()
  await marc.context().close()
  await lina.context().close()
})

test('“Seen” is said when the shopper has the message before their eyes, and not before (checks 14, 15, R46)', async () => {
  const agent = await openConsole(running, 'lina@demo.shop')
  const shop = await openShop(running, 'noah')
  const chat = await openChat(shop)
  await write(chat, 'Are you there?')
  await openTicket(agent, 'Noah Berg')
  await said(agent, 'Are you there?', 'SHOPPER').waitFor()
  await shop.getByTestId('launcher').click()
  await replyBox(agent, 'Noah Berg').fill('I am here now.')
  await agent.keyboard.press('Enter')
  const thread = agent.getByRole('log')
  await thread.getByText('Sent', { exact: true }).waitFor()
  expect(await thread.getByText(/^Seen/).count()).toBe(0)
  await shop.getByTestId('launcher').click()
  await thread.getByText(/^Seen \d\d:\d\d$/).waitFor()
  await shop.context().close()
  await agent.context().close()
})

const openTicket = (page: Page, name: string) =>
  page.getByTestId('ticket-row').filter({ hasText: name }).getByRole('link').click()

const replyBox = (page: Page, name: string) => page.getByRole('textbox', { name: `Reply to ${name}` })

const said = (page: Page, text: string, author = 'AGENT') =>
  page.locator(`[data-testid=msg][data-author=${author}]`).filter({ hasText: text })

/** As the widget tells it. */
async function shows(externalId: string, sign: { isTyping: boolean } | null) {
  const profile = await running.app.database.manager.findOneByOrFail(Profile, { externalId })
  await showShopper(running.app, profile, shopperTab, sign)
}
