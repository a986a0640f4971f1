import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { reply } from '../../domain/ticket/reply.js'
import { addNote } from '../../domain/ticket/add-note.js'
import { writeInChat } from '../../domain/ticket/write-in-chat.js'
import { insertRow } from '../../platform/rows.js'
import { Agent } from '../../schema/agent.js'
import { Label } from '../../schema/label.js'
import { Profile } from '../../schema/profile.js'
import { ProfileEvent } from '../../schema/profile-event.js'
import { SavedReply } from '../../schema/saved-reply.js'
import { sweepSearch } from '../../worker/sweep.js'
import { buildAgent } from '../support/builders.js'
import { consoleDesk } from '../support/console-desk.js'
import { hostileTexts } from '../support/hostile-texts.js'
import { openChat, write } from '../support/people-with-browsers.js'
import { openShopPage } from '../support/shop-page.js'
import { until } from '../support/until.js'

/*
 * Whatever anybody writes anywhere is shown as text, to shoppers and to agents: nothing of it runs, no element comes of
 * it, nothing asks and no page is left. The rows are written past the API, which would refuse some of them.
 */

const TEXTS = Object.values(hostileTexts)
const NASTY = hostileTexts.attribute!

type Desk = Awaited<ReturnType<typeof consoleDesk>>

test('hostile names, messages, notes, labels, replies, titles and settings are nothing but text, on both sides', async () => {
  const desk = await consoleDesk({
    name: NASTY,
    welcomeMessage: hostileTexts.mutation!,
    autoReplyInHours: hostileTexts.closesEverything!,
    privacyUrl: `javascript:tripwire()//https://`,
    termsUrl: `https://shop.example/"onmouseover="tripwire()`,
  })
  const owner = await desk.agent(NASTY, 'owner')
  const happened: string[] = []
  const shop = await openShopPage(desk, desk.account)
  await guard(shop, happened)
  await shop.reload()
  await shop.clock.fastForward(2_000)
  await shop.getByText(hostileTexts.mutation!).waitFor()
  const chat = await openChat(shop)
  expect(await chat.getByRole('heading', { level: 1 }).textContent()).toBe(NASTY)
  await write(chat, NASTY)
  await chat.getByTestId('msg').filter({ hasText: hostileTexts.closesEverything! }).waitFor()

  const console = await owner.opens()
  await guard(console, happened)
  await console.reload()
  await console.getByTestId('ticket-row').first().getByRole('link').click()
  await console.getByRole('log').getByTestId('msg').first().waitFor()
  await talk(desk)

  const said = chat.getByTestId('msg').locator('.bubble')
  await until(
    'everything has arrived',
    async () => (await said.count()) === Math.ceil((4 * TEXTS.length) / 3) + 2,
  )
  const heard = (await said.allTextContents()).map((text) => text.replaceAll(' (opens in a new tab)', ''))
  expect(TEXTS.filter((text) => !heard.includes(text))).toEqual([])
  await seeThatNothingHappened(shop)
  await chat.getByRole('button', { name: 'Options' }).click()
  await seeThatNothingHappened(shop)

  const thread = console.getByRole('log')
  await thread.getByText(hostileTexts.emoji!).last().waitFor()
  const read = (await thread.textContent())!
  expect(TEXTS.filter((text) => !read.includes(text))).toEqual([])
  await seeThatNothingHappened(console)
  await furnish(desk)
  await sweepSearch(desk.app)
  for (const path of [
    '/inbox',
    '/inbox?q=tripwire',
    '/dashboard',
    '/settings/web-chat',
    '/settings/team',
    '/settings/saved-replies',
    '/settings/labels',
    '/settings/account',
    '/settings/audit',
  ]) {
    await goTo(console, path)
    await console.getByText('tripwire()', { exact: false }).first().waitFor({ state: 'attached' })
    await seeThatNothingHappened(console)
  }
  expect(happened).toEqual([])
  await shop.context().close()
  await console.context().close()
}, 180_000)

test('half a character is refused, and stays with who wrote it', async () => {
  const desk = await consoleDesk()
  const shop = await openShopPage(desk, desk.account)
  const chat = await openChat(shop)
  await chat.getByRole('textbox').evaluate((box) => {
    Object.assign(box, { value: 'half \uD83D' })
    const { Event } = globalThis as unknown as { Event: new (type: string, init: object) => never }
    ;(box as unknown as { dispatchEvent(event: never): void }).dispatchEvent(
      new Event('input', { bubbles: true }),
    )
  })
  await chat.getByRole('textbox').press('Enter')
  await chat.locator('[data-state=failed]').filter({ hasText: 'half' }).waitFor()
  await shop.context().close()
})

test('no code of ours writes markup', () => {
  const markup =
    /v-html|innerHTML|outerHTML\s*=|insertAdjacentHTML|document\.write|srcdoc|createContextualFragment/
  const files = ['console/src', 'widget/src'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(vue|ts)$/.test(name))
      .map((name) => `${folder}/${name}`),
  )
  expect(files.length).toBeGreaterThan(100)
  expect(files.filter((file) => markup.test(readFileSync(file, 'utf8')))).toEqual([])
})

