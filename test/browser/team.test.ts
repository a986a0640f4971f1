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

test('an owner invites two people at once, sees each link once, and takes an invitation back (R71, check 38)', async () => {
  const owner = await openOwner()
  const foreign: string[] = []
  owner.on('request', (request) => {
    if (!request.url().startsWith(running.url)) foreign.push(request.url())
  })
  await owner.goto(`${running.url}/settings/team`)
  await owner.getByRole('button', { name: 'Invite', exact: true }).click()
  const emails = owner.getByLabel('E-mail addresses')
  await emails.fill('Ana <ana@demo.shop>, Bo <bo@demo.shop>, Lina <lina@demo.shop>')
  await emails.press('Enter')
  await emails.fill('nobody')
  await owner.getByRole('button', { name: 'Make the links' }).click()
  await owner.getByText('This is no e-mail address: nobody').waitFor()
  expect(await faultsOf(owner)).toEqual([])
  await owner.getByRole('button', { name: 'Remove nobody' }).click()
  await owner.getByRole('button', { name: 'Make the links' }).click()
  const links = owner.getByRole('dialog', { name: 'Pass on these 2 links' })
  await links.getByText('lina@demo.shop: is in the team or invited already').waitFor()
  const link = await links.getByLabel('ana@demo.shop').first().inputValue()
  expect(link).toMatch(/\/join#.{20}/)
  expect(await faultsOf(owner)).toEqual([])
  await links.getByRole('button', { name: 'Done' }).click()

  await owner.getByRole('button', { name: 'New link for ana@demo.shop' }).click()
  const fresh = owner.getByRole('dialog', { name: 'Pass on this link' })
  expect(await fresh.getByLabel('ana@demo.shop').first().inputValue()).not.toBe(link)
  await fresh.getByRole('button', { name: 'Done' }).click()
  await owner.getByRole('button', { name: 'Revoke the invitation of bo@demo.shop' }).click()
  await owner.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
  await owner.getByText('bo@demo.shop', { exact: true }).waitFor({ state: 'detached' })
  expect(foreign).toEqual([])
  await owner.context().close()
})

test('roles change, tickets are handed over and a colleague leaves, all live; what cannot be done says why (R48, R71, check 38)', async () => {
  const owner = await openOwner()
  const lina = await openConsole(running, 'lina@demo.shop')
  for (const page of [owner, lina]) await page.goto(`${running.url}/settings/team`)
  const rowOf = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })
  const choose = async (name: string, item: string) => {
    await owner.getByRole('button', { name: `Actions for ${name}` }).click()
    await owner.getByRole('menuitem', { name: item }).click()
  }
  await rowOf(owner, 'Lina Moreau').getByText('Online').waitFor()
  expect(await lina.getByRole('button', { name: 'Invite', exact: true }).count()).toBe(0)
  expect(await lina.getByRole('button', { name: 'Actions for Marc Lefort' }).count()).toBe(0)

  await owner.getByRole('button', { name: 'Actions for Zoé Marchand' }).click()
  const guarded = owner.getByRole('menuitem', { name: /Deactivate.*Nobody deactivates themselves/ })
  expect(await guarded.getAttribute('aria-disabled')).toBe('true')
  await owner.getByRole('menuitem', { name: /Change role.*always keeps an owner/ }).waitFor()
  await guarded.press('Enter')
  expect(await owner.getByRole('dialog').count()).toBe(0)
  expect(await faultsOf(owner)).toEqual([])
  await owner.keyboard.press('Escape')
  await owner.getByRole('menu').waitFor({ state: 'detached' })

  await choose('Lina Moreau', 'Change role…')
  await owner.getByRole('radio', { name: 'Manager' }).click()
  expect(await faultsOf(owner)).toEqual([])
  await owner.getByRole('button', { name: 'Save role' }).click()
  await rowOf(owner, 'Lina Moreau').getByText('Manager').waitFor()
  await rowOf(lina, 'Lina Moreau').getByText('Manager').waitFor()
  await lina.getByRole('button', { name: 'Invite', exact: true }).waitFor()
  await lina.getByRole('button', { name: 'Actions for Zoé Marchand' }).click()
  await lina.getByRole('menuitem', { name: /Change role.*Zoé Marchand stands above you/ }).waitFor()
  await lina.keyboard.press('Escape')
  await lina.getByRole('menu').waitFor({ state: 'detached' })

  const tickets = owner.getByRole('columnheader', { name: 'Open tickets' })
  await tickets.getByRole('button').click()
  expect(await tickets.getAttribute('aria-sort')).toBe('descending')
  expect(await owner.getByRole('row').nth(1).innerText()).toContain('Marc Lefort')

  await choose('Marc Lefort', 'Deactivate…')
  await owner.getByLabel('Who takes the open ticket?').click()
  await owner.getByRole('option', { name: /^Lina Moreau/ }).click()
  expect(await faultsOf(owner)).toEqual([])
  await owner.getByRole('dialog').getByRole('button', { name: 'Deactivate' }).click()
  await rowOf(owner, 'Marc Lefort').waitFor({ state: 'detached' })
  await rowOf(owner, 'Lina Moreau').getByRole('cell', { name: '1', exact: true }).waitFor()
  await rowOf(lina, 'Marc Lefort').waitFor({ state: 'detached' })

  await choose('Lina Moreau', 'Sign out everywhere…')
  await owner.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click()
  await owner.getByText('Lina Moreau is signed out everywhere').first().waitFor()
  await lina.getByText('Your session has ended', { exact: false }).waitFor({ timeout: 30_000 })

  await owner.setViewportSize({ width: 390, height: 844 })
  await owner.getByRole('list', { name: 'Your team' }).getByText('1 open ticket').waitFor()
  expect(await faultsOf(owner)).toEqual([])
  await owner.evaluate("localStorage.setItem('deskbell.language', 'fr')")
  await owner.emulateMedia({ colorScheme: 'dark' })
  await owner.reload()
  await owner.getByRole('heading', { name: 'Équipe', level: 1 }).waitFor()
  await owner.getByText('1 ticket ouvert', { exact: true }).waitFor()
  expect(await faultsOf(owner)).toEqual([])
  for (const page of [owner, lina]) await page.context().close()
})

/** Zoé speaks French, and reads English on this device. */
async function openOwner(): Promise<Page> {
  const page = await openConsole(running, 'zoe@demo.shop')
  await page.evaluate("localStorage.setItem('deskbell.language', 'en')")
  return page
}

async function invite(page: Page, email: string): Promise<string> {
  const query =
    'mutation ($clientId: UUID!, $email: String!) { invite(clientId: $clientId, email: $email, role: AGENT) { link } }'
  const answer = await page.request.post(`${running.url}/graphql`, {
    data: { query, variables: { clientId: randomUUID(), email } },
  })
  const { data } = (await answer.json()) as { data: { invite: { link: string } } }
  return data.invite.link
}
