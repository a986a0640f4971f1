import { randomUUID } from 'node:crypto'
import { expect, test } from '@jest/globals'
import type { Locator, Page } from 'playwright-core'
import { globalId } from '../../api/global-id.js'
import { faultsOf } from '../support/axe.js'
import { consoleDesk } from '../support/console-desk.js'
import { expectSoon, focusOf, linesIn, namesIn, rowOf } from '../support/list-on-page.js'

/* The list of tickets: who stands where, what is shown of it, and where one goes from there. A Monday morning at ten. */

async function untilShown(page: Page, names: string[]) {
  await expectSoon(() => namesIn(page), names)
}

const topOf = async (row: Locator) => (await row.boundingBox())!.y

test('who waits longest stands on top, and no row moves under the pointer (check 20, R50)', async () => {
  const desk = await consoleDesk({ remindersEnabled: false })
  const lina = await desk.agent('Lina Moreau')
  for (const [name, seconds] of [
    ['Camille Roy', 180],
    ['Noah Berg', 180],
    ['Amina Diallo', 60],
  ] as const) {
    await (await desk.shopper(name)).says(`It is ${name}.`)
    await desk.passes(seconds)
  }
  const page = await lina.opens()
  await untilShown(page, ['Camille Roy', 'Noah Berg', 'Amina Diallo'])

  const noah = rowOf(page, 'Noah Berg')
  await noah.hover()
  const before = await topOf(noah)
  await lina.actor.replies('Here you are.', (await idsOf(lina)).get('Camille Roy'))
  await page.getByRole('button', { name: 'Show 1 update' }).waitFor()
  expect(await topOf(noah)).toBe(before)
  expect(await namesIn(page)).toEqual(['Camille Roy', 'Noah Berg', 'Amina Diallo'])
  await page.getByRole('log').or(page.getByText('Select a ticket')).first().hover()
  await untilShown(page, ['Noah Berg', 'Amina Diallo', 'Camille Roy'])
  await page.context().close()
}, 180_000)

test('the automatic reply does not start the waiting clock anew (check 18, R50)', async () => {
  const desk = await consoleDesk({ remindersEnabled: false })
  const lina = await desk.agent('Lina Moreau')
  await (await desk.shopper('Camille Roy')).says('Where is my order?')
  const page = await lina.opens()
  await desk.passes(120)
  expect((await lina.actor.ticket()).lastNumber).toBe(2)
  await rowOf(page, 'Camille Roy').getByText('Waiting 2 minutes').waitFor({ state: 'attached' })
  await page.context().close()
}, 180_000)

test('a new chat is there at once: its dot, its channel, who and what, the number in nav and title (check 10, R42)', async () => {
  const desk = await consoleDesk()
  const lina = await desk.agent('Lina Moreau')
  await (await desk.shopper('Camille Roy')).says('Hello')
  const page = await lina.opens()
  await rowOf(page, 'Camille Roy').getByRole('link').click()
  await page.waitForFunction(`/^Inbox/.test(document.title)`)

  await (await desk.shopper('Noah Berg')).says('Where is my parcel?')
  const row = rowOf(page, 'Noah Berg')
  await row.waitFor({ timeout: 1_000 })
  const words = /^Unread\. Noah Berg\s?\. Web chat\. Waiting .*\. Where is my parcel\?\s?\. Unassigned$/
  await row.getByRole('link', { name: words }).waitFor()
  await page.waitForFunction(`/^\\(1\\) Inbox/.test(document.title)`)
  await page.getByText('1 ticket with unread messages').first().waitFor({ state: 'attached' })
  expect(await row.getByRole('link').getAttribute('aria-current')).toBeNull()
  await page.context().close()
}, 180_000)

