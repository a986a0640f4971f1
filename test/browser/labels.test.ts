import { beforeAll, expect, test } from '@jest/globals'
import { seedDemo } from '../../domain/demo/seed-demo.js'
import { faultsOf } from '../support/axe.js'
import { openConsole } from '../support/people-with-browsers.js'
import { servers, type Servers } from '../support/servers.js'

let running: Servers

beforeAll(async () => {
  running = await servers()
  await running.app.transaction(seedDemo)
})

test('labels are made, renamed, recoloured and deleted, and agents only look (R49, check 38)', async () => {
  const owner = await openConsole(running, 'zoe@demo.shop')
  await owner.evaluate("localStorage.setItem('deskbell.language', 'en')")
  await owner.goto(`${running.url}/settings/labels`)
  const before = await owner.getByRole('list', { name: 'Labels' }).getByRole('listitem').count()
  const create = () => owner.getByRole('button', { name: 'Create label', exact: true }).first()
  await create().click()
  const dialog = owner.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Create label' }).click()
  await dialog.getByText('Enter a name.').waitFor()
  expect(await dialog.getByLabel('Name').evaluate((box) => box.matches(':focus'))).toBe(true)
  expect(await faultsOf(owner)).toEqual([])
  await dialog.getByLabel('Name').fill('Wholesale')
  await dialog.getByRole('radio', { name: 'Purple' }).check()
  await dialog.getByRole('button', { name: 'Create label' }).click()
  const edit = owner.getByRole('button', { name: 'Change the label Wholesale' })
  await edit.waitFor()

  await create().click()
  await dialog.getByLabel('Name').fill('WHOLESALE')
  await owner.keyboard.press('Enter')
  await dialog.getByText('There is a label with this name already.').waitFor()
  await owner.keyboard.press('Escape')

  await edit.click()
  await dialog.getByLabel('Name').fill('Trade')
  await dialog.getByRole('radio', { name: 'Teal' }).check()
  await dialog.getByRole('button', { name: 'Save label' }).click()
  const changed = owner.getByRole('button', { name: 'Change the label Trade' })
  await changed.waitFor()
  expect(await edit.count()).toBe(0)
  await owner.emulateMedia({ colorScheme: 'dark' })
  expect(await faultsOf(owner)).toEqual([])

  const agent = await openConsole(running, 'lina@demo.shop')
  await agent.goto(`${running.url}/settings/labels`)
  await agent.getByText('Trade').waitFor()
  await agent.getByText('Owners and managers can change them.', { exact: false }).waitFor()
  expect(await agent.getByRole('button', { name: /label/ }).count()).toBe(0)
  expect(await faultsOf(agent)).toEqual([])

  await owner.getByRole('button', { name: 'Delete the label Trade' }).click()
  await dialog.getByText('It is taken off every ticket that has it', { exact: false }).waitFor()
  await dialog.getByRole('button', { name: 'Delete label' }).click()
  await changed.waitFor({ state: 'detached' })
  expect(await owner.getByRole('list', { name: 'Labels' }).getByRole('listitem').count()).toBe(before)
  for (const page of [owner, agent]) await page.context().close()
})
