import { expect, test } from '@jest/globals'
import type { Page, WebSocketRoute } from 'playwright-core'
import { Message } from '../../schema/message.js'
import { Ticket } from '../../schema/ticket.js'
import { consoleDesk } from '../support/console-desk.js'
import { lateAnswers } from '../support/late-answers.js'
import { rowOf } from '../support/list-on-page.js'

/* An agent comes back to much that was said: while the line was cut, long ago, or while an answer was on its way. */

test('after six minutes without a line the console is back by itself or on “Try now”, and shows every message (check 34, R74)', async () => {
  const desk = await consoleDesk({ remindersEnabled: false })
  const lina = await desk.agent('Lina Moreau')
  const camille = await desk.shopper('Camille Roy')
  await camille.says('Hello')
  const page = await lina.opens()
  const line = await lineOf(page)
  await page.reload()
  await rowOf(page, 'Camille Roy').getByRole('link').click()
  await connection(page, 'live')

  await line.cut()
  await connection(page, 'reconnecting')
  for (const text of ['one', 'two', 'three']) {
    await camille.says(text)
    await desk.passes(120)
  }
  const tryNow = page.getByRole('button', { name: 'Try now' })
  await tryNow.waitFor()
  expect(await page.getByText(/refresh|reload/i).count()).toBe(0)
  expect(await saidBy(page)).not.toContain('three')

  await line.mend()
  await tryNow.click()
  await connection(page, 'live')
  await page.waitForFunction(
    `document.querySelectorAll('[role=log] [data-testid=msg][data-author=SHOPPER]').length === 4`,
  )
  expect(await saidBy(page)).toEqual(['Hello', 'one', 'two', 'three'])
  await page.context().close()
})

test('older messages come in above without moving what is being read (check 40)', async () => {
  const desk = await consoleDesk({ remindersEnabled: false })
  const lina = await desk.agent('Lina Moreau')
  await (await desk.shopper('Camille Roy')).says('Hello')
  await desk.time.quiet()
  const { manager } = desk.app.database
  const ticket = await manager.findOneByOrFail(Ticket, { accountId: desk.account.id })
  const rows = Array.from({ length: 200 }, (_, at) => ({
    ticketId: ticket.id,
    number: ticket.lastNumber + 1 + at,
    accountId: ticket.accountId,
    author: at % 3 ? 'shopper' : 'agent',
    agentId: at % 3 ? null : lina.id,
    text: `Message ${at}. ${'And some more of it. '.repeat(at % 7)}`,
    isHolding: false,
    clientId: null,
    at: desk.clock.now(),
  })) as Message[]
  await manager.insert(Message, rows)
  await manager.update(Ticket, { id: ticket.id }, { lastNumber: rows.at(-1)!.number })

  const page = await lina.opens()
  await rowOf(page, 'Camille Roy').getByRole('link').click()
  await page.getByText('Message 199.').first().waitFor()
  const before = await scrollToTop(page)
  await page.waitForFunction(
    `document.querySelectorAll('[role=log] [data-testid=msg]').length > ${before.count}`,
  )
  await page.evaluate(`new Promise(requestAnimationFrame)`)
  const after = await page.evaluate<number>(
    `document.querySelector('[role=log] [data-number="${before.number}"]').getBoundingClientRect().top`,
  )
  expect(Math.abs(after - before.top)).toBeLessThanOrEqual(2)
  await page.context().close()
})

test('what happens after the console has read its lists, and before anybody can tell it, is there all the same (R74)', async () => {
  const { desk, noah, page } = await deskOfTwo()
  const line = await lineOf(page)
  line.hold()
  await page.reload()
  await rowOf(page, 'Camille Roy').waitFor()
  await countOfAll(page, 1)

  await noah.says('Where is my order?')
  await desk.time.quiet()
  line.release()
  await rowOf(page, 'Noah Petit').waitFor()
  await countOfAll(page, 2)
  await page.context().close()
})

