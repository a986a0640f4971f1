import { randomUUID } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { enterAsAgent } from '../support/actors.js'
import { faultsOf } from '../support/axe.js'
import { buildAgent } from '../support/builders.js'
import { desk } from '../support/desk.js'
import { openSignedIn } from '../support/people-with-browsers.js'

/* Where an integrator tries what a program would get, before writing one (R72). */

test('the samples run as they stand, with all that one may or with the scopes of a key, live ones until they are stopped', async () => {
  const { account, servers, shopper, quiet } = await desk()
  await shopper.says('Is the rain teapot back?')
  await quiet()
  const olga = await buildAgent(servers.app, account, { name: 'Olga Petit', role: 'owner' })
  const { door } = await enterAsAgent(servers, olga)
  await door.get(
    `mutation ($id: UUID!) {
      createApiKey(clientId: $id, name: "Warehouse", scopes: [TICKETS_READ]) { secret } }`,
    { id: randomUUID() },
  )
  const owner = await openSignedIn(servers, olga, '/settings/graphql')
  const answer = owner.getByTestId('answer')
  const choose = async (label: string, option: string | RegExp) => {
    await owner.getByRole('combobox', { name: label }).click()
    await owner.getByRole('option', { name: option }).click()
  }
  await owner.getByRole('button', { name: 'Run' }).click()
  await answer.getByText('"waitingSince"', { exact: false }).first().waitFor()
  expect(await faultsOf(owner)).toEqual([])

  await choose('Samples', 'Who writes')
  await owner.getByRole('button', { name: 'Run' }).click()
  await answer.getByText('Camille Roy', { exact: false }).waitFor()
  await choose('Ask as', /Warehouse/)
  await owner.getByText('Scopes in force: tickets:read').waitFor()
  await owner.getByRole('button', { name: 'Run' }).click()
  await answer.getByText('Profile.name needs the scope profiles:read.', { exact: false }).waitFor()

  await choose('Samples', 'What happens now')
  await owner.getByRole('textbox', { name: 'Query' }).press('Control+Enter')
  await owner.getByRole('button', { name: 'Stop' }).waitFor()
  await answer.getByText('"refetch": true', { exact: false }).waitFor()
  await shopper.says('Hello?')
  await answer.getByText('"lastNumber"', { exact: false }).first().waitFor()
  await owner.getByRole('button', { name: 'Stop' }).click()

  const editor = owner.getByRole('textbox', { name: 'Query' })
  await editor.fill('{ inb')
  await editor.press('End')
  await owner.keyboard.type('o')
  await owner.getByRole('option', { name: 'inbox' }).first().waitFor()
  await owner.keyboard.press('Escape')
  expect(await faultsOf(owner)).toEqual([])
  await owner.setViewportSize({ width: 390, height: 844 })
  await owner.emulateMedia({ colorScheme: 'dark' })
  expect(await faultsOf(owner)).toEqual([])
  await owner.context().close()
})
