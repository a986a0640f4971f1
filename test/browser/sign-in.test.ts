import { beforeAll, expect, test } from '@jest/globals'
import { seedDemo } from '../../domain/demo/seed-demo.js'
import { openPage } from '../support/browser.js'
import { servers, type Servers } from '../support/servers.js'

/* The first minute at the console. */

let running: Servers

beforeAll(async () => {
  running = await servers()
  await running.app.transaction(seedDemo)
})

test('who speaks French signs in at an English browser, and each word is there in French, however late the texts come', async () => {
  const page = await openPage(running)
  let wasLate = false
  await page.route('**/assets/*.js', async (route) => {
    const response = await route.fetch()
    // Of the inbox: what is drawn with it is asked for while these are on their way.
    if ((await response.text()).includes('Boîte de réception')) {
      await page.getByRole('region', { name: 'Set up your web chat' }).waitFor()
      wasLate = true
    }
    await route.fulfill({ response })
  })
  await page.goto(running.url)
  await page.getByLabel('E-mail address').fill('zoe@demo.shop')
  await page.getByLabel('Password', { exact: true }).fill('deskbell-demo')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('link', { name: 'Réglages' }).waitFor()
  expect(wasLate).toBe(true)
  const steps = page.getByRole('region', { name: 'Configurez votre chat en ligne' })
  await steps.getByRole('link').first().waitFor()
  await page.context().close()
})
