import { beforeAll, expect, test } from '@jest/globals'
import type { FrameLocator, Page } from 'playwright-core'
import { makeIdentityToken } from '../support/actors.js'
import { consoleDesk } from '../support/console-desk.js'
import { endShopperSessions } from '../support/end-shopper-sessions.js'
import { lateAnswers } from '../support/late-answers.js'
import { openChat, write } from '../support/people-with-browsers.js'
import { openShopPage } from '../support/shop-page.js'
import { until } from '../support/until.js'

/* Whose chat it is, and how it ends: sessions, sign-out, closing. Nothing of it may stay for whoever comes next. */

let desk: Awaited<ReturnType<typeof consoleDesk>>
let lina: Awaited<ReturnType<typeof desk.agent>>

beforeAll(async () => {
  desk = await consoleDesk()
  lina = await desk.agent('Lina Moreau')
})

test('a session that ends while the shop still knows the shopper is renewed, and the chat goes on where it was', async () => {
  const { shop, chat } = await openAs('Nora')
  await write(chat, 'First half,')
  await chat.locator('[data-author=auto]').waitFor()
  await chat.getByRole('textbox').fill('a draft')
  await endShopperSessions(desk, desk.account)
  await write(chat, 'second half.')
  await chat.locator('[data-author=you][data-state=sent]').nth(1).waitFor()
  expect(await texts(chat)).toEqual(['First half,', 'Somebody will be with you shortly.', 'second half.'])
  await lina.actor.replies('All of it is here.', await ticketOf('Nora'))
  await chat.getByTestId('msg').filter({ hasText: 'All of it is here.' }).waitFor()
  expect(await chat.getByText('Your session ended', { exact: false }).count()).toBe(0)
  await shop.context().close()
})

test('a session that ends because the shopper has left the shop says so, and leaves no word behind, in the page or the browser', async () => {
  const { shop, chat, leaves } = await openAs('Remi')
  const events: string[] = []
  await shop.exposeFunction('heard', (name: string) => events.push(name))
  await shop.evaluate(`document.addEventListener('deskbell:expired', () => heard('expired'))`)
  await write(chat, 'My secret')
  await chat.locator('[data-author=auto]').waitFor()
  await chat.getByRole('textbox').fill('another secret')
  leaves()
  await endShopperSessions(desk, desk.account)
  await chat
    .getByRole('alert')
    .filter({ hasText: 'Your session ended. Sign in again to continue.' })
    .waitFor()
  expect(await traces(shop)).not.toMatch(/secret/)
  await until('the page is told', () => events.includes('expired'))
  await chat.getByRole('button', { name: 'Close chat' }).click()
  await shop.locator('deskbell-hub').waitFor({ state: 'detached' })
  await shop.context().close()
})

test('another shopper who signs in to the shop meanwhile sees nothing of the first, written, waiting or said', async () => {
  const { shop, chat, becomes } = await openAs('Ines')
  await write(chat, 'My secret')
  await chat.locator('[data-author=auto]').waitFor()
  await chat.getByRole('textbox').fill('another secret')
  becomes('Omar')
  await endShopperSessions(desk, desk.account)
  await until('the first one is gone', async () => !(await traces(shop)).includes('secret'))
  await shop.reload()
  const own = await openChat(shop)
  await own.getByTestId('welcome').waitFor()
  expect(await texts(own)).toEqual([])
  expect(await own.getByRole('textbox').inputValue()).toBe('')
  expect(await traces(shop)).not.toMatch(/secret/)
  await shop.context().close()
})

test('a shopper ends the chat after being asked, with the way back first; the agent reads who ended it (check 35, R13, R14)', async () => {
  const { shop, chat } = await openAs('Pia')
  await write(chat, 'That was all.')
  await chat.locator('[data-author=auto]').waitFor()
  const id = await ticketOf('Pia')
  await chat.getByRole('button', { name: 'Options' }).press('Enter')
  await chat.getByRole('menuitem', { name: 'End chat' }).press('Enter')
  const question = chat.getByRole('alertdialog', { name: 'End this chat?' })
  await question.getByText('You will not be able to reopen it or read it again.').waitFor()
  expect(await focused(chat)).toBe('Keep chatting')
  await shop.keyboard.press('Escape')
  await question.waitFor({ state: 'detached' })
  expect(await focused(chat)).toBe('Options')
  expect(await shop.getByTestId('launcher').getAttribute('aria-expanded')).toBe('true')

  await chat.getByRole('textbox').fill('not sent yet')
  await shop.route('**/shop/graphql', (route) => route.fulfill({ status: 500 }))
  await ends(chat)
  await question.getByRole('alert').filter({ hasText: 'Chat is unavailable right now' }).waitFor()
  await shop.unroute('**/shop/graphql')
  await question.getByRole('button', { name: 'End chat' }).click()
  await chat.getByRole('heading', { name: 'This chat is closed' }).waitFor()
  expect(await chat.getByRole('textbox').count()).toBe(0)
  expect(await texts(chat)).toEqual([])
  expect((await lina.actor.reads(id)).at(-1)).toBe('CLOSED')
  await chat.getByRole('button', { name: 'Start a new chat' }).click()
  expect(await chat.getByRole('textbox').inputValue()).toBe('not sent yet')
  await shop.context().close()
})