test('J and K go through the list, and Enter to the reply box (check 21)', async () => {
  const desk = await consoleDesk({ remindersEnabled: false })
  const lina = await desk.agent('Lina Moreau')
  for (const name of ['Camille Roy', 'Noah Berg', 'Amina Diallo']) {
    await (await desk.shopper(name)).says('Hello')
    await desk.passes(1)
  }
  const page = await lina.opens()
  await untilShown(page, ['Camille Roy', 'Noah Berg', 'Amina Diallo'])
  await page.keyboard.press('j')
  await page.getByRole('heading', { name: 'Camille Roy' }).waitFor()
  await page.keyboard.press('j')
  await page.getByRole('heading', { name: 'Noah Berg' }).waitFor()
  await page.keyboard.press('k')
  await page.getByRole('heading', { name: 'Camille Roy' }).waitFor()
  expect(await rowOf(page, 'Camille Roy').getByRole('link').getAttribute('aria-current')).toBe('true')
  await page.keyboard.press('Enter')
  await page.waitForFunction(`document.activeElement.id === 'reply'`)
  await page.context().close()
}, 180_000)

test('who answers goes on where they were: J leads on from the place that the answered ticket has left (check 21, R50)', async () => {
  const desk = await consoleDesk({ remindersEnabled: false })
  const lina = await desk.agent('Lina Moreau')
  for (const name of ['Camille Roy', 'Noah Berg', 'Amina Diallo']) {
    await (await desk.shopper(name)).says('Hello')
    await desk.passes(1)
  }
  const page = await lina.opens()
  await untilShown(page, ['Camille Roy', 'Noah Berg', 'Amina Diallo'])
  await page.getByRole('button', { name: /^Your status/ }).focus()
  await page.keyboard.press('j')
  expect(await focusOf(page)).toContain('Camille Roy')
  await page.keyboard.press('Enter')
  await page.waitForFunction(`document.activeElement.id === 'reply'`)
  await page.keyboard.type('Here you are.')
  await page.keyboard.press('Enter')
  await untilShown(page, ['Noah Berg', 'Amina Diallo', 'Camille Roy'])

  await page.keyboard.press('Escape')
  await page.waitForFunction(`document.activeElement.id === 'conversation'`)
  await page.keyboard.press('j')
  await page.getByRole('heading', { name: 'Noah Berg' }).waitFor()
  // Who reads conversations goes on reading them.
  await page.waitForFunction(`document.activeElement.ariaLabel === 'Conversation with Noah Berg'`)
  await page.context().close()
}, 180_000)

test('a list is narrowed down by status, channel, label, agent and the unread; the address says how (R41, R48, R49)', async () => {
  const desk = await consoleDesk({ remindersEnabled: false })
  const lina = await desk.agent('Lina Moreau', 'manager')
  const marc = await desk.agent('Marc Lefort')
  for (const name of ['Camille Roy', 'Noah Berg', 'Amina Diallo', 'Zoé Petit']) {
    await (await desk.shopper(name)).says('Hello')
    await desk.passes(1)
  }
  const ids = await idsOf(lina)
  const vip = await labelled(lina, 'VIP', [ids.get('Noah Berg')!])
  await lina.actor.door.get('mutation ($t: ID!, $a: ID) { assign(ticketId: $t, agentId: $a) { id } }', {
    t: ids.get('Amina Diallo'),
    a: globalId('Agent', marc.id),
  })
  await lina.actor.closes(ids.get('Zoé Petit'))

  const page = await lina.opens()
  await untilShown(page, ['Camille Roy', 'Noah Berg', 'Amina Diallo'])
  await rowOf(page, 'Noah Berg').getByText('Labels: VIP').waitFor({ state: 'attached' })

  await pick(page, 'Labels', 'VIP')
  await untilShown(page, ['Noah Berg'])
  expect(new URL(page.url()).searchParams.get('label')).toBe(vip)
  await page.reload()
  await untilShown(page, ['Noah Berg'])
  await labels(lina, vip, [ids.get('Camille Roy')!])
  await untilShown(page, ['Camille Roy', 'Noah Berg'])
  await labels(lina, vip, [ids.get('Noah Berg')!], 'unlabelTickets')
  await untilShown(page, ['Camille Roy'])

  await pick(page, 'Channel', 'SMS')
  await page.getByText('No ticket matches these filters').waitFor()
  expect(await faultsOf(page)).toEqual([])
  await page.getByRole('button', { name: 'Clear filters' }).last().click()
  await untilShown(page, ['Camille Roy', 'Noah Berg', 'Amina Diallo'])
  expect(new URL(page.url()).search).toBe('')

  await pick(page, 'Assigned to', 'Marc Lefort')
  await untilShown(page, ['Amina Diallo'])
  await page.getByRole('button', { name: 'Remove the filter Marc Lefort' }).click()
  await pick(page, 'Unread only')
  await rowOf(page, 'Noah Berg').getByRole('link').click()
  await page.getByRole('heading', { name: 'Noah Berg' }).waitFor()
  await rowOf(page, 'Noah Berg').getByText('Unread.').waitFor({ state: 'detached' })
  expect(await namesIn(page)).toContain('Noah Berg')
  await rowOf(page, 'Camille Roy').getByRole('link').click()
  await page.getByRole('heading', { name: 'Camille Roy' }).waitFor()
  await page.getByRole('log').hover()
  await rowOf(page, 'Noah Berg').waitFor({ state: 'detached' })

  await page.getByRole('button', { name: 'Clear filters' }).click()
  await page.getByRole('button', { name: 'Closed', exact: true }).click()
  await untilShown(page, ['Zoé Petit'])
  expect(await page.getByRole('link', { name: 'Closed', exact: true }).getAttribute('aria-current')).toBe(
    'page',
  )
  await page.context().close()
}, 180_000)

