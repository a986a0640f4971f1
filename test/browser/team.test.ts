import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { seedDemo } from '../../domain/demo/seed-demo.js'
import { faultsOf } from '../support/axe.js'
import { openPage } from '../support/browser.js'
import { openConsole } from '../support/people-with-browsers.js'
import { servers, type Servers } from '../support/servers.js'

/* The team of a desk, and how somebody comes into it. */

let running: Servers

beforeAll(async () => {
  running = await servers()
  await running.app.transaction(seedDemo)
})

test('whoever opens an invitation sees from whom it is, chooses a name and a password, and stands in the inbox (R71, check 38)', async () => {
  const owner = await openConsole(running, 'zoe@demo.shop')
  const link = await invite(owner, 'ines@demo.shop')
  const page = await openPage(running)
  await page.goto(link)
  await page.getByRole('heading', { name: 'Join the team of Atelier Brume' }).waitFor()
  await page.getByText('Zoé Marchand has invited you to answer shoppers here.').waitFor()
  expect(await page.getByLabel('E-mail address').inputValue()).toBe('ines@demo.shop')
  expect(await faultsOf(page)).toEqual([])

  await page.getByLabel('Your name').fill('Inès Blanc')
  await page.getByLabel('Choose a password').fill('short')
  await page.keyboard.press('Enter')
  await page.getByText('Choose a password of 8 to 128 characters.').waitFor()
  expect(await page.getByLabel('Choose a password').evaluate((box) => box.matches(':focus'))).toBe(true)
  await page.getByLabel('Choose a password').fill('password1')
  await page.keyboard.press('Enter')
  await page.getByText('Others would guess this password soon. Choose another one.').waitFor()
  await page.getByRole('button', { name: 'Show password' }).click()
  expect(await page.getByLabel('Choose a password').getAttribute('type')).toBe('text')
  expect(await faultsOf(page)).toEqual([])
  await page.getByLabel('Choose a password').fill('a long walk by the sea')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Your account, Inès Blanc' }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/inbox')

  const late = await openPage(running, { locale: 'fr-FR', colorScheme: 'dark' })
  await late.goto(link)
  await late.getByRole('heading', { name: 'Cette invitation n’est plus utilisable' }).waitFor()
  expect(await faultsOf(late)).toEqual([])
  for (const one of [owner, page, late]) await one.context().close()
})

async function invite(page: Page, email: string): Promise<string> {
  const query =
    'mutation ($clientId: UUID!, $email: String!) { invite(clientId: $clientId, email: $email, role: AGENT) { link } }'
  const answer = await page.request.post(`${running.url}/graphql`, {
    data: { query, variables: { clientId: randomUUID(), email } },
  })
  const { data } = (await answer.json()) as { data: { invite: { link: string } } }
  return data.invite.link
}
