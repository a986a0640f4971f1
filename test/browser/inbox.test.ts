import { randomUUID } from 'node:crypto'
import { expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { faultsOf } from '../support/axe.js'
import { consoleDesk } from '../support/console-desk.js'
import { expectSoon, namesIn, rowOf } from '../support/list-on-page.js'

/* What stands around the list: who is with which ticket, the morning's queue, the first steps, the panes. */

test('a row says that its shopper is typing, for five seconds at most, and moves nothing; it shows who of the team is there (check 16, R43, R51)', async () => {
  const desk = await consoleDesk({ remindersEnabled: false })
  const lina = await desk.agent('Lina Moreau')
  const marc = await desk.agent('Marc Lefort')
  const camille = await desk.shopper('Camille Roy')
  await camille.says('Hello')
  await (await desk.shopper('Noah Berg')).says('Hi')
  const page = await lina.opens()
  const row = rowOf(page, 'Camille Roy')
  await row.waitFor()
  const before = await row.boundingBox()

  await camille.door.get('mutation ($id: UUID!) { touchChat(tabId: $id, isTyping: true) }', {
    id: randomUUID(),
  })
  await row.getByText('typing…').waitFor()
  expect(await row.boundingBox()).toEqual(before)
  expect(await page.getByTestId('announcer').count()).toBe(0)
  await page.clock.fastForward(5_500)
  await row.getByText('typing…').waitFor({ state: 'detached' })
  await row.getByText('Hello').waitFor()

  const ticketId = (await lina.actor.inbox()).find(({ profile }) => profile.name === 'Camille Roy')!.id
  const touch = (activity: string) =>
    marc.actor.door.get(
      'mutation ($ticketId: ID!, $tabId: UUID!, $activity: Activity!) { touchTicket(ticketId: $ticketId, tabId: $tabId, activity: $activity) }',
      { ticketId, tabId: '7b0c8f1e-8c1f-4c61-9a8b-111111111111', activity },
    )
  await touch('VIEWING')
  await row.getByText('Marc Lefort is viewing').waitFor({ state: 'attached' })
  await touch('WRITING')
  await row.getByText('Marc Lefort is replying').waitFor({ state: 'attached' })
  expect(await faultsOf(page)).toEqual([])
  await page.context().close()
}, 180_000)

test('in the morning a line says how many wrote while the desk was closed, and leads to their queue (R56)', async () => {
  const desk = await consoleDesk({ now: '2026-06-15T18:30' })
  const lina = await desk.agent('Lina Moreau')
  for (const name of ['Camille Roy', 'Noah Berg', 'Amina Diallo']) {
    await (await desk.shopper(name)).says('Anybody there?')
    await desk.passes(60)
  }
  await desk.passes(15 * 3_600)
  await (await desk.shopper('Zoé Petit')).says('Good morning!')
  const page = await lina.opens()
  const digest = page.getByRole('region', { name: 'Messages from closed hours' })
  await digest.getByText('3 messages came in while you were closed').waitFor()
  await digest.getByRole('button', { name: 'Show' }).click()
  await expectSoon(() => namesIn(page), ['Camille Roy', 'Noah Berg', 'Amina Diallo'])
  await rowOf(page, 'Noah Berg').getByText('2.').waitFor()
  const noah = (await lina.actor.inbox()).find(({ profile }) => profile.name === 'Noah Berg')!
  await lina.actor.replies('Good morning, Noah.', noah.id)
  await digest.getByText('2 of 3 still to do').waitFor()
  await rowOf(page, 'Noah Berg').getByText('Answered').waitFor()
  expect(await namesIn(page)).toEqual(['Camille Roy', 'Noah Berg', 'Amina Diallo'])
  expect(await faultsOf(page)).toEqual([])

  await digest.getByRole('button', { name: 'Show all tickets' }).click()
  await rowOf(page, 'Zoé Petit').waitFor()
  await digest.getByRole('button', { name: 'Dismiss' }).click()
  await digest.waitFor({ state: 'detached' })
  await page.reload()
  await rowOf(page, 'Zoé Petit').waitFor()
  expect(await digest.count()).toBe(0)
  await page.context().close()
}, 180_000)

test('an owner finds the first steps, which tick themselves; an agent does not see them (R24)', async () => {
  const desk = await consoleDesk({ week: null })
  const zoe = await desk.agent('Zoé Marchand', 'owner')
  const page = await zoe.opens()
  const card = page.getByRole('region', { name: 'Set up your web chat' })
  await card.getByText('1 of 5').waitFor()
  expect(await card.getByRole('listitem').filter({ hasText: 'Done' }).allTextContents()).toEqual([
    expect.stringContaining('Write the welcome message'),
  ])
  expect(await faultsOf(page)).toEqual([])
  const lina = await desk.agent('Lina Moreau')
  await (await desk.shopper('Camille Roy')).says('A test')
  await page.reload()
  await card.getByText('4 of 5').waitFor()
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await faultsOf(page)).toEqual([])
  await card.getByRole('link', { name: 'Open: Set your hours' }).click()
  await page.waitForURL('**/settings/web-chat')
  await page.goBack()
  await card.getByRole('button', { name: 'Put the checklist away' }).click()
  await card.waitFor({ state: 'detached' })
  await page.reload()
  await rowOf(page, 'Camille Roy').waitFor()
  expect(await card.count()).toBe(0)
  await page.context().close()

  const other = await lina.opens()
  await rowOf(other, 'Camille Roy').waitFor()
  expect(await other.getByRole('region', { name: 'Set up your web chat' }).count()).toBe(0)
  await other.context().close()
}, 180_000)

