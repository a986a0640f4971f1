import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { demo } from '../../domain/demo/demo-data.js'
import { seedDemo } from '../../domain/demo/seed-demo.js'
import { createSavedReply } from '../../domain/saved-reply/change-saved-replies.js'
import { Account } from '../../schema/account.js'
import { Agent } from '../../schema/agent.js'
import { OfficeHours } from '../../schema/office-hours.js'
import { SavedReply } from '../../schema/saved-reply.js'
import { faultsOf } from '../support/axe.js'
import { later } from '../support/clock.js'
import { timeOf } from '../support/desk.js'
import { lateAnswers } from '../support/late-answers.js'
import { leave, openChat, openConsole, openShop, write } from '../support/people-with-browsers.js'
import { servers, type Servers } from '../support/servers.js'
import { until } from '../support/until.js'

/* The box in which agents write: replies, notes, saved replies, emoji. A Monday morning. */

let running: Servers
let time: ReturnType<typeof timeOf>
let accountId: string

beforeAll(async () => {
  running = await servers()
  running.clock.set(new Date('2026-06-15T08:00:00Z'))
  await running.app.transaction(seedDemo)
  const { manager } = running.app.database
  accountId = (await manager.findOneByOrFail(Account, { publicId: demo.publicId })).id
  time = timeOf(running, accountId)
  const zoe = await manager.findOneByOrFail(Agent, { accountId, email: 'zoe@demo.shop' })
  const saved = { category: null, textFr: null, isHolding: false }
  for (const [shortcut, title, textEn] of [
    ['track', 'Where is my parcel', 'Your parcel is on its way, {{first_name|friend}}.'],
    ['transit', 'Yet in transit', 'It is in transit, and we are back {{next_opening}}.'],
    ['refund', 'Money back', 'We pay it back today.'],
  ] as const)
    await running.app.transaction((tx) =>
      createSavedReply(tx, zoe, randomUUID(), { ...saved, shortcut, title, textEn }),
    )
})

test('a saved reply is found behind a slash, chosen by key and filled; what it lacks is marked and holds back the reply (check 29, R49)', async () => {
  await running.app.database.manager.update(OfficeHours, { accountId }, { week: emptyWeek(), exceptions: [] })
  const agent = await openConsole(running, 'lina@demo.shop')
  const box = await openTicket(agent, 'Amina Diallo')
  await box.pressSequentially('/tra')
  const options = agent.getByRole('listbox', { name: 'Saved replies' }).getByRole('option')
  await options.nth(1).waitFor()
  expect(await options.count()).toBe(2)
  expect(await box.getAttribute('aria-activedescendant')).toBe(await options.first().getAttribute('id'))
  expect(await faultsOf(agent)).toEqual([])
  await box.press('ArrowDown')
  await agent.waitForFunction(
    `document.activeElement.getAttribute('aria-activedescendant') === document.querySelectorAll('[role=option]')[1].id`,
  )
  await box.press('Enter')
  await agent.getByTestId('gap').waitFor()
  expect(await box.inputValue()).toBe('It is in transit, and we are back {{next_opening}}.')
  await agent.getByText('Fill in next opening before sending').waitFor()
  await box.press('Control+Enter')
  expect(await box.inputValue()).toContain('{{next_opening}}')
  expect(await faultsOf(agent)).toEqual([])

  // What is missing is selected: writing replaces it.
  await agent.keyboard.type('tomorrow')
  await box.press('Enter')
  await said(agent, 'It is in transit, and we are back tomorrow.').waitFor()
  const used = await running.app.database.manager.findOneByOrFail(SavedReply, {
    accountId,
    shortcut: 'transit',
  })
  expect(used.usedCount).toBe(1)

  await box.pressSequentially('/tra')
  await options.first().waitFor()
  await box.press('Escape')
  await options.first().waitFor({ state: 'detached' })
  expect(await box.inputValue()).toBe('/tra')
  await box.fill('')
  await leave(agent)
})

test('an answer that was on its way while a draft was saved does not take the draft away', async () => {
  const agent = await openConsole(running, 'lina@demo.shop')
  const late = await lateAnswers(agent, ['query MyDrafts'])
  await agent.reload()
  const box = await openTicket(agent, 'Amina Diallo')
  await late.untilRead(1)
  const saved = agent.waitForResponse((response) =>
    Boolean(response.request().postData()?.includes('mutation SaveDraft')),
  )
  await box.fill('Un instant')
  await saved
  await late.arrive()
  // It is asked a second time when somebody is there to tell what changes, so the first answer has been read then.
  await late.untilRead(2)
  expect(await box.inputValue()).toBe('Un instant')
  await late.arrive()
  await box.fill('')
  await leave(agent)
})

test('a note is written behind a lock, for the team alone (R49)', async () => {
  const agent = await openConsole(running, 'lina@demo.shop')
  const box = await openTicket(agent, 'Amina Diallo')
  await box.fill('Un instant')
  await box.press('Escape')
  await agent.keyboard.press('n')
  const note = agent.getByRole('textbox', { name: 'Internal note' })
  await agent.getByText('Only your team sees notes').waitFor()
  expect(await note.inputValue()).toBe('')
  await note.fill('She called, too.')
  expect(await faultsOf(agent)).toEqual([])
  await note.press('Enter')
  await agent.getByTestId('note').filter({ hasText: 'She called, too.' }).waitFor()
  expect(await box.inputValue()).toBe('Un instant')
  await box.fill('')
  await leave(agent)
})

