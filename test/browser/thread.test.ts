import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { seedDemo } from '../../domain/demo/seed-demo.js'
import { createLabel } from '../../domain/label/create-label.js'
import { showShopper } from '../../domain/ticket-presence/show-presence.js'
import { Agent } from '../../schema/agent.js'
import { Profile } from '../../schema/profile.js'
import { faultsOf } from '../support/axe.js'
import { expectSoon } from '../support/list-on-page.js'
import { leave, openChat, openConsole, openShop, write } from '../support/people-with-browsers.js'
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
  await leave(lina)
  await leave(marc)
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
  const lastWords = async () =>
    (await agent.locator('[data-testid=msg][data-author=AGENT]').allTextContents())
      .slice(-3)
      .map((line) => line.trim().split(' ').at(-1))
  await expectSoon(lastWords, ['un', 'deux', 'trois'])
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
  await leave(marc)
  await here.waitFor({ state: 'detached' })

  await shows('amina', null)
  await presence.getByText(/^Left .+ ago$/).waitFor()
  await lina.getByText('Amina Diallo has left. Your reply will be waiting in the chat.').waitFor()
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

test('labels come and go as lines and chips; the ticket tells why its bell rang and which automatic replies it got (R30, R49, R58)', async () => {
  await makeLabel('Pickup')
  const agent = await openConsole(running, 'lina@demo.shop')
  await openTicket(agent, 'Noah Berg')
  await agent.getByRole('button', { name: 'More actions' }).click()
  await agent.getByRole('menuitem', { name: 'Labels' }).press('ArrowRight')
  await agent.getByRole('menuitemcheckbox', { name: 'Pickup' }).click()
  await agent.getByRole('log').getByText('Lina Moreau added the label Pickup').waitFor()
  await agent.getByRole('list', { name: 'Labels' }).getByText('Pickup').waitFor()
  await agent.keyboard.press('Escape')
  await agent.keyboard.press('Escape')

  await agent.getByRole('button', { name: 'More actions' }).click()
  await agent.getByRole('menuitem', { name: 'Reminders and replies' }).click()
  const story = agent.getByRole('dialog', { name: 'Reminders and automatic replies' })
  await story.getByText('Not needed: Lina Moreau had answered.').first().waitFor()
  await story.getByText('The text of office hours was sent').waitFor()
  await story.getByText('First message of a chat, while the desk was open.').waitFor()
  expect(await faultsOf(agent)).toEqual([])
  await agent.context().close()
})

test('long messages fold, arrows go from message to message, and what is marked as unread stays so (R42)', async () => {
  const agent = await openConsole(running, 'lina@demo.shop')
  await openTicket(agent, 'Noah Berg')
  await replyBox(agent, 'Noah Berg').fill('A line of a long answer.\n'.repeat(40).trim())
  await agent.keyboard.press('Control+Enter')
  const long = said(agent, 'A line of a long answer.')
  await long.getByRole('button', { name: 'Show all' }).click()
  expect((await long.boundingBox())!.height).toBeGreaterThan(600)

  await agent.getByRole('log').focus()
  await agent.keyboard.press('ArrowUp')
  expect(await focused(agent)).toContain('A line of a long answer.')
  await agent.keyboard.press('ArrowUp')
  expect(await focused(agent)).toContain('I am here now.')

  await agent.keyboard.press('u')
  const row = agent.getByTestId('ticket-row').filter({ hasText: 'Noah Berg' })
  await row
    .getByText(/unread/i)
    .first()
    .waitFor({ state: 'attached' })
  await agent.clock.fastForward(3_000)
  expect(await row.getByText(/unread/i).count()).toBeGreaterThan(0)
  await agent.context().close()
})

test('offline, what needs the desk stays in reach and says why it waits (check 34)', async () => {
  const agent = await openConsole(running, 'lina@demo.shop')
  await openTicket(agent, 'Amina Diallo')
  await replyBox(agent, 'Amina Diallo').waitFor()
  await agent.context().setOffline(true)
  const close = agent.getByRole('button', { name: 'Close', exact: true })
  await agent.locator('button[aria-keyshortcuts=E][aria-disabled=true]').waitFor()
  await close.focus()
  await close.press('Enter')
  await agent.getByText('You are offline. This works again when you are back.').first().waitFor()
  expect(await agent.getByText(/Ticket closed/).count()).toBe(0)
  await agent.context().setOffline(false)
  await agent.locator('button[aria-keyshortcuts=E][aria-disabled=false]').waitFor()
  await agent.context().close()
})

const focused = (page: Page) => page.evaluate<string>('document.activeElement.textContent')

async function makeLabel(name: string) {
  const { manager } = running.app.database
  const zoe = await manager.findOneByOrFail(Agent, { email: 'zoe@demo.shop' })
  await running.app.transaction((tx) =>
    createLabel(tx, zoe, { clientId: randomUUID(), name, colour: 'blue' }),
  )
}

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
