import { beforeAll, expect, test } from '@jest/globals'
import type { Locator, Page } from 'playwright-core'
import { demo } from '../../domain/demo/demo-data.js'
import { seedDemo } from '../../domain/demo/seed-demo.js'
import { Account } from '../../schema/account.js'
import { Agent } from '../../schema/agent.js'
import { faultsOf } from '../support/axe.js'
import { openPage } from '../support/browser.js'
import { openConsole, openShop } from '../support/people-with-browsers.js'
import { servers, type Servers } from '../support/servers.js'

/* What an owner sets up once: the widget and its keys, what the log says of it, and an account of one's own. */

let running: Servers

beforeAll(async () => {
  running = await servers()
  await running.app.transaction(seedDemo)
})

test('the widget’s code is there to copy, a key’s secret is shown once, a key is revoked by its name, and the log has it all (R70, R79, check 38)', async () => {
  const owner = await openOwner()
  await owner.goto(`${running.url}/settings/installation`)
  await owner.getByText(`src="${running.url}/widget/deskbell.js"`, { exact: false }).waitFor()
  await owner.getByText('Not seen yet', { exact: false }).waitFor()
  expect(await owner.getByLabel('Account (DESKBELL_ACCOUNT)').first().inputValue()).toBe('demo-shop')
  await owner.getByRole('button', { name: 'Copy: Code for the pages of the shop' }).click()
  await owner.getByText('Copied').first().waitFor()
  expect(await faultsOf(owner)).toEqual([])

  const dialog = owner.getByRole('dialog')
  await owner.getByRole('button', { name: 'Add key' }).click()
  await dialog.getByRole('radio', { name: 'EdDSA' }).click()
  await dialog.getByLabel('Public key').fill('not a key')
  await dialog.getByRole('button', { name: 'Add key' }).click()
  await dialog.getByText('This is no public EdDSA key', { exact: false }).waitFor()
  expect(await faultsOf(owner)).toEqual([])
  await dialog.getByRole('radio', { name: 'HS256' }).click()
  await dialog.getByRole('button', { name: 'Add key' }).click()
  await dialog.getByText('Copy it now. It will not be shown again.').waitFor()
  const kid = await dialog.getByLabel('Key id (DESKBELL_KID)').first().inputValue()
  const secret = await dialog.getByLabel('Secret (DESKBELL_SECRET)').first().inputValue()
  expect(secret).toMatch(/^[\w-]{43}$/)
  expect(await faultsOf(owner)).toEqual([])
  await owner.keyboard.press('Escape')
  await dialog.getByRole('button', { name: 'Done' }).press('Enter')
  await dialog.getByText('Store the secret first, then say so here.').waitFor()
  await dialog.getByRole('checkbox', { name: 'I stored it' }).check()
  await dialog.getByRole('button', { name: 'Done' }).click()
  await dialog.waitFor({ state: 'detached' })
  expect(await owner.content()).not.toContain(secret)
  await owner.getByText('Two keys are live, which is the most. Revoke one first.').waitFor()
  expect(await owner.getByRole('button', { name: 'Add key' }).getAttribute('aria-disabled')).toBe('true')

  await owner.getByRole('button', { name: `Revoke the key ${kid}` }).click()
  await dialog.getByRole('button', { name: 'Revoke' }).click()
  await dialog.getByText(`This is not ${kid}.`).waitFor()
  await dialog.getByLabel(`Type ${kid} to go on`).fill(kid)
  await dialog.getByRole('button', { name: 'Revoke' }).click()
  await owner.getByText('revoked on', { exact: false }).waitFor()

  const shop = await openShop(running, 'camille')
  await owner.reload()
  await owner
    .getByText('Last seen on 127.0.0.1', { exact: false })
    .or(owner.getByText('Last seen on localhost', { exact: false }))
    .waitFor()

  await owner.goto(`${running.url}/settings/audit`)
  const row = owner.getByRole('row').filter({ hasText: 'Identity key revoked' })
  await row.filter({ hasText: kid }).filter({ hasText: 'Zoé Marchand' }).waitFor()
  await owner.getByRole('row').filter({ hasText: 'Identity key added' }).getByText('HS256').waitFor()
  expect(await owner.content()).not.toContain(secret)
  expect(await faultsOf(owner)).toEqual([])
  await owner.setViewportSize({ width: 390, height: 844 })
  await owner.emulateMedia({ colorScheme: 'dark' })
  await owner.getByRole('list', { name: 'Changes, newest first' }).getByText('Identity key revoked').waitFor()
  expect(await faultsOf(owner)).toEqual([])

  const agent = await openConsole(running, 'lina@demo.shop')
  await agent.goto(`${running.url}/settings/preferences`)
  await agent
    .getByRole('navigation', { name: 'Settings pages' })
    .getByRole('link', { name: 'Labels' })
    .waitFor()
  expect(await agent.getByRole('link', { name: /Audit log|Installation/ }).count()).toBe(0)
  for (const page of [owner, shop, agent]) await page.context().close()
})

