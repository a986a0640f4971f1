import { beforeAll, expect, test } from '@jest/globals'
import { seedDemo } from '../../domain/demo/seed-demo.js'
import { openConsole } from '../support/people-with-browsers.js'
import { servers, type Servers } from '../support/servers.js'

let running: Servers

beforeAll(async () => {
  running = await servers()
  await running.app.transaction(seedDemo)
})

test('whoever signs in next in the same tab finds nothing of what another agent had begun', async () => {
  const page = await openConsole(running, 'lina@demo.shop')
  const box = page.getByRole('textbox', { name: 'Reply to Amina Diallo' })
  const openTicket = () =>
    page.getByTestId('ticket-row').filter({ hasText: 'Amina Diallo' }).getByRole('link').click()
  await openTicket()
  await box.fill('Between you and me')
  await page.getByRole('button', { name: 'Your account, Lina Moreau' }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()

  await page.getByRole('textbox', { name: /E-mail/ }).fill('marc@demo.shop')
  await page.getByLabel(/Password/).fill('deskbell-demo')
  await page.keyboard.press('Enter')
  await openTicket()
  await box.waitFor()
  expect(await box.inputValue()).toBe('')
  expect(await page.getByText('Draft:').count()).toBe(0)
  await page.context().close()
})