test('escalated tickets stand on top under their heading; snoozed ones say when they come back, and come back marked (check 17, check 28, R47, R55)', async () => {
  const desk = await consoleDesk()
  const lina = await desk.agent('Lina Moreau')
  for (const [name, seconds] of [
    ['Camille Roy', 300],
    ['Noah Berg', 1],
    ['Amina Diallo', 1],
    ['Zoé Petit', 1],
  ] as const) {
    await (await desk.shopper(name)).says('Hello')
    await desk.passes(seconds)
  }
  const ids = await idsOf(lina)
  await lina.actor.snoozes(new Date(desk.clock.now().getTime() + 26 * 3_600_000), ids.get('Zoé Petit'))
  await lina.actor.snoozes(new Date(desk.clock.now().getTime() + 3_600_000), ids.get('Amina Diallo'))
  const page = await lina.opens()
  await expectSoon(() => linesIn(page), ['Escalated', 'Camille Roy', 'All others', 'Noah Berg'])
  expect(await rowOf(page, 'Camille Roy').getByTestId('waiting').getAttribute('data-level')).toBe('escalate')

  await page.getByRole('link', { name: /^Snoozed/ }).click()
  await untilShown(page, ['Amina Diallo', 'Zoé Petit'])
  await rowOf(page, 'Amina Diallo').getByText('Snoozed until today at 11:05').waitFor({ state: 'attached' })
  await page.getByRole('link', { name: /^All/ }).click()
  await desk.passes(3_600)
  await rowOf(page, 'Amina Diallo').getByText('Back from snooze').waitFor()
  await rowOf(page, 'Amina Diallo').getByText('Unread.').waitFor({ state: 'attached' })
  await page.context().close()
}, 180_000)

