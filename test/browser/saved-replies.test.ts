import { beforeAll, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { seedDemo } from '../../domain/demo/seed-demo.js'
import { faultsOf } from '../support/axe.js'
import { openConsole } from '../support/people-with-browsers.js'
import { servers, type Servers } from '../support/servers.js'

let running: Servers

beforeAll(async () => {
  running = await servers()
  await running.app.transaction(seedDemo)
  await running.app.database.manager.query('DELETE FROM saved_reply')
})

test('saved replies are begun with three, written, guarded, edited by two at once, deleted and brought back (R49, check 37, check 38)', async () => {
  const owner = await openReplies()
  await owner.getByText('Save the answers you write most often').waitFor()
  expect(await faultsOf(owner)).toEqual([])
  await owner.getByRole('button', { name: 'Add three to begin with' }).click()
  await rowOf(owner, 'Where is my order?').waitFor()
  await rowOf(owner, 'Thank you').waitFor()

  await owner.getByRole('button', { name: 'New reply' }).click()
  await owner.getByLabel('Title').fill('Refunds')
  await owner.getByLabel('Shortcut').fill('/track')
  await owner.getByRole('button', { name: 'Save' }).click()
  const summary = owner.getByRole('alert')
  await summary.getByText(/Shortcut: “Where is my order.*” has this shortcut already/).waitFor()
  await summary.getByText(/English text: Enter a text/).waitFor()
  expect(await faultsOf(owner)).toEqual([])
  await owner.getByLabel('Shortcut').fill('refund')
  await owner.getByRole('textbox', { name: 'English text' }).fill('Hello {{first_name|you}}, {{oops}}')
  await owner.getByRole('link', { name: 'Labels' }).click()
  await owner.getByRole('button', { name: 'Stay' }).click()
  await owner.getByRole('button', { name: 'Save' }).click()
  await summary.getByText(/There is no variable {{oops}}/).waitFor()
  await owner
    .getByRole('textbox', { name: 'English text' })
    .fill('Hello {{first_name|you}}, {{next_opening}}.')
  const preview = owner.getByRole('region', { name: 'Preview' })
  await preview.getByText('Camille').waitFor()
  await preview.getByRole('switch').click()
  await preview.getByText('next_opening is missing').waitFor()
  await owner.getByRole('tab', { name: /French text.*missing/ }).waitFor()
  await owner.getByRole('button', { name: 'Save' }).click()
  await rowOf(owner, 'Refunds').waitFor()
  await owner.waitForURL(/saved-replies\/(?!new)./)
  await owner.getByRole('heading', { name: 'Refunds', level: 2 }).waitFor()

  const second = await openReplies()
  await rowOf(second, 'Refunds').click()
  await second.getByLabel('Category').fill('Money')
  await second.getByRole('button', { name: 'Save' }).click()
  await second.getByText('Saved', { exact: true }).first().waitFor()
  await owner.getByLabel('Title').fill('Money back')
  await owner.getByRole('button', { name: 'Save' }).click()
  await owner.getByRole('button', { name: 'Keep mine' }).click()
  await rowOf(owner, 'Money back').waitFor()
  expect(await owner.getByLabel('Category', { exact: true }).inputValue()).toBe('Money')
  await second.getByLabel('Title').fill('Something else')
  await second.getByRole('button', { name: 'Save' }).click()
  await second.getByRole('button', { name: 'Load theirs' }).click()
  expect(await second.getByLabel('Title').inputValue()).toBe('Money back')

  await owner.getByRole('button', { name: 'Duplicate' }).click()
  expect(await owner.getByLabel('Shortcut').inputValue()).toBe('refund-2')
  await owner.getByRole('button', { name: 'Save' }).click()
  await rowOf(owner, 'Money back (copy)').waitFor()
  await owner.getByRole('heading', { name: 'Money back (copy)', level: 2 }).waitFor()
  await owner.getByRole('button', { name: 'Delete' }).click()
  await owner.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await rowOf(owner, 'Money back (copy)').waitFor({ state: 'detached' })
  await owner.getByRole('dialog').waitFor({ state: 'detached' })
  await owner.getByRole('button', { name: 'More' }).click()
  await owner.getByRole('menuitem', { name: 'Bin' }).click()
  await owner.getByRole('button', { name: 'Restore Money back (copy)' }).click()
  await owner.getByText('Money back (copy) is back').waitFor()
  expect(await faultsOf(owner)).toEqual([])
  await owner.getByRole('dialog').getByRole('button', { name: 'Done' }).click()
  await rowOf(owner, 'Money back (copy)').waitFor()

  await owner.getByRole('button', { name: 'More' }).click()
  await owner.getByRole('menuitem', { name: 'Import' }).click()
  const entries = [
    { title: 'Sizes', shortcut: 'sizes', textEn: 'Our sizes run small.' },
    { title: 'Refunds again', shortcut: 'refund', textEn: 'x' },
  ]
  await owner.getByLabel('File').setInputFiles({
    name: 'replies.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify({ savedReplies: entries })),
  })
  await owner.getByRole('dialog').getByRole('button', { name: 'Import' }).click()
  await owner.getByText('1 was imported').waitFor()
  await owner.getByText(/2, Refunds again: the shortcut cannot be used/).waitFor()
  await owner.getByRole('dialog').getByRole('button', { name: 'Done' }).click()
  await rowOf(owner, 'Sizes').waitFor()
  await owner.getByRole('searchbox', { name: 'Search saved replies' }).fill('small')
  await rowOf(owner, 'Money back').first().waitFor({ state: 'detached' })
  await rowOf(owner, 'Sizes').click()

  for (const look of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    await owner.setViewportSize(look)
    await owner.getByRole('textbox', { name: 'English text' }).waitFor()
    expect(await faultsOf(owner)).toEqual([])
  }
  const agent = await openConsole(running, 'lina@demo.shop')
  await agent.goto(owner.url())
  await agent.getByText('Owners and managers can change them.', { exact: false }).waitFor()
  expect(await agent.getByLabel('Title').isDisabled()).toBe(true)
  expect(await agent.getByRole('button', { name: /New reply|Duplicate|Delete/ }).count()).toBe(0)
  await agent.emulateMedia({ colorScheme: 'dark' })
  await agent.evaluate("localStorage.setItem('deskbell.language', 'fr')")
  await agent.reload()
  await agent.getByRole('tab', { name: /Texte français.*manquant/ }).waitFor()
  expect(await faultsOf(agent)).toEqual([])
  for (const page of [owner, second, agent]) await page.context().close()
})

const rowOf = (page: Page, title: string) =>
  page.getByRole('list', { name: 'Saved replies' }).getByRole('link').filter({ hasText: title })

/** Zoé speaks French, and reads English on this device. */
async function openReplies(): Promise<Page> {
  const page = await openConsole(running, 'zoe@demo.shop')
  await page.evaluate("localStorage.setItem('deskbell.language', 'en')")
  await page.goto(`${running.url}/settings/saved-replies`)
  return page
}