test('every key types what it says, and no shortcut fires while one writes (check 22)', async () => {
  const agent = await openConsole(running, 'lina@demo.shop')
  const box = await openTicket(agent, 'Amina Diallo')
  await box.pressSequentially('jkesz?/')
  await box.press('Alt+L')
  await box.press('Control+Alt+2')
  await agent.keyboard.insertText('ą @ ~')
  expect(await box.inputValue()).toBe('jkesz?/ą @ ~')
  expect(await agent.getByText(/Ticket closed/).count()).toBe(0)
  expect(await agent.getByRole('dialog').count()).toBe(0)
  await box.fill('')
  await leave(agent)
})

test('T says that we are still looking, after five seconds to undo it; the wait ends, and the bell comes back (check 19, R57)', async () => {
  const agent = await openConsole(running, 'lina@demo.shop')
  const shop = await openShop(running, 'noah')
  const chat = await openChat(shop)
  await write(chat, 'Is my order there?')
  const box = await openTicket(agent, 'Noah Berg')
  await said(agent, 'Is my order there?', 'SHOPPER').waitFor()
  await box.press('Escape')
  await agent.keyboard.press('t')
  await agent.getByRole('button', { name: /^Undo/ }).click()
  await agent.clock.fastForward(6_000)
  await agent.keyboard.press('t')
  await agent.getByText('Sending “still looking” to Noah Berg').first().waitFor()
  await agent.clock.fastForward(6_000)
  await said(agent, 'I am still looking into this. Thank you for your patience.').waitFor()
  expect(await said(agent, 'I am still looking into this').count()).toBe(1)
  const row = agent.getByTestId('ticket-row').filter({ hasText: 'Noah Berg' })
  await row.getByTestId('waiting').waitFor({ state: 'detached' })
  await row.getByText(/^News is due in \d minutes?$/).waitFor({ state: 'attached' })
  await time.moveTo(later(running.clock.now(), { seconds: 150 }))
  await agent
    .getByRole('log')
    .getByText(/reminded/)
    .waitFor()
  await agent.clock.fastForward(138_000)
  await row.locator('[data-testid=promise][data-level=remind]').waitFor()
  await agent.getByText(/^Noah Berg has been waiting for news for/).waitFor()
  await agent.context().close()
  await shop.context().close()
})

test('emoji come from a picker that searches in the agent’s language, and asks nobody but us', async () => {
  const agent = await openConsole(running, 'lina@demo.shop')
  const strangers: string[] = []
  agent.on('request', (request) => {
    if (!request.url().startsWith(running.url) && request.url().startsWith('http'))
      strangers.push(request.url())
  })
  const box = await openTicket(agent, 'Amina Diallo')
  await agent.getByRole('button', { name: 'Emoji' }).click()
  const panel = agent.getByRole('dialog', { name: 'Emoji' })
  const words = panel.getByRole('combobox')
  await words.fill('rocket')
  await panel
    .getByRole('option', { name: /rocket/ })
    .first()
    .waitFor()
  await words.press('ArrowDown')
  await words.press('Enter')
  await until('the rocket is in the reply', async () => (await box.inputValue()).includes('🚀'))
  expect(strangers).toEqual([])
  await box.fill('')
  await leave(agent)
})

test('what was begun is there on another machine, and gone when it was sent from there', async () => {
  const here = await openConsole(running, 'lina@demo.shop')
  const there = await openConsole(running, 'lina@demo.shop')
  const box = await openTicket(here, 'Amina Diallo')
  const other = await openTicket(there, 'Amina Diallo')
  await box.fill('Begun on the train')
  await there.waitForFunction(`document.getElementById('reply').value === 'Begun on the train'`)
  await there.getByText('Draft:').waitFor()
  await other.press('End')
  await other.pressSequentially(', ended at the desk.')
  await other.press('Enter')
  await said(here, 'Begun on the train, ended at the desk.').waitFor()
  await here.waitForFunction(`document.getElementById('reply').value === ''`)
  await here.getByText('Draft:').waitFor({ state: 'detached' })

  await box.fill('Kept over the night')
  await leave(here)
  await there.waitForFunction(`document.getElementById('reply').value === 'Kept over the night'`)
  await other.fill('')
  await there.context().close()
})

async function openTicket(page: Page, name: string) {
  await page.getByTestId('ticket-row').filter({ hasText: name }).getByRole('link').click()
  const box = page.getByRole('textbox', { name: `Reply to ${name}` })
  await box.waitFor()
  return box
}

const said = (page: Page, text: string, author = 'AGENT') =>
  page.locator(`[data-testid=msg][data-author=${author}]`).filter({ hasText: text })

const emptyWeek = () => ({
  monday: [],
  tuesday: [],
  wednesday: [],
  thursday: [],
  friday: [],
  saturday: [],
  sunday: [],
})
