import { beforeAll, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { seedDemo } from '../../domain/demo/seed-demo.js'
import { demo } from '../../domain/demo/demo-data.js'
import { Account } from '../../schema/account.js'
import { faultsOf } from '../support/axe.js'
import { later } from '../support/clock.js'
import { timeOf } from '../support/desk.js'
import { openChat, openConsole, openShop, write } from '../support/people-with-browsers.js'
import { servers, type Servers } from '../support/servers.js'

/* Putting a ticket off, and having it back. A Monday morning at ten, in Paris. */

let running: Servers
let time: ReturnType<typeof timeOf>
let agent: Page
let shop: Page

beforeAll(async () => {
  running = await servers()
  running.clock.set(new Date('2026-06-15T08:00:00Z'))
  await running.app.transaction(seedDemo)
  const account = await running.app.database.manager.findOneByOrFail(Account, { publicId: demo.publicId })
  time = timeOf(running, account.id)
  agent = await openConsole(running, 'lina@demo.shop')
  shop = await openShop(running, 'camille')
  await write(await openChat(shop), 'Where is my order?')
  await rowOf('Camille Roy').waitFor()
})

test('the end of a snooze is typed, in English or French, and its date is shown before Enter (check 27, R47)', async () => {
  await openTicket('Camille Roy')
  await agent.keyboard.press('s')
  const typed = agent.getByRole('combobox', { name: 'Snooze until…' })
  await agent.getByRole('option', { name: /Next opening/ }).waitFor()
  expect(await faultsOf(agent)).toEqual([])
  for (const words of ['tomorrow 9am', 'demain 9h']) {
    await typed.fill(words)
    await agent.getByRole('option', { name: /Tue,? 16 Jun, 09:00/ }).waitFor()
    expect(await agent.getByRole('option').count()).toBe(1)
  }
  await typed.fill('today 8am')
  await agent.getByText('That time has passed').waitFor()
  await typed.fill('next week')
  await agent.getByRole('option', { name: /Mon,? 22 Jun, 09:00/ }).waitFor()
  await agent.keyboard.press('Escape')
  await typed.waitFor({ state: 'detached' })
})

test('a console that speaks French reads English as well (check 27)', async () => {
  await agent.emulateMedia({ colorScheme: 'dark' })
  await speak('Français')
  await openTicket('Camille Roy')
  await agent.keyboard.press('s')
  const typed = agent.getByRole('combobox', { name: 'Reporter à…' })
  for (const words of ['demain 9h', 'tomorrow 9am']) {
    await typed.fill(words)
    await agent.getByRole('option', { name: /mar\. 16 juin/ }).waitFor()
  }
  expect(await faultsOf(agent)).toEqual([])
  await agent.keyboard.press('Escape')
  await speak('English')
  await agent.emulateMedia({ colorScheme: 'light' })
})

test('a snoozed ticket leaves the inbox, can be had back, and comes back at its time, unread (check 28, R47)', async () => {
  await openTicket('Camille Roy')
  await agent.keyboard.press('s')
  await agent.getByRole('combobox').fill('1h')
  await agent.keyboard.press('Enter')
  await agent
    .getByText(/Snoozed until Mon,? 15 Jun, 11:0/)
    .first()
    .waitFor()
  await rowOf('Camille Roy').waitFor({ state: 'detached' })

  await agent.keyboard.press('z')
  await rowOf('Camille Roy').waitFor()

  await openTicket('Camille Roy')
  await agent.keyboard.press('s')
  await agent.getByRole('combobox').fill('1h')
  await agent.keyboard.press('Enter')
  await rowOf('Camille Roy').waitFor({ state: 'detached' })
  await passes(3_700)
  await rowOf('Camille Roy').waitFor()
})

test('a snoozed ticket comes back early if the shopper writes (check 28, R47)', async () => {
  await openTicket('Camille Roy')
  await agent.keyboard.press('s')
  await agent.getByRole('option', { name: /Until the shopper replies/ }).click()
  await agent.getByText('Snoozed until the shopper replies').first().waitFor()
  await rowOf('Camille Roy').waitFor({ state: 'detached' })
  await write(shop.frameLocator('iframe'), 'Are you there?')
  await rowOf('Camille Roy').filter({ hasText: 'Are you there?' }).waitFor()
})

test('a day and a time can be picked from a calendar (R47)', async () => {
  await openTicket('Camille Roy')
  await agent.getByRole('button', { name: 'Snooze', exact: true }).click()
  await agent.getByRole('option', { name: 'Pick a date and time' }).click()
  await agent.getByRole('button', { name: 'Saturday, June 20, 2026' }).click()
  await agent.getByLabel('Time', { exact: true }).fill('14:45')
  await agent.getByText(/^Sat,? 20 Jun, 14:45/).waitFor()
  expect(await faultsOf(agent)).toEqual([])
  await agent.keyboard.press('Enter')
  await agent
    .getByText(/Snoozed until Sat,? 20 Jun/)
    .first()
    .waitFor()
})

const rowOf = (name: string) => agent.getByTestId('ticket-row').filter({ hasText: name })

async function openTicket(name: string) {
  await rowOf(name).getByRole('link').click()
  await agent.getByRole('heading', { name, level: 2 }).waitFor()
  await agent.getByRole('log').waitFor()
}

async function speak(language: string) {
  await agent.getByRole('button', { name: /Your account|Votre compte/ }).click()
  await agent.getByRole('menuitemcheckbox', { name: language }).click()
  await agent
    .getByRole('menu')
    .waitFor({ state: 'detached' })
    .catch(() => agent.keyboard.press('Escape'))
}

async function passes(seconds: number) {
  await time.moveTo(later(running.clock.now(), { seconds }))
  for (const page of [agent, shop]) await page.clock.fastForward(seconds * 1000)
}
