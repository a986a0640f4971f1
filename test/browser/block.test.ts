import { expect, test } from '@jest/globals'
import type { FrameLocator, Page } from 'playwright-core'
import { faultsOf } from '../support/axe.js'
import { consoleDesk } from '../support/console-desk.js'
import { overflowOf } from '../support/overflow.js'
import { openChat, write } from '../support/people-with-browsers.js'
import { openShopPage } from '../support/shop-page.js'

/* A shopper who is not to write any more, as the team and as the shopper see it. */

test('an agent blocks a shopper from the menu of the ticket, after being told what happens; a colleague sees it live; the palette takes it back', async () => {
  const it = await consoleDesk()
  const camille = await it.shopper('Camille Roy')
  await camille.says('You are all thieves!')
  const page = await (await it.agent('Lina Moreau')).opens()
  const colleague = await (await it.agent('Marc Lefort')).opens()
  for (const console of [page, colleague]) {
    await console.getByTestId('ticket-row').filter({ hasText: 'Camille Roy' }).getByRole('link').click()
    await console.getByRole('log').getByText('You are all thieves!').waitFor()
  }
  await colleague.getByRole('button', { name: 'Close the profile' }).click()

  const choose = async (name: string) => {
    await page.getByRole('button', { name: 'More actions' }).click()
    await page.getByRole('menuitem', { name }).click()
  }
  const dialog = page.getByRole('dialog', { name: 'Block Camille Roy?' })
  await choose('Block shopper…')
  await dialog.getByText('Open tickets stay open and ring on', { exact: false }).waitFor()
  expect([...(await faultsOf(page)), ...(await overflowOf(page))]).toEqual([])
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  expect(await marks(page).count()).toBe(0)
  await choose('Block shopper…')
  await dialog.getByRole('button', { name: 'Block shopper' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText('Camille Roy is blocked').first().waitFor()
  await marks(page).nth(1).waitFor()
  await page.getByText(/^Blocked by Lina Moreau on/).waitFor()
  await page.getByRole('log').getByText('Lina Moreau blocked the shopper').waitFor()
  await marks(colleague).waitFor()
  await inList(colleague).waitFor({ state: 'attached' })
  await colleague.getByRole('log').getByText('Lina Moreau blocked the shopper').waitFor()
  await page.getByRole('textbox', { name: 'Reply to Camille Roy' }).waitFor()
  expect([...(await faultsOf(page)), ...(await overflowOf(page))]).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await faultsOf(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 390, height: 844 })
  expect([...(await faultsOf(page)), ...(await overflowOf(page))]).toEqual([])
  await page.setViewportSize({ width: 1440, height: 900 })

  await page.evaluate(() => localStorage.setItem('deskbell.language', 'fr'))
  await page.reload()
  await page.getByText('Bloqué', { exact: true }).first().waitFor()
  await page.getByRole('log').getByText('Lina Moreau a bloqué le client').waitFor()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('debloquer')
  await page.getByRole('option', { name: 'Débloquer le client' }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('Camille Roy peut de nouveau écrire').first().waitFor()
  await page.getByText('Bloqué', { exact: true }).first().waitFor({ state: 'detached' })
  await marks(colleague).waitFor({ state: 'detached' })
  await inList(colleague).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Autres actions' }).click()
  await page.getByRole('menuitem', { name: 'Bloquer le client…' }).click()
  await page.getByRole('dialog', { name: /^Bloquer Camille Roy/ }).waitFor()
  expect([...(await faultsOf(page)), ...(await overflowOf(page))]).toEqual([])
  for (const each of [page, colleague]) await each.context().close()
})

test.each([
  ['en', 'This shop does not take messages from you any more.', 'Delete'],
  ['fr', 'Cette boutique ne reçoit plus vos messages.', 'Supprimer'],
] as const)(
  'who is blocked keeps what they wrote, is told once and plainly, and sends nothing by itself any more (%s)',
  async (language, sentence, remove) => {
    const it = await consoleDesk({ language })
    const { actor } = await it.agent('Lina Moreau')
    const shop = await openShopPage(it, it.account)
    const chat = await openChat(shop)
    await write(chat, 'You are all thieves!')
    await chat.locator('[data-author=you][data-state=sent]').waitFor()
    const { profiles } = await actor.door.get('{ profiles(query: "Camille") { id } }')
    const { id } = profiles[0]
    await actor.door.get('mutation ($id: ID!) { blockProfile(profileId: $id) { id } }', { id })
    const sent: string[] = []
    shop.on('request', (request) => {
      if (request.postData()?.includes('mutation Send')) sent.push(request.url())
    })
    await write(chat, 'And liars!')
    const refused = chat.locator('[data-state=refused]')
    await refused.getByRole('alert').filter({ hasText: sentence }).waitFor()
    expect(await refused.textContent()).toContain('And liars!')
    expect(await chat.getByText('Lina', { exact: false }).count()).toBe(0)
    await shop.clock.runFor(120_000)
    expect(sent).toHaveLength(1)
    expect(await faultsOf(shop)).toEqual([])
    await shop.emulateMedia({ colorScheme: 'dark' })
    expect(await faultsOf(shop)).toEqual([])

    await actor.replies('We heard you the first time.')
    await chat.getByTestId('msg').filter({ hasText: 'We heard you the first time.' }).waitFor()
    expect(await textsOf(chat)).toContain('And liars!')
    await shop.reload()
    const again = await openChat(shop)
    await again.locator('[data-state=refused]').getByText('And liars!').waitFor()
    await again.getByTestId('msg').filter({ hasText: 'We heard you the first time.' }).waitFor()
    await again.locator('[data-state=refused]').getByRole('button', { name: remove }).click()
    await refused.waitFor({ state: 'detached' })
    expect((await actor.reads()).filter((line) => line.startsWith('SHOPPER:'))).toEqual([
      'SHOPPER: You are all thieves!',
    ])
    await shop.context().close()
  },
)

/** Words and an icon, in the header and in the panel. */
const marks = (page: Page) => page.getByText('Blocked', { exact: true })
/** In words for those who do not see the sign. */
const inList = (page: Page) => page.getByTestId('ticket-row').getByText('Blocked.')

const textsOf = (chat: FrameLocator) => chat.locator('[data-state] .bubble').allTextContents()

declare const localStorage: { setItem(name: string, value: string): void }
