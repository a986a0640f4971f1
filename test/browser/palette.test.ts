import { beforeAll, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { seedDemo } from '../../domain/demo/seed-demo.js'
import { faultsOf } from '../support/axe.js'
import { openConsole } from '../support/people-with-browsers.js'
import { servers } from '../support/servers.js'
import { sweepSearch } from '../../worker/sweep.js'

/* Everything can be done from the keyboard. A Monday morning at ten, in Paris. */

let agent: Page

beforeAll(async () => {
  const running = await servers()
  running.clock.set(new Date('2026-06-15T08:00:00Z'))
  await running.app.transaction(seedDemo)
  await sweepSearch(running.app)
  agent = await openConsole(running, 'lina@demo.shop')
})

test('the palette opens from within the reply box, and does what is typed: “assign marc”', async () => {
  await row().getByRole('link').click()
  await agent.getByRole('log').waitFor()
  await agent.keyboard.press('r')
  await agent.keyboard.press('Control+k')
  await agent.getByRole('option', { name: 'Close E' }).waitFor()
  expect(await faultsOf(agent)).toEqual([])
  await agent.keyboard.type('assign')
  await agent.keyboard.press('Enter')
  await agent.getByRole('option', { name: 'Zoé Marchand' }).waitFor()
  await agent.keyboard.press('Backspace')
  await agent.keyboard.type('assign zo')
  await agent.getByRole('option', { name: /Assign › Zoé/ }).waitFor()
  await agent.keyboard.press('Enter')
  await agent
    .getByRole('log')
    .getByText(/Assigned to Zoé/)
    .waitFor()
})

test('“snooze tomorrow 9am” is one step (R47)', async () => {
  await agent.keyboard.press('Control+k')
  await agent.keyboard.type('snooze tomorrow 9am')
  await agent.getByRole('option', { name: 'Snooze: Tue 16 Jun, 09:00' }).waitFor()
  await agent.keyboard.press('Enter')
  await agent.getByText('Snoozed until Tue 16 Jun, 09:00').first().waitFor()
  await agent.keyboard.press('z')
  await row().waitFor()
})

test('the palette goes to pages, and finds tickets by whom and what (R48)', async () => {
  await agent.keyboard.press('Control+k')
  await agent.keyboard.type('snoozed')
  await agent.getByRole('option', { name: /^Snoozed/ }).waitFor()
  await agent.keyboard.press('Enter')
  await agent.waitForURL(/view=snoozed/)
  await agent.keyboard.press('Control+k')
  await agent.keyboard.type('amina')
  await agent
    .getByRole('option', { name: /Amina Diallo/ })
    .first()
    .click()
  await agent.getByRole('heading', { name: 'Amina Diallo', level: 2 }).waitFor()
})

test('the sheet of keys opens with Shift held, as some keyboards need it (check 23)', async () => {
  await agent.keyboard.press('Shift+?')
  await agent.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
  expect(await faultsOf(agent)).toEqual([])
  await agent.keyboard.press('Escape')
})

const row = () => agent.getByTestId('ticket-row').filter({ hasText: 'Amina Diallo' })