test('a message that meets the closing by an agent is sent in a new chat in one step, and the old one is gone (check 26, R14–R16)', async () => {
  const { shop, chat } = await openAs('Tove')
  await write(chat, 'Old words')
  await chat.locator('[data-author=auto]').waitFor()
  const id = await ticketOf('Tove')
  await shop.context().setOffline(true)
  await write(chat, 'I have one more question')
  await chat.getByRole('textbox').fill('and a half')
  await lina.actor.closes(id)
  await shop.context().setOffline(false)
  await chat.getByRole('button', { name: 'Start a new chat and send' }).click()
  await chat.locator('[data-author=you][data-state=sent]').waitFor()
  await chat.locator('[data-author=auto]').waitFor()
  expect(await texts(chat)).toEqual(['I have one more question', 'Somebody will be with you shortly.'])
  expect(await chat.getByRole('textbox').inputValue()).toBe('and a half')
  expect(await ticketOf('Tove')).not.toBe(id)
  await shop.context().close()
})

test('what the desk had to say before a new chat began does not end that one (R14)', async () => {
  const { shop, chat } = await openAs('Vera')
  await write(chat, 'Old words')
  await chat.locator('[data-author=auto]').waitFor()
  const late = await lateAnswers(shop, ['query RunningChat'])
  await lina.actor.closes(await ticketOf('Vera'))
  await late.untilRead(1) // that none is running
  await write(chat, 'I have one more question')
  await chat.getByRole('button', { name: 'Start a new chat and send' }).click()
  await chat.locator('[data-author=you][data-state=sent]').waitFor()
  await late.arrive()
  await lina.actor.replies('Ask away.', await ticketOf('Vera'))
  await chat.getByText('Ask away.').first().waitFor()
  expect(await chat.getByRole('heading', { name: 'This chat is closed' }).count()).toBe(0)
  await shop.context().close()
})

/** A shop whose idea of who is signed in can change without its page being loaded anew. */
async function openAs(shopper: string) {
  let now: string | null = shopper
  const shop = await openShopPage(desk, desk.account, { shopper })
  await shop.route('**/token', async (route) => {
    if (now === null) return route.fulfill({ status: 204 })
    const claims = { sub: now.toLowerCase(), name: `${now} Roy` }
    return route.fulfill({ json: { token: await makeIdentityToken(desk.account, desk.clock.now(), claims) } })
  })
  await shop.reload()
  const chat = await openChat(shop)
  return { shop, chat, leaves: () => (now = null), becomes: (other: string) => (now = other) }
}

async function ticketOf(name: string): Promise<string> {
  const all = await lina.actor.inbox()
  return all.find(({ profile }) => profile.name === `${name} Roy`)!.id
}

async function ends(chat: FrameLocator) {
  await chat.getByRole('button', { name: 'Options' }).click()
  await chat.getByRole('menuitem', { name: 'End chat' }).click()
  await chat.getByRole('alertdialog').getByRole('button', { name: 'End chat' }).click()
}

const texts = (chat: FrameLocator) => chat.getByTestId('msg').locator('.bubble').allTextContents()

const focused = (chat: FrameLocator) =>
  chat.locator(':focus').evaluate((element) => {
    const { ariaLabel, textContent } = element as unknown as { ariaLabel: string | null; textContent: string }
    return ariaLabel ?? textContent
  })

/** Everything that a page and its frames hold, seen or not, and what the browser keeps for them. */
async function traces(shop: Page): Promise<string> {
  const of = shop.frames().map((frame) =>
    frame
      .evaluate<string>(
        `document.documentElement.outerHTML + [...document.querySelectorAll('textarea')].map((box) => box.value) +
         JSON.stringify({ ...sessionStorage, ...localStorage }) +
         [...document.querySelectorAll('deskbell-hub')].map((hub) => hub.shadowRoot.innerHTML)`,
      )
      .catch(() => ''),
  )
  return (await Promise.all(of)).join()
}
