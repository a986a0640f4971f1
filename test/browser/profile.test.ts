import { beforeAll, expect, test } from '@jest/globals'
import { seedDemo } from '../../domain/demo/seed-demo.js'
import { faultsOf } from '../support/axe.js'
import { openChat, openConsole, openShop, write } from '../support/people-with-browsers.js'
import { servers, type Servers } from '../support/servers.js'

/* Who writes, beside the thread. A Monday morning. */

let running: Servers

beforeAll(async () => {
  running = await servers()
  running.clock.set(new Date('2026-06-15T08:00:00Z'))
  await running.app.transaction(seedDemo)
})

test('the panel tells who writes, what they did, and what they asked before; folded blocks stay folded (R40, R44)', async () => {
  const shop = await openShop(running, 'camille')
  await write(await openChat(shop), 'Where is my order?')
  const agent = await openConsole(running, 'lina@demo.shop')
  await agent.getByTestId('ticket-row').filter({ hasText: 'Camille Roy' }).getByRole('link').click()
  const panel = agent.getByRole('complementary', { name: 'Profile' })
  await panel.getByText('10:00 for Camille Roy').waitFor()
  const lastOrder = panel.getByRole('region', { name: 'Last order' })
  await lastOrder.getByText('#1093').waitFor()
  expect(await lastOrder.textContent()).toMatch(/#1093.*On its way.*€84.90.*2.×.*Morning mug/)
  expect(await faultsOf(agent)).toEqual([])

  const timeline = panel.getByRole('region', { name: 'Timeline' })
  expect(await timeline.getByRole('listitem').count()).toBe(7)
  await timeline.getByText('Placed order #1093, 84.90 €').focus()
  await agent.keyboard.press('Enter')
  await timeline.getByText('Verbena from the garden').waitFor()
  expect(await faultsOf(agent)).toEqual([])
  await timeline.getByRole('button', { name: 'Orders' }).click()
  expect(await timeline.getByText(/#1041/).count()).toBe(2)
  await timeline.getByRole('button', { name: 'E-mails' }).click()
  expect(await timeline.getByRole('button', { name: 'E-mails' }).getAttribute('aria-pressed')).toBe('true')
  expect(await timeline.getByRole('listitem').count()).toBe(1)
  await timeline.getByRole('button', { name: 'SMS' }).click()
  await timeline.getByText('No activity of this kind').waitFor()

  await panel.getByRole('button', { name: 'Identity' }).click()
  expect(await panel.getByText('camille.roy@', { exact: false }).count()).toBe(0)
  await agent.reload()
  await panel.getByRole('button', { name: 'Identity', expanded: false }).waitFor()

  const notes = panel.getByRole('region', { name: 'Notes about the profile' })
  await notes.getByRole('textbox').fill('Buys for a café.')
  await notes.getByRole('textbox').press('Control+Enter')
  await notes.getByRole('listitem').filter({ hasText: 'Buys for a café.' }).waitFor()
  expect(await faultsOf(agent)).toEqual([])
  await notes.getByRole('button', { name: 'Delete the note of Lina Moreau' }).click()
  await agent.getByRole('dialog').getByRole('button', { name: 'Delete note' }).click()
  await notes.getByText('No note yet').waitFor()

  await panel.getByRole('link').filter({ hasText: 'You are welcome' }).click()
  await agent.getByText(/A closed ticket cannot be reopened/).waitFor()
  await agent.getByRole('link', { name: 'Back to current ticket' }).click()
  await agent.getByRole('textbox', { name: 'Reply to Camille Roy' }).waitFor()
  await agent.context().close()
  await shop.context().close()
})
