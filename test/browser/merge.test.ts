import { expect, test } from '@jest/globals'
import { faultsOf } from '../support/axe.js'
import { consoleDesk } from '../support/console-desk.js'
import { overflowOf } from '../support/overflow.js'

/* One person, two profiles: found, looked at side by side, and made one. */

test('a manager finds the other profile, sees both sides, and makes them one; two open chats are told beforehand (R11, R76)', async () => {
  const it = await consoleDesk()
  const old = await it.shopper('Camille Roy')
  await old.says('I have a question about the teapot.')
  const fresh = await it.shopper('Camille Martin')
  await fresh.says('Where is my parcel?')
  const manager = await it.agent('Marc Lefort', 'manager')
  const page = await manager.opens()
  const rows = page.getByTestId('ticket-row')
  await rows.filter({ hasText: 'Camille Martin' }).getByRole('link').click()
  const panel = page.getByRole('complementary', { name: 'Profile' })
  await panel.getByRole('button', { name: 'Merge…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Merge with another profile' })
  await dialog.getByText('Nobody else is found by this').waitFor()
  await dialog.getByLabel('The other profile').fill('Camille')
  await dialog.getByRole('radio', { name: /Camille Roy/ }).click()
  const sides = dialog.getByRole('table', { name: 'Both profiles' })
  expect(await sides.getByRole('row', { name: /^Shop ids/ }).textContent()).toMatch(/shopper-2.*shopper-1/s)
  await dialog.getByText('Both have an open web chat.', { exact: false }).waitFor()
  const yes = dialog.getByRole('button', { name: 'Merge', exact: true })
  expect(await yes.getAttribute('aria-disabled')).toBe('true')
  expect([...(await faultsOf(page)), ...(await overflowOf(page))]).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await faultsOf(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
  await page.evaluate(() => localStorage.setItem('deskbell.language', 'fr'))
  await page.reload()
  await page.getByRole('button', { name: 'Fusionner…' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('Camille')
  await page.getByRole('dialog').getByRole('radio').first().click()
  await page.getByRole('table').waitFor()
  expect([...(await faultsOf(page)), ...(await overflowOf(page))]).toEqual([])
  await page.evaluate(() => localStorage.setItem('deskbell.language', 'en'))
  await page.reload()
  await panel.getByRole('button', { name: 'Merge…' }).waitFor()

  await old.endsTheChat()
  await panel.getByRole('button', { name: 'Merge…' }).click()
  await dialog.getByLabel('The other profile').fill('shopper-1')
  await dialog
    .getByRole('radio', { name: /Camille Roy/ })
    .first()
    .click()
  await dialog.getByRole('radio', { name: 'The other: Camille Roy' }).click()
  await yes.click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText('The profiles are one now').first().waitFor()
  await panel.getByText('Camille Roy').first().waitFor()
  await panel.getByRole('link').filter({ hasText: 'I have a question about the teapot.' }).waitFor()
  await rows.filter({ hasText: 'Camille Roy' }).filter({ hasText: 'Where is my parcel?' }).waitFor()
  expect(await faultsOf(page)).toEqual([])

  const agent = await (await it.agent('Lina Moreau')).opens()
  await agent.getByTestId('ticket-row').first().getByRole('link').click()
  await agent
    .getByRole('complementary', { name: 'Profile' })
    .getByRole('heading', { name: 'Identity' })
    .waitFor()
  expect(await agent.getByRole('button', { name: 'Merge…' }).count()).toBe(0)
  for (const each of [page, agent]) await each.context().close()
})

declare const localStorage: { setItem(name: string, value: string): void }