test('panes are sized without a mouse, stay as they were, and F6 goes from one to the next (R48)', async () => {
  const desk = await consoleDesk({ remindersEnabled: false })
  const lina = await desk.agent('Lina Moreau')
  await (await desk.shopper('Camille Roy')).says('Hello')
  const page = await lina.opens()
  await rowOf(page, 'Camille Roy').getByRole('link').click()
  await page.getByRole('heading', { name: 'Camille Roy' }).first().waitFor()
  const divider = page.getByRole('separator', { name: 'Width of the list' })
  const width = async () => Math.round((await page.locator('#ticket-list').boundingBox())!.width)
  expect(await width()).toBe(320)
  await divider.focus()
  await page.keyboard.press('ArrowRight')
  expect(await divider.getAttribute('aria-valuenow')).toBe('336')
  expect(await width()).toBe(336)
  await page.keyboard.press('End')
  expect(await width()).toBe(480)
  await page.keyboard.press('Home')
  expect(await width()).toBe(240)
  await page.reload()
  await rowOf(page, 'Camille Roy').waitFor()
  expect(await width()).toBe(240)
  await divider.dblclick()
  expect(await width()).toBe(320)
  await divider.focus()
  await page.keyboard.press('Enter')
  await page.locator('#ticket-list').waitFor({ state: 'hidden' })
  await page.keyboard.press('Enter')
  await page.locator('#ticket-list').waitFor()
  expect(await faultsOf(page)).toEqual([])

  await page.getByRole('heading', { name: 'Camille Roy' }).first().waitFor()
  await page.locator('#profile').waitFor()
  await page.evaluate(`document.activeElement.blur()`)
  const paneOf = () =>
    page.evaluate(
      `document.activeElement.closest('nav, #ticket-list, [aria-labelledby=ticket-title], #profile')?.id || document.activeElement.closest('nav, section')?.tagName`,
    )
  for (const pane of ['NAV', 'ticket-list', 'SECTION', 'profile']) {
    await page.keyboard.press('F6')
    await expectSoon(paneOf, pane)
  }
  await page.keyboard.press('Shift+F6')
  await expectSoon(paneOf, 'SECTION')
  await page.context().close()

  const phone = await lina.opens('/inbox', { viewport: { width: 390, height: 800 } })
  await rowOf(phone, 'Camille Roy').getByRole('link').click()
  await phone.getByRole('heading', { name: 'Camille Roy' }).first().waitFor()
  expect(await phone.locator('#ticket-list').isVisible()).toBe(false)
  await phone.getByRole('button', { name: 'Back to the list' }).click()
  await rowOf(phone, 'Camille Roy').waitFor()
  expect(await scrollsSideways(phone)).toBe(false)
  await phone.context().close()
}, 180_000)

const scrollsSideways = (page: Page) =>
  page.evaluate(`document.documentElement.scrollWidth > document.documentElement.clientWidth`)
