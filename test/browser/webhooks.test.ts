import { expect, test } from '@jest/globals'
import { startSendingWebhooks } from '../../worker/send-webhooks.js'
import { faultsOf } from '../support/axe.js'
import { consoleDesk } from '../support/console-desk.js'
import { openReceiver } from '../support/receiver.js'
import { until } from '../support/until.js'

/* The page on which owners set up webhooks, and see what became of what was sent. */

test('a webhook is added, its secret shown once, a test is sent and looked into, what failed is sent again, and it is paused (R75, check 38)', async () => {
  const desk = await consoleDesk()
  desk.app.outbound = { isPrivateAllowed: false }
  const receiver = await openReceiver()
  const stop = startSendingWebhooks(desk.app)
  const page = await (await desk.agent('Olga Petit', 'owner')).opens('/settings/webhooks')
  const dialog = page.getByRole('dialog')

  await page.getByText('No webhook yet').waitFor()
  expect(await faultsOf(page)).toEqual([])
  await page.getByRole('button', { name: 'Add webhook' }).click()
  await dialog.getByLabel('URL').fill('https://127.0.0.1/hooks')
  await dialog.getByRole('radio', { name: 'Only some' }).click()
  await dialog.getByRole('button', { name: 'Add webhook' }).click()
  await dialog.getByText('Choose at least one event.').waitFor()
  await dialog.getByRole('checkbox', { name: 'ticket.created' }).click()
  await dialog.getByRole('button', { name: 'Add webhook' }).click()
  await dialog.getByText('This host is in a private network.', { exact: false }).waitFor()
  expect(await faultsOf(page)).toEqual([])
  desk.app.outbound = { isPrivateAllowed: true }
  await dialog.getByLabel('URL').fill(receiver.url)
  await dialog.getByRole('button', { name: 'Add webhook' }).click()
  await dialog.getByText('Copy it now. It will not be shown again.').waitFor()
  const secret = await dialog.getByLabel('Signing secret').first().inputValue()
  await dialog.getByRole('checkbox', { name: 'I stored it' }).check()
  await dialog.getByRole('button', { name: 'Done' }).click()

  await page.getByText('Nothing sent yet').waitFor()
  expect(await page.content()).not.toContain(secret)
  receiver.answers(500)
  await page.getByRole('button', { name: 'Send test event' }).click()
  const row = page.getByRole('list', { name: 'Deliveries' }).getByRole('button', { name: 'webhook.test' })
  await row.filter({ hasText: 'Failed' }).filter({ hasText: '500' }).waitFor()
  expect(receiver.isSigned(receiver.received[0]!, secret)).toBe(true)
  await row.click()
  await page.getByText('"webhook.test"', { exact: false }).waitFor()
  await page.getByRole('region', { name: 'Answer to try 1' }).getByText('Noted.').waitFor()
  await page
    .getByRole('region', { name: 'Headers sent, try 1' })
    .getByText('webhook-signature: v1,', { exact: false })
    .waitFor()
  await page.getByRole('region', { name: 'Headers of the answer to try 1' }).waitFor()
  expect(await faultsOf(page)).toEqual([])
  receiver.answers(204)
  await page.getByRole('button', { name: 'Send again', exact: true }).click()
  await row.filter({ hasText: 'Delivered' }).filter({ hasText: '2 tries' }).waitFor()

  await page.getByRole('button', { name: 'Pause' }).click()
  await page.getByText('Nothing is sent.', { exact: false }).waitFor()
  await page.setViewportSize({ width: 390, height: 844 })
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await faultsOf(page)).toEqual([])
  expect(await page.getByText('is paused.', { exact: false }).count()).toBe(0)
  await page.getByRole('button', { name: 'Resume' }).click()
  await page.getByRole('link', { name: 'All webhooks' }).click()
  await page.getByRole('link', { name: receiver.url }).waitFor()
  expect(await faultsOf(page)).toEqual([])

  receiver.answers(410)
  await (await desk.shopper('Noah Berg')).says('Hello')
  await until('it is paused', async () => {
    const [row] = await desk.app.database.query(
      'SELECT paused_for AS why FROM webhook WHERE account_id = ?',
      [desk.account.id],
    )
    return row.why === 'gone'
  })
  await page.goto(`${desk.url}/inbox`)
  const banner = page.getByRole('status').filter({ hasText: 'The webhook to 127.0.0.1' })
  await banner.getByRole('link', { name: 'See why' }).waitFor()
  expect(await faultsOf(page)).toEqual([])
  await banner.getByRole('link', { name: 'See why' }).click()
  await page.getByText('410 Gone', { exact: false }).first().waitFor()
  await page.getByRole('button', { name: 'Resume' }).click()
  await banner.getByRole('link').waitFor({ state: 'detached' })
  await page.context().close()
  await stop()
  await receiver.close()
})
