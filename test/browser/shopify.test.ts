import { createHmac } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { faultsOf } from '../support/axe.js'
import { consoleDesk } from '../support/console-desk.js'
import { overflowOf } from '../support/overflow.js'

/* An owner lets Shopify in. */

test('the address is there to copy, the secret goes in and never comes out, and what was heard is told (R76, R79)', async () => {
  const it = await consoleDesk()
  const page = await (await it.agent('Olga Petit', 'owner')).opens('/settings/shopify')
  const hookUrl = await page.getByLabel('Address for the webhooks').first().inputValue()
  expect(hookUrl).toMatch(new RegExp(`/hooks/shopify/${it.account.publicId}$`))
  await page.getByText('Not set up yet', { exact: false }).waitFor()
  const secret = page.getByLabel('Signing secret')
  await page.getByLabel('Your shop at Shopify (optional)').fill('shop.example')
  await page.keyboard.press('Control+s')
  await page.getByText('It looks like acme.myshopify.com').first().waitFor()
  expect(await faultsOf(page)).toEqual([])
  await page.getByLabel('Your shop at Shopify (optional)').fill('https://acme.myshopify.com/')
  await secret.fill('shpss_0123456789')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('Nothing heard yet', { exact: false }).waitFor()
  expect(await secret.inputValue()).toBe('')
  expect(await page.getByLabel('Your shop at Shopify (optional)').inputValue()).toBe('acme.myshopify.com')

  const body = JSON.stringify({ id: 7715, first_name: 'Camille', updated_at: '2026-06-15T07:00:00Z' })
  const call = (by: string) =>
    fetch(`${it.url}${new URL(hookUrl).pathname}`, {
      ...{ method: 'POST', body },
      headers: {
        'x-shopify-topic': 'customers/create',
        'x-shopify-hmac-sha256': createHmac('sha256', by).update(body).digest('base64'),
      },
    })
  expect((await call('shpss_0123456789')).status).toBe(200)
  expect((await call('another one')).status).toBe(401)
  await page.reload()
  await page.getByText('Last heard', { exact: false }).filter({ hasText: 'customers/create' }).waitFor()
  await page.getByText('another secret had signed it', { exact: false }).waitFor()
  expect(await page.content()).not.toContain('shpss_0123456789')
  for (const [width, colorScheme] of [
    [1440, 'light'],
    [1440, 'dark'],
    [390, 'light'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme })
    expect([...(await faultsOf(page)), ...(await overflowOf(page))]).toEqual([])
  }
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.getByRole('button', { name: 'Disconnect Shopify' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Disconnect Shopify' }).click()
  await page.getByText('Not set up yet', { exact: false }).waitFor()
  expect((await call('shpss_0123456789')).status).toBe(404)

  const manager = await (await it.agent('Marc Lefort', 'manager')).opens('/settings/shopify')
  await manager.getByLabel('Address for the webhooks').first().waitFor()
  expect(await manager.getByLabel('Signing secret').isDisabled()).toBe(true)
  expect(await faultsOf(manager)).toEqual([])
  for (const each of [page, manager]) await each.context().close()
})