test('after a close the next one that waits opens and has the focus, or as the agent likes it (check 24, R50)', async () => {
  const desk = await consoleDesk({ remindersEnabled: false })
  const lina = await desk.agent('Lina Moreau')
  for (const name of ['Camille Roy', 'Noah Berg', 'Amina Diallo', 'Zoé Petit']) {
    await (await desk.shopper(name)).says('Hello')
    await desk.passes(1)
  }
  const page = await lina.opens()
  await untilShown(page, ['Camille Roy', 'Noah Berg', 'Amina Diallo', 'Zoé Petit'])
  await page.keyboard.press('j')
  await page.getByRole('heading', { name: 'Camille Roy' }).waitFor()
  await page.keyboard.press('e')
  await page.getByRole('heading', { name: 'Noah Berg' }).waitFor()
  await expectSoon(() => focusOf(page), 'Noah Berg')
  expect(await namesIn(page)).toEqual(['Noah Berg', 'Amina Diallo', 'Zoé Petit'])
  await page.keyboard.press('z')
  await page.getByRole('heading', { name: 'Camille Roy' }).waitFor()

  await prefer(page, { afterClose: 'list' })
  await untilShown(page, ['Camille Roy', 'Noah Berg', 'Amina Diallo', 'Zoé Petit'])
  await page.getByRole('heading', { name: 'Camille Roy' }).waitFor()
  await page.keyboard.press('e')
  await page.getByText('Select a ticket to read the conversation').waitFor()
  await expectSoon(() => focusOf(page), 'Noah Berg')

  await page.keyboard.press('j')
  await page.getByRole('heading', { name: 'Noah Berg' }).waitFor()
  await prefer(page, { afterClose: 'stay' })
  await untilShown(page, ['Noah Berg', 'Amina Diallo', 'Zoé Petit'])
  await page.getByRole('heading', { name: 'Noah Berg' }).waitFor()
  await page.keyboard.press('e')
  await rowOf(page, 'Noah Berg').waitFor({ state: 'detached' })
  expect(await page.getByRole('heading', { name: 'Noah Berg' }).count()).toBe(1)
  await page.clock.fastForward(11_000)
  await page.getByText(/A closed ticket cannot be reopened/).waitFor()
  await page.getByRole('link', { name: /^Closed/ }).click()
  await rowOf(page, 'Noah Berg').waitFor()
  expect(await page.getByRole('button', { name: /reopen/i }).count()).toBe(0)
  await page.context().close()
}, 180_000)

test('of two thousand tickets no more than 120 rows are drawn, and the focused one stays (check 40)', async () => {
  const desk = await consoleDesk({ remindersEnabled: false })
  const lina = await desk.agent('Lina Moreau')
  await (await desk.shopper('Camille Roy')).says('Hello')
  await desk.time.quiet()
  await desk.copyTicket(1_999)
  const page = await lina.opens()
  const rows = page.getByTestId('ticket-row')
  await rows.first().waitFor()
  const scroll = (to: string) =>
    page.evaluate(
      `(() => { const list = document.querySelector('#ticket-list ul').parentElement; list.scrollTop = ${to} })()`,
    )
  await rows.first().getByRole('link').focus()
  const first = await focusOf(page)
  let most = 0
  await expectSoon(
    async () => {
      await scroll('list.scrollHeight')
      most = Math.max(most, await rows.count())
      return page.locator('[aria-setsize="2000"]').first().isVisible()
    },
    true,
    180_000,
  )
  expect(most).toBeLessThanOrEqual(220)
  expect(await rows.count()).toBeLessThanOrEqual(120)
  await expectSoon(async () => {
    await scroll('list.scrollHeight')
    return rows.last().getAttribute('aria-posinset')
  }, '2000')
  expect(await focusOf(page)).toBe(first)
  await scroll('list.scrollHeight / 2')
  await expectSoon(async () => (await rows.count()) <= 120, true)
  await page.keyboard.press('j')
  await page.locator('[data-row][aria-current=true]').waitFor()
  expect(await page.locator('[data-row][aria-current=true]').isVisible()).toBe(true)
  await page.context().close()
}, 180_000)