test('which pages may show the chat is a list: empty it warns, a page that was refused is added by a click, a bad line is named (R78, check 38)', async () => {
  const db = running.app.database.manager
  const refused = { originRefusedAt: running.clock.now(), refusedOrigin: 'https://staging.shop.example' }
  await db.update(Account, { publicId: demo.publicId }, refused)
  const owner = await openOwner()
  await owner.goto(`${running.url}/settings/installation`)
  const list = owner.locator('#field-allowedOrigins')
  const section = owner.getByRole('region', { name: 'Allowed origins' })
  await section.getByText('every page may show the chat', { exact: false }).waitFor()
  await section.getByRole('button', { name: 'Add it to the list' }).click()
  expect(await list.inputValue()).toBe('https://staging.shop.example')
  await section.getByText('was refused', { exact: false }).waitFor({ state: 'detached' })

  await list.fill('https://shop.example\nshop.example')
  await owner.getByRole('button', { name: /^Save/ }).click()
  await section.getByText('shop.example is not an origin like https://shop.example').waitFor()
  expect(await faultsOf(owner)).toEqual([])
  await list.fill(' https://Shop.example/ \n\nhttps://*.shop.example')
  await owner.getByRole('button', { name: /^Save/ }).click()
  await owner.getByTestId('savebar').getByText('Saved').waitFor()
  expect(await list.inputValue()).toBe('https://shop.example\nhttps://*.shop.example')
  const { allowedOrigins } = await db.findOneByOrFail(Account, { publicId: demo.publicId })
  expect(allowedOrigins).toEqual(['https://shop.example', 'https://*.shop.example'])

  // The desk's own demo shop is a page of ours, whatever the list says.
  const atHome = { ...running, url: running.app.config.publicUrl }
  await (await openShop(atHome, 'camille')).context().close()
  await db.update(Account, { publicId: demo.publicId }, { allowedOrigins: [] })
  await owner.context().close()
})

test('everybody changes name, language and password, and ends sessions elsewhere (R71, check 38)', async () => {
  const page = await openConsole(running, 'marc@demo.shop')
  const elsewhere = await openConsole(running, 'marc@demo.shop')
  await page.goto(`${running.url}/settings/preferences`)
  await page.getByLabel('Your name').fill('Marc Dupont')
  await page.getByRole('button', { name: 'Save account' }).click()
  await page.getByRole('button', { name: 'Your account, Marc Dupont' }).waitFor()

  await page.getByRole('button', { name: 'End my other sessions' }).click()
  await page.getByText('1 other session ended').waitFor()
  await elsewhere.getByText('Your session has ended', { exact: false }).waitFor({ timeout: 30_000 })

  await page.getByLabel('Password now').fill('wrong')
  await page.getByLabel('New password').fill('a long walk by the sea')
  await page.getByRole('button', { name: 'Change password' }).click()
  await page.getByText('This is not your password.').waitFor()
  expect(await page.getByLabel('Password now').evaluate((box) => box.matches(':focus'))).toBe(true)
  expect(await faultsOf(page)).toEqual([])
  await page.getByLabel('Password now').fill('deskbell-demo')
  await page.getByLabel('New password').fill('password1')
  await page.keyboard.press('Enter')
  await page.getByText('Others would guess this password soon. Choose another one.').waitFor()
  await page.getByLabel('New password').fill('a long walk by the sea')
  await page.keyboard.press('Enter')
  await page.getByText('The password is changed.', { exact: false }).waitFor()

  await page.getByRole('radio', { name: 'Français' }).click()
  await page.getByRole('button', { name: 'Save account' }).click()
  await page.getByRole('heading', { name: 'Préférences', level: 1 }).waitFor()
  expect(await faultsOf(page)).toEqual([])
  await page.context().close()
  await elsewhere.context().close()

  const again = await openPage(running)
  await again.goto(running.url)
  await again.getByRole('textbox', { name: /E-mail/ }).fill('marc@demo.shop')
  await again.getByLabel(/Password/).fill('a long walk by the sea')
  await again.keyboard.press('Enter')
  await again.getByTestId('ticket-row').first().waitFor()
  await again.context().close()
})

