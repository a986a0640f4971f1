import { randomUUID } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { sweepSearch } from '../../worker/sweep.js'
import { faultsOf } from '../support/axe.js'
import { consoleDesk } from '../support/console-desk.js'
import { expectSoon, focusOf, namesIn, rowOf } from '../support/list-on-page.js'

/* Finding a ticket again: by words, by who and what, in both languages, without leaving the inbox. */

async function deskWithWords() {
  const desk = await consoleDesk({ remindersEnabled: false })
  const lina = await desk.agent('Lina Moreau', 'manager')
  for (const [name, text] of [
    ['Camille Roy', 'I ordered a stoneware teapot on Monday, and now it has a crack.'],
    ['Noah Berg', 'Where is my teapot?'],
    ['Amina Diallo', 'Le colis n’est pas arrivé.'],
  ] as const) {
    await (await desk.shopper(name)).says(text)
    await desk.passes(1)
  }
  const camille = (await lina.actor.inbox()).find(({ profile }) => profile.name === 'Camille Roy')!
  const { createLabel } = await lina.actor.door.get(
    'mutation ($id: UUID!) { createLabel(name: "Réclamation", colour: RED, clientId: $id) { id } }',
    { id: randomUUID() },
  )
  await lina.actor.door.get('mutation ($t: ID!, $l: [ID!]!) { label(ticketId: $t, labelIds: $l) { id } }', {
    t: camille.id,
    l: [createLabel.id],
  })
  await lina.actor.closes(camille.id)
  await sweepSearch(desk.app)
  return { desk, lina }
}

test('the slash opens the search; what is found is marked, counted, opened beside it, and left with Escape (check 23, R48)', async () => {
  const { lina } = await deskWithWords()
  const page = await lina.opens('/inbox?view=mine')
  await page.getByText('Nobody is waiting').waitFor()
  // As on a French keyboard, where the slash needs Shift.
  await page.keyboard.press('Shift+/')
  const field = page.getByRole('searchbox', { name: 'Search tickets' })
  await expectSoon(() => field.evaluate((element) => element === element.ownerDocument.activeElement), true)
  await page.keyboard.type('teapot')
  await page.waitForURL((url) => url.searchParams.get('q') === 'teapot')
  await expectSoon(() => namesIn(page), ['Noah Berg', 'Camille Roy'])
  await page.getByRole('status').filter({ hasText: '2 results' }).waitFor()
  await expectSoon(() => rowOf(page, 'Camille Roy').locator('mark').allTextContents(), ['teapot'])
  await rowOf(page, 'Camille Roy').getByText('Closed', { exact: true }).waitFor()
  expect(await faultsOf(page)).toEqual([])

  await page.keyboard.press('ArrowDown')
  await expectSoon(() => focusOf(page), 'Noah Berg')
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.getByRole('heading', { name: 'Camille Roy' }).waitFor()
  expect(await namesIn(page)).toEqual(['Noah Berg', 'Camille Roy'])
  await page.reload()
  await expectSoon(() => namesIn(page), ['Noah Berg', 'Camille Roy'])
  await page.keyboard.press('/')
  await page.keyboard.press('Escape')
  await page.getByText('Nobody is waiting').waitFor()
  expect(new URL(page.url()).searchParams.get('q')).toBeNull()
  expect(new URL(page.url()).searchParams.get('view')).toBe('mine')
  await page.context().close()
}, 180_000)

test('operators narrow the search down, in English and in French; nothing found and no such name are said (R48)', async () => {
  const { lina } = await deskWithWords()
  const page = await lina.opens('/inbox', { locale: 'fr-FR', colorScheme: 'dark' })
  await page.evaluate(`localStorage.setItem('deskbell.language', 'fr')`)
  await page.reload()
  await expectSoon(() => namesIn(page), ['Noah Berg', 'Amina Diallo'])
  const field = page.getByRole('searchbox', { name: 'Rechercher des tickets' })
  for (const [typed, names] of [
    ['teapot status:closed', ['Camille Roy']],
    ['teapot statut:ouvert', ['Noah Berg']],
    ['étiquette:réclam teapot', ['Camille Roy']],
    ['label:reclamation status:closed', ['Camille Roy']],
    ['de:amina', ['Amina Diallo']],
    ['teapot canal:sms', []],
    ['teapot assigné', []],
    ['arrive', ['Amina Diallo']],
    ['assignee:personne', ['Noah Berg', 'Amina Diallo']],
  ] as const) {
    await field.fill(typed)
    await page.waitForURL((url) => url.searchParams.get('q') === typed)
    await expectSoon(() => namesIn(page), [...names])
  }
  await field.fill('théière')
  await page.getByText('Aucun résultat pour «\u00a0théière\u00a0»').waitFor()
  expect(await faultsOf(page)).toEqual([])
  await field.fill('teapot label:inconnue')
  await page.getByText('Aucun membre ni aucune étiquette ne s’appelle «\u00a0inconnue\u00a0»').waitFor()

  await page.route('**/graphql', (route) =>
    route.request().postData()?.includes('query Search(')
      ? route.fulfill({ status: 503, body: '' })
      : route.fallback(),
  )
  await field.fill('colis')
  await page.getByRole('alert').filter({ hasText: 'Impossible de charger les tickets' }).waitFor()
  expect(await faultsOf(page)).toEqual([])
  await page.unroute('**/graphql')
  await page.getByRole('button', { name: 'Réessayer' }).click()
  await expectSoon(() => namesIn(page), ['Amina Diallo'])
  await page.context().close()

  const phone = await lina.opens('/inbox', { viewport: { width: 390, height: 800 } })
  await phone.getByRole('button', { name: 'Search tickets' }).click()
  await phone.keyboard.type('teapot')
  await expectSoon(() => namesIn(phone), ['Noah Berg', 'Camille Roy'])
  expect(await faultsOf(phone)).toEqual([])
  await phone.context().close()
}, 180_000)
