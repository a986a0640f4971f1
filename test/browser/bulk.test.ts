import { randomUUID } from 'node:crypto'
import { expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { faultsOf } from '../support/axe.js'
import { consoleDesk } from '../support/console-desk.js'
import { expectSoon, namesIn, rowOf } from '../support/list-on-page.js'

/* Several tickets at once: picked with keys, with the pointer, and what becomes of each. */

const PEOPLE = ['Camille Roy', 'Noah Berg', 'Amina Diallo', 'Zoé Petit', 'Ivan Petrov']

async function fullDesk() {
  const desk = await consoleDesk({ remindersEnabled: false })
  const lina = await desk.agent('Lina Moreau', 'manager')
  const marc = await desk.agent('Marc Lefort')
  for (const name of PEOPLE) {
    await (await desk.shopper(name)).says(`It is ${name}.`)
    await desk.passes(1)
  }
  return { desk, lina, marc }
}

const select = (page: Page, name: string) => page.getByRole('checkbox', { name: `Select ${name}` })

test('tickets are selected with X, in a row with Shift, and stay selected wherever they move (R48)', async () => {
  const { lina } = await fullDesk()
  const page = await lina.opens()
  await expectSoon(() => namesIn(page), PEOPLE)
  await rowOf(page, 'Camille Roy').getByRole('link').focus()
  await page.keyboard.press('x')
  await page.getByText('1 selected').waitFor()
  expect(await select(page, 'Camille Roy').isChecked()).toBe(true)
  await rowOf(page, 'Amina Diallo')
    .getByRole('link')
    .click({ modifiers: ['Shift'] })
  await page.getByText('3 selected').waitFor()
  expect(new URL(page.url()).pathname).toBe('/inbox')
  expect(await faultsOf(page)).toEqual([])

  const noah = (await lina.actor.inbox()).find(({ profile }) => profile.name === 'Noah Berg')!
  await lina.actor.replies('Here you are.', noah.id)
  await page.getByText('Select a ticket').hover()
  await page.evaluate(`document.activeElement.blur()`)
  await expectSoon(
    () => namesIn(page),
    ['Camille Roy', 'Amina Diallo', 'Zoé Petit', 'Ivan Petrov', 'Noah Berg'],
  )
  expect(await select(page, 'Noah Berg').isChecked()).toBe(true)
  await page.keyboard.press('Escape')
  await page.getByText('3 selected').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Open', exact: true }).waitFor()
  await page.context().close()
}, 180_000)

test('selected tickets are assigned, labelled, marked as unread and snoozed together (R42, R47, R48, R49)', async () => {
  const { lina } = await fullDesk()
  await lina.actor.door.get(
    'mutation ($clientId: UUID!) { createLabel(name: "VIP", colour: PURPLE, clientId: $clientId) { id } }',
    { clientId: randomUUID() },
  )
  const page = await lina.opens()
  await expectSoon(() => namesIn(page), PEOPLE)
  await select(page, 'Camille Roy').click()
  await select(page, 'Noah Berg').click()

  await page.getByRole('button', { name: 'Assign', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Marc Lefort' }).click()
  await rowOf(page, 'Noah Berg').getByText('Assigned to Marc Lefort').waitFor({ state: 'attached' })
  await rowOf(page, 'Camille Roy').getByText('Assigned to Marc Lefort').waitFor({ state: 'attached' })
  await page.getByText('Done for 2 tickets').waitFor({ state: 'attached' })

  await page.getByRole('button', { name: 'Labels', exact: true }).click()
  await page.getByRole('menuitemcheckbox', { name: 'VIP' }).click()
  await rowOf(page, 'Noah Berg').getByText('Labels: VIP').waitFor({ state: 'attached' })
  expect(await rowOf(page, 'Zoé Petit').getByText('Labels: VIP').count()).toBe(0)
  await page.keyboard.press('Escape')
  await page.getByRole('menu').waitFor({ state: 'detached' })

  await page.keyboard.press('s')
  await page.getByRole('combobox', { name: 'Snooze until…' }).fill('tomorrow 9am')
  await page.getByRole('option').first().waitFor()
  await page.keyboard.press('Enter')
  await expectSoon(() => namesIn(page), ['Amina Diallo', 'Zoé Petit', 'Ivan Petrov'])
  const snoozed = async () => (await lina.actor.inbox('SNOOZED')).map(({ profile }) => profile.name).sort()
  await expectSoon(snoozed, ['Camille Roy', 'Noah Berg'])
  await page.context().close()
}, 180_000)

test('closing many asks first, with their number; one that was refused is named, the rest are closed (R14, R48)', async () => {
  const { lina, desk } = await fullDesk()
  const page = await lina.opens('/inbox', { colorScheme: 'dark' })
  await expectSoon(() => namesIn(page), PEOPLE)
  await select(page, 'Camille Roy').click()
  await select(page, 'Amina Diallo').click({ modifiers: ['Shift'] })
  await page.keyboard.press('Control+k')
  await page.getByRole('group', { name: 'On the selected tickets' }).getByText('Snooze').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.keyboard.press('e')
  const dialog = page.getByRole('dialog', { name: 'Close 3 tickets?' })
  await dialog.waitFor()
  expect(await faultsOf(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Close 3 tickets' }).click()
  await expectSoon(() => namesIn(page), ['Zoé Petit', 'Ivan Petrov'])
  await expectSoon(
    () =>
      page.evaluate(`document.activeElement.closest('[data-id]')?.querySelector('[data-name]')?.textContent`),
    'Zoé Petit',
  )
  expect(await lina.actor.inbox('CLOSED')).toHaveLength(3)

  await select(page, 'Zoé Petit').click()
  await select(page, 'Ivan Petrov').click()
  const ivan = (await lina.actor.inbox()).find(({ profile }) => profile.name === 'Ivan Petrov')!
  await page.route('**/graphql', async (route) => {
    if (route.request().postData()?.includes('AssignTickets')) await lina.actor.closes(ivan.id)
    await route.fallback()
  })
  await page.getByRole('button', { name: 'Assign', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Assign to me' }).click()
  await page
    .getByRole('alert')
    .filter({ hasText: /T-\d+, Ivan Petrov: the ticket is closed/ })
    .waitFor()
  await rowOf(page, 'Zoé Petit').getByText('Assigned to Lina Moreau').waitFor({ state: 'attached' })
  expect(await faultsOf(page)).toEqual([])
  await desk.time.quiet()
  await page.context().close()
}, 180_000)
