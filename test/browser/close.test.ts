import { expect, test } from '@jest/globals'
import { consoleDesk } from '../support/console-desk.js'
import { rowOf } from '../support/list-on-page.js'
import { until } from '../support/until.js'

/* Closing is final, so there is time to think better of it. */

test('a shopper who writes within the ten seconds to undo keeps the ticket open, and the agent is told (check 25, R14)', async () => {
  const desk = await consoleDesk({ remindersEnabled: false })
  const lina = await desk.agent('Lina Moreau')
  const camille = await desk.shopper('Camille Roy')
  await camille.says('Where is my order?')
  const page = await lina.opens()
  await rowOf(page, 'Camille Roy').getByRole('link').click()
  await page.getByRole('heading', { name: 'Camille Roy' }).waitFor()
  await page.keyboard.press('e')
  await page.getByText('Ticket closed').first().waitFor()
  await rowOf(page, 'Camille Roy').waitFor({ state: 'detached' })

  await desk.passes(8)
  await camille.says('And can I still change it?')
  await page.getByText('Camille Roy wrote again, so the ticket stays open').first().waitFor()
  await rowOf(page, 'Camille Roy').waitFor()
  await desk.passes(30)
  await desk.time.quiet()
  expect(await lina.actor.ticket()).toMatchObject({ status: 'OPEN', lastNumber: 3 })
  await page.context().close()
})

test('who prefers to be asked is asked, with the way back first; the answer is carried out (R14)', async () => {
  const desk = await consoleDesk({ remindersEnabled: false })
  const lina = await desk.agent('Lina Moreau')
  await (await desk.shopper('Camille Roy')).says('Hello')
  const page = await lina.opens('/settings/preferences')
  await page.getByRole('switch', { name: 'Ask before closing' }).click()
  await page.getByRole('link', { name: /^All/ }).click()
  await rowOf(page, 'Camille Roy').getByRole('link').click()
  await page.getByRole('heading', { name: 'Camille Roy' }).waitFor()
  await page.keyboard.press('e')
  const question = page.getByRole('dialog', { name: 'Close the ticket of Camille Roy?' })
  await question.waitFor()
  await page.keyboard.press('Enter')
  await question.waitFor({ state: 'detached' })
  await rowOf(page, 'Camille Roy').waitFor()

  await page.keyboard.press('e')
  await question.getByRole('button', { name: 'Close', exact: true }).last().click()
  await question.waitFor({ state: 'detached' })
  await rowOf(page, 'Camille Roy').waitFor({ state: 'detached' })
  await desk.passes(11)
  await desk.time.quiet()
  await until('it is closed', async () => (await lina.actor.ticket()).status === 'CLOSED')
  await page.context().close()
})