test('the list can be used by everybody, in light and dark, English and French, wide and narrow (check 38)', async () => {
  const desk = await consoleDesk()
  const lina = await desk.agent('Lina Moreau', 'manager')
  for (const name of ['Camille Roy', 'Jean-Baptiste de La Fontaine-Maximilien', 'Noah Berg']) {
    await (await desk.shopper(name)).says('Hello')
    await desk.passes(200)
  }
  const ids = await idsOf(lina)
  await labelled(lina, 'Returns and refunds', [ids.get('Noah Berg')!])
  for (const [colorScheme, locale, width] of [
    ['light', 'en-GB', 1440],
    ['dark', 'fr-FR', 1024],
    ['dark', 'en-GB', 390],
    ['light', 'fr-FR', 390],
  ] as const) {
    const page = await lina.opens('/inbox', { colorScheme, locale, viewport: { width, height: 800 } })
    await page.evaluate(`localStorage.setItem('deskbell.language', '${locale.slice(0, 2)}')`)
    await page.reload()
    await rowOf(page, 'Camille Roy').waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('button', { name: locale === 'fr-FR' ? 'Filtrer' : 'Filter' }).click()
    await page.getByRole('menu').waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.keyboard.press('Escape')
    await prefer(page, { density: 'compact' })
    await rowOf(page, 'Camille Roy').waitFor()
    expect(Math.round((await rowOf(page, 'Camille Roy').boundingBox())!.height)).toBe(48)
    expect(await faultsOf(page)).toEqual([])
    await page.context().close()
  }
}, 180_000)

test('an empty list says why, and one that cannot be loaded can be asked for again (check 38)', async () => {
  const desk = await consoleDesk()
  const lina = await desk.agent('Lina Moreau')
  await (await desk.shopper('Camille Roy')).says('Hello')
  const page = await lina.opens('/inbox?view=mine')
  await page.getByText('Nobody is waiting').waitFor()
  expect(await faultsOf(page)).toEqual([])
  await page.goto(`${desk.url}/inbox`)
  await rowOf(page, 'Camille Roy').waitFor()
  await page.route('**/graphql', (route) =>
    route.request().postData()?.includes('query Inbox(')
      ? route.fulfill({ status: 503, body: '' })
      : route.fallback(),
  )
  await page.getByRole('link', { name: /^Unassigned/ }).click()
  await page.getByRole('alert').filter({ hasText: 'Tickets could not be loaded' }).waitFor()
  expect(await faultsOf(page)).toEqual([])
  await page.unroute('**/graphql')
  await page.getByRole('button', { name: 'Retry' }).click()
  await rowOf(page, 'Camille Roy').waitFor()
  expect(await page.getByRole('alert').count()).toBe(0)
  await page.context().close()
}, 180_000)

type Agent = Awaited<ReturnType<Awaited<ReturnType<typeof consoleDesk>>['agent']>>

async function idsOf({ actor }: Agent) {
  return new Map((await actor.inbox()).map(({ id, profile }) => [profile.name, id]))
}

async function labelled({ actor }: Agent, name: string, ticketIds: string[]): Promise<string> {
  const { createLabel } = await actor.door.get(
    'mutation ($name: String!, $clientId: UUID!) { createLabel(name: $name, colour: PURPLE, clientId: $clientId) { id } }',
    { name, clientId: randomUUID() },
  )
  await labels({ actor }, createLabel.id, ticketIds)
  return createLabel.id
}

function labels({ actor }: Pick<Agent, 'actor'>, labelId: string, ticketIds: string[], act = 'labelTickets') {
  return actor.door.get(
    `mutation ($tickets: [ID!]!, $labels: [ID!]!) { ${act}(ticketIds: $tickets, labelIds: $labels) { ticketId } }`,
    { tickets: ticketIds, labels: [labelId] },
  )
}

async function pick(page: Page, ...path: string[]) {
  await page.getByRole('button', { name: /^Filter/ }).click()
  for (const name of path.slice(0, -1)) await page.getByRole('menuitem', { name }).click()
  await page.getByRole('menuitemcheckbox', { name: path.at(-1)! }).click()
  await page.keyboard.press('Escape')
  if (path.length > 1) await page.keyboard.press('Escape')
  await page.getByRole('menu').first().waitFor({ state: 'detached' })
}

async function prefer(page: Page, wishes: object) {
  await page.evaluate(`localStorage.setItem('deskbell.preferences', '${JSON.stringify(wishes)}')`)
  await page.reload()
}