test('an answer that was on its way while a message came in does not take it away again, from list or thread (R74)', async () => {
  const { camille, noah, page } = await deskOfTwo()
  await rowOf(page, 'Camille Roy').getByRole('link').click()
  await said(page, 'Hello').waitFor()
  await page.getByRole('link', { name: 'Mine' }).click()
  await page.getByText('Nobody is waiting').waitFor()

  const late = await lateAnswers(page, ['query Inbox(', 'query Ticket('])
  await page.goBack()
  await late.untilRead(2)
  await camille.says('Anybody there?')
  await noah.says('Where is my order?')
  await said(page, 'Anybody there?').waitFor()
  await rowOf(page, 'Noah Petit').waitFor()
  await late.arrive()
  await late.untilRead(4)
  // What is asked once more and gets lost takes nothing from the page, and is asked again.
  await page.evaluate(`document.querySelector('[role=log]').isMarked = true`)
  await late.getLost()
  await late.untilRead(6)
  expect(await page.evaluate(`document.querySelector('[role=log]').isMarked`)).toBe(true)
  await late.arrive()
  await said(page, 'Anybody there?').waitFor()
  await rowOf(page, 'Camille Roy').getByText('Anybody there?').waitFor()
  await rowOf(page, 'Noah Petit').waitFor()
  await page.context().close()
})

/** One of two shoppers has written, and an agent looks at the list. */
async function deskOfTwo() {
  const desk = await consoleDesk({ remindersEnabled: false })
  const lina = await desk.agent('Lina Moreau')
  const [camille, noah] = [await desk.shopper('Camille Roy'), await desk.shopper('Noah Petit')]
  await camille.says('Hello')
  await desk.time.quiet()
  const page = await lina.opens()
  return { desk, camille, noah, page }
}

/** Goes to the oldest message that is there, and says which that is and where it stands. */
const scrollToTop = (page: Page) =>
  page.evaluate<{ number: string; top: number; count: number }>(`(() => {
    const log = document.querySelector('[role=log]')
    log.scrollTop = 0
    const first = log.querySelector('[data-number]')
    return {
      number: first.dataset.number,
      top: first.getBoundingClientRect().top,
      count: log.querySelectorAll('[data-testid=msg]').length,
    }
  })()`)

/** The console's line, which can be cut, or whose live part can be made to wait before it says a word. */
async function lineOf(page: Page) {
  const open: WebSocketRoute[] = []
  let isCut = false
  let whenReleased = Promise.resolve()
  let release = () => {}
  const requests = /\/graphql$/
  await page.routeWebSocket(requests, (socket) => {
    if (isCut) return void socket.close({ code: 1013, reason: 'cut' })
    const server = socket.connectToServer()
    const heldUntil = whenReleased
    socket.onMessage((words) => void heldUntil.then(() => server.send(words)))
    open.push(socket)
  })
  return {
    async cut() {
      isCut = true
      await page.route(requests, (route) => route.abort())
      for (const socket of open.splice(0)) await socket.close({ code: 1013, reason: 'cut' })
    },
    async mend() {
      isCut = false
      await page.unroute(requests)
    },
    hold: () => void (whenReleased = new Promise((resolve) => (release = resolve))),
    release: () => release(),
  }
}

const connection = (page: Page, state: string) =>
  page.locator(`[data-testid=conn][data-state=${state}]`).waitFor()

const said = (page: Page, text: string) =>
  page.locator('[role=log] [data-testid=msg]').filter({ hasText: text })

/** The number beside the view of all tickets. */
const countOfAll = (page: Page, count: number) =>
  page.getByRole('link', { name: `All ${count}`, exact: true }).waitFor()

const saidBy = async (page: Page) =>
  (await page.locator('[role=log] [data-testid=msg][data-author=SHOPPER]').allTextContents()).map((line) =>
    line
      .trim()
      .split(/[\s:]+/)
      .at(-1),
  )