/** In every frame from now on: what a script that ran would have touched. */
async function guard(page: Page, happened: string[]) {
  const home = new URL(page.url()).origin
  await page.context().addInitScript(`tripped = []; tripwire = () => tripped.push(new Error().stack)`)
  page.on('dialog', (dialog) => {
    happened.push(`asked: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('popup', (popup) => happened.push(`opened: ${popup.url()}`))
  page.on('framenavigated', (frame) => {
    if (!frame.parentFrame() && !frame.url().startsWith(home)) happened.push(`went to ${frame.url()}`)
  })
  page.on('request', (request) => {
    if (/evil|tripwire\(/.test(request.url())) happened.push(`asked for ${request.url()}`)
  })
}

/** As a link would lead there; the console is loaded only once. */
const goTo = (page: Page, path: string) =>
  page.evaluate(`history.pushState(null, '', '${path}'); dispatchEvent(new PopStateEvent('popstate'))`)

async function seeThatNothingHappened(page: Page) {
  for (const frame of page.frames()) {
    expect(await frame.evaluate('globalThis.tripped ?? []')).toEqual([])
    expect(await frame.evaluate(`(${findTraces.toString()})(document)`)).toEqual([])
  }
}

/** Elements that came of a text, and links that do not lead to a page or a mailbox; in shadow roots, too. */
function findTraces(root: { querySelectorAll(selector: string): Iterable<TraceElement> }): string[] {
  const faults: string[] = []
  for (const element of root.querySelectorAll('*')) {
    const names = element.getAttributeNames()
    if (names.some((name) => name === 'data-hostile' || name.startsWith('on'))) faults.push(element.outerHTML)
    if (element.localName === 'a' && element.href && !/^(https?|mailto):/.test(element.href))
      faults.push(element.href)
    if (element.shadowRoot) faults.push(...findTraces(element.shadowRoot))
  }
  return faults
}

interface TraceElement {
  localName: string
  href?: string
  outerHTML: string
  shadowRoot: { querySelectorAll(selector: string): Iterable<TraceElement> } | null
  getAttributeNames(): string[]
}

/** Each text said by the shopper; every third by an agent of that name as well, and as a note. */
async function talk({ app, account }: Desk) {
  const db = app.database.manager
  const profile = await db.findOneByOrFail(Profile, { accountId: account.id })
  await db.update(Profile, { id: profile.id }, { name: NASTY })
  const seat = { accountId: account.id, profileId: profile.id }
  const clientId = () => randomUUID()
  for (const [at, text] of TEXTS.entries()) {
    const draft = { clientId: clientId(), text, chatId: null }
    const { chat } = await app.transaction((tx) => writeInChat(tx, seat, draft))
    if (at % 3) continue
    const { id } = await buildAgent(app, account, { name: cut(text, 80) })
    const agent = await db.findOneByOrFail(Agent, { id })
    await app.transaction((tx) => addNote(tx, agent, chat.id, { clientId: clientId(), text }))
    const answer = { clientId: clientId(), text, isHolding: false, expectedLast: null }
    await app.transaction((tx) => reply(tx, agent, chat.id, answer))
  }
}

/** Each text as the name of a shopper who waits, as something one did, as a label, and as a saved reply. */
async function furnish({ app, account, clock }: Desk) {
  const db = app.database.manager
  const { id: accountId } = account
  const profile = await db.findOneByOrFail(Profile, { accountId, externalId: 'camille' })
  const createdAt = clock.now()
  for (const [key, text] of Object.entries(hostileTexts)) {
    const made = { accountId, createdAt, clientId: Buffer.from(randomUUID().replaceAll('-', ''), 'hex') }
    const contentHash = Buffer.alloc(32)
    const profileId = await insertRow(db, Profile, {
      ...{ accountId, createdAt, externalId: key, name: cut(text, 100) },
    } as Profile)
    await insertRow(db, ProfileEvent, {
      ...{ accountId, profileId: profile.id, externalId: key, kind: 'page-viewed', occurredAt: createdAt },
      title: cut(text, 300),
    } as ProfileEvent)
    await insertRow(db, Label, { ...made, contentHash, name: cut(text, 30), colour: 'blue' } as Label)
    await insertRow(db, SavedReply, {
      ...{ ...made, contentHash, shortcut: key.toLowerCase(), usedCount: 0, version: 1 },
      ...{ title: cut(text, 80), category: cut(text, 40), textEn: text, textFr: null, isHolding: false },
    } as unknown as SavedReply)
    const draft = { clientId: randomUUID(), text, chatId: null }
    await app.transaction((tx) => writeInChat(tx, { accountId, profileId }, draft))
  }
}

const cut = (text: string, most: number) => [...text].slice(0, most).join('')
