import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { faultsOf } from '../support/axe.js'
import { consoleDesk } from '../support/console-desk.js'
import { expectSoon } from '../support/list-on-page.js'

/* A shopper asks what is known of them, and then to be forgotten (R79). */

test('a manager hands out what is known of a shopper, and forgets them when nobody waits any more', async () => {
  const it = await consoleDesk()
  const camille = await it.shopper('Camille Roy')
  await camille.says('Where is my parcel?')
  const page = await (await it.agent('Marc Lefort', 'manager')).opens()
  await page.getByTestId('ticket-row').filter({ hasText: 'Camille Roy' }).getByRole('link').click()
  const panel = page.getByRole('complementary', { name: 'Profile' })
  const downloading = page.waitForEvent('download')
  await panel.getByRole('link', { name: 'Export data' }).click()
  const file = await (await downloading).path()
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
    profile: { name: 'Camille Roy' },
    tickets: [
      { entries: expect.arrayContaining([expect.objectContaining({ text: 'Where is my parcel?' })]) },
    ],
  })

  const dialog = page.getByRole('dialog', { name: 'Erase Camille Roy?' })
  const erase = dialog.getByRole('button', { name: 'Erase for good' })
  await panel.getByRole('button', { name: 'Erase…' }).click()
  await erase.click()
  await dialog.getByText('This is not Camille Roy.').waitFor()
  expect(await faultsOf(page)).toEqual([])
  await dialog.getByLabel('Type Camille Roy to go on').fill('Camille Roy')
  await erase.click()
  await dialog.getByText('There is an open ticket.', { exact: false }).waitFor()
  await camille.endsTheChat()
  await erase.click()
  await dialog.waitFor({ state: 'detached' })
  await panel.getByText('This profile was erased on', { exact: false }).waitFor()
  await panel.getByText('Deleted profile').first().waitFor()
  await page.getByTestId('msg').getByText('Erased', { exact: true }).first().waitFor()
  await page.getByText('Where is my parcel?').first().waitFor({ state: 'detached' })
  await expectSoon(async () => /Camille|Where is my parcel/.test(await page.content()), false)
  expect(await faultsOf(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await faultsOf(page)).toEqual([])
})