test('e-mails about who waits are switched off in the settings, or by the link of one, without a sign-in (R62, check 38)', async () => {
  const db = running.app.database.manager
  const lina = await db.findOneByOrFail(Agent, { email: 'lina@demo.shop' })
  const mailsRings = async () => (await db.findOneByOrFail(Agent, { id: lina.id })).mailsRings
  const page = await openConsole(running, 'lina@demo.shop')
  await page.goto(`${running.url}/settings/preferences`)
  const wanted = page.getByRole('switch', { name: 'An e-mail when shoppers wait for you' })
  expect(await wanted.isChecked()).toBe(true)
  await page.getByText('Your server sends no mail yet', { exact: false }).waitFor()
  await wanted.click()
  await page.getByText('Saved', { exact: true }).waitFor()
  expect(await mailsRings()).toBe(false)
  expect(await faultsOf(page)).toEqual([])
  await page.reload()
  await wanted.waitFor()
  expect(await wanted.isChecked()).toBe(false)
  await wanted.click()
  await page.getByText('Saved', { exact: true }).waitFor()
  expect(await mailsRings()).toBe(true)
  await page.context().close()

  const ringMailToken = 'a'.repeat(43)
  await db.update(Agent, { id: lina.id }, { ringMailToken })
  const reader = await openPage(running)
  await reader.goto(`${running.url}/unsubscribe/${ringMailToken}`)
  await reader.getByRole('heading', { name: /^Stop e-mails about who waits at .+\?$/ }).waitFor()
  expect(await faultsOf(reader)).toEqual([])
  await reader.getByRole('button', { name: 'Stop these e-mails' }).click()
  await reader.getByRole('heading', { name: /^You get no more e-mails/ }).waitFor()
  expect(await mailsRings()).toBe(false)
  expect(await faultsOf(reader)).toEqual([])
  await reader.context().close()
})

/** Zoé speaks French, and reads English on this device. */
async function openOwner(): Promise<Page> {
  const page = await openConsole(running, 'zoe@demo.shop')
  await page.evaluate("localStorage.setItem('deskbell.language', 'en')")
  return page
}

test('an owner gives a program a key, rotates it and revokes it (R72)', async () => {
  const owner = await openOwner()
  await owner.goto(`${running.url}/settings/api-keys`)
  await owner.getByText('No program has a key yet').waitFor()
  expect(await faultsOf(owner)).toEqual([])
  const dialog = owner.getByRole('dialog')
  await owner.getByRole('button', { name: 'Create key' }).click()
  await dialog.getByRole('button', { name: 'Create key' }).click()
  await dialog.getByText('Give it a name.').waitFor()
  await dialog.getByText('Choose at least one scope.').waitFor()
  expect(await faultsOf(owner)).toEqual([])
  await dialog.getByLabel('Name', { exact: true }).fill('Warehouse')
  await dialog.getByRole('checkbox', { name: 'tickets:read' }).click()
  await dialog.getByRole('radio', { name: 'Never' }).click()
  await dialog.getByText('A key without an end', { exact: false }).waitFor()
  await dialog.getByRole('radio', { name: 'In 30 days' }).click()
  await dialog.getByRole('button', { name: 'Create key' }).click()
  const secret = await storedSecret(dialog)
  expect(await inboxWith(secret)).toEqual({ data: { inbox: { edges: expect.any(Array) } } })

  const row = owner.getByRole('listitem').filter({ hasText: 'Warehouse' })
  await row.getByText(`dbk_live_…${secret.slice(-4)}`).waitFor()
  await row.getByText('Asks as Zoé Marchand · never used · expires on', { exact: false }).waitFor()
  expect(await owner.content()).not.toContain(secret)

  await owner.getByRole('button', { name: 'Rotate the key Warehouse' }).click()
  await dialog.getByRole('button', { name: 'Rotate' }).click()
  const next = await storedSecret(dialog)
  await row.getByText('Rotated: the former key is good, too, until', { exact: false }).waitFor()
  expect(await inboxWith(next)).toEqual(await inboxWith(secret))

  await owner.getByRole('button', { name: 'Revoke the key Warehouse' }).click()
  await dialog.getByLabel('Type Warehouse to go on').fill('Warehouse')
  await dialog.getByRole('button', { name: 'Revoke' }).click()
  await owner.getByText('1 key that is over').click()
  await owner.getByText('revoked on', { exact: false }).waitFor()
  expect(await inboxWith(next)).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })
  expect(await faultsOf(owner)).toEqual([])
  await owner.context().close()
})

async function storedSecret(dialog: Locator) {
  await dialog.getByText('Copy it now. It will not be shown again.').waitFor()
  const secret = await dialog.getByLabel('API key').first().inputValue()
  await dialog.getByRole('checkbox', { name: 'I stored it' }).check()
  await dialog.getByRole('button', { name: 'Done' }).click()
  await dialog.waitFor({ state: 'detached' })
  return secret
}

async function inboxWith(secret: string) {
  const response = await fetch(`${running.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
    body: JSON.stringify({ query: '{ inbox(first: 1) { edges { node { id } } } }' }),
  })
  return response.json()
}
