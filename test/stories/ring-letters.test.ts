import { randomUUID } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import type { ParsedMail } from 'mailparser'
import { IsNull, Not } from 'typeorm'
import { sendDueMails } from '../../domain/mail/send-mails.js'
import { Agent } from '../../schema/agent.js'
import { MailedRing } from '../../schema/mailed-ring.js'
import { OutgoingMail } from '../../schema/outgoing-mail.js'
import type { AgentActor } from '../support/actors.js'
import { officeWeek } from '../support/builders.js'
import { desk, type Desk } from '../support/desk.js'
import { mailbox } from '../support/mail-server.js'
import { until } from '../support/until.js'

/* What rings for an agent who is away reaches them by e-mail, through a real mail server (R62). */

const choosing = 'mutation ($presence: Presence!) { setPresence(presence: $presence) { presence } }'
const changing = 'mutation ($changes: MyChanges!) { changeMe(changes: $changes) { mailsRings } }'

async function lettersTo(it: Desk, agent = it.agent): Promise<ParsedMail[]> {
  const { app } = it.servers
  const onItsWay = { accountId: it.account.id, nextTryAt: Not(IsNull()) }
  await until('no letter is on its way', async () => {
    await sendDueMails(app)
    return (await app.database.manager.countBy(OutgoingMail, onItsWay)) === 0
  })
  const { me } = await agent.door.get('{ me { email } }')
  return mailbox.letters.filter(({ to }) => (Array.isArray(to) ? to[0] : to)?.text === me.email)
}

const takes = async (it: Desk, agent: AgentActor) => {
  const ticket = (await it.agent.inbox()).at(-1)!
  await it.agent.door.get(
    'mutation ($id: ID!, $agentId: ID!) { assign(ticketId: $id, agentId: $agentId) { id } }',
    { id: ticket.id, agentId: (await agent.door.get('{ me { id } }')).me.id },
  )
  return ticket.id
}

test('who is away hears of the reminder by e-mail: who waits, how long, and the way there (R62)', async () => {
  const it = await desk({ name: 'Acme Teas' })
  await it.shopper.says('Where is my parcel?')
  const ticketId = await takes(it, it.agent)
  const { reference } = (
    await it.agent.door.get('query ($id: ID!) { ticket(id: $id) { reference } }', { id: ticketId })
  ).ticket
  await it.time.passes({ minutes: 3, seconds: 50 })
  expect(await lettersTo(it)).toEqual([])
  await it.time.passes({ seconds: 20 })
  const [letter, ...more] = await lettersTo(it)
  expect(more).toEqual([])
  expect(letter!.from?.value).toEqual([{ name: 'Acme Teas', address: 'desk@deskbell.example' }])
  expect(letter!.subject).toBe('Somebody is waiting at the desk of Acme Teas')
  const { publicUrl } = it.servers.app.config
  expect(letter!.text).toContain(
    `\nCamille Roy, for 4 minutes (${reference})\n${publicUrl}/inbox/${reference}\n`,
  )
  expect(letter!.text).not.toContain('parcel')
  expect(letter!.headers.get('auto-submitted')).toBe('auto-generated')
})

test('whoever has a console open hears it there; whoever has said that they are away, by e-mail', async () => {
  const it = await desk()
  const console = await it.agent.comesOnline()
  await it.shopper.says('Where is my parcel?')
  await takes(it, it.agent)
  await it.time.passes({ minutes: 4, seconds: 30 })
  expect(await it.agent.hears()).toHaveLength(1)
  expect(await lettersTo(it)).toEqual([])
  await it.agent.door.get(choosing, { presence: 'AWAY' })
  await it.time.passes({ minutes: 2 })
  expect(await lettersTo(it)).toHaveLength(1)
  await console.end()
})

test('rings that come together are one letter, the longest wait first (R59)', async () => {
  const it = await desk({ name: 'Acme Teas', escalateAfterMinutes: 60 })
  await it.shopper.says('One')
  for (const [n, name] of ['Noah Berg', 'Ada Lind'].entries()) {
    await it.time.passes({ seconds: 20 })
    await (await it.anotherShopper({ sub: `s${n}`, name })).says('Also')
  }
  await it.time.passes({ minutes: 10 })
  const [letter, ...more] = await lettersTo(it)
  expect(more).toEqual([])
  expect(letter!.subject).toBe('3 shoppers are waiting at the desk of Acme Teas')
  expect(letter!.text!.match(/Camille Roy|Noah Berg|Ada Lind/g)).toEqual([
    'Camille Roy',
    'Noah Berg',
    'Ada Lind',
  ])
})

test('what came in while the desk was closed is one letter when it opens, none in the night (R56)', async () => {
  const it = await desk({ name: 'Acme Teas', now: '2026-06-15T20:00', week: officeWeek })
  await it.shopper.says('One')
  for (const [n, name] of ['Noah Berg', 'Ada Lind'].entries()) {
    await it.time.passes({ hours: 1 })
    await (await it.anotherShopper({ sub: `s${n}`, name })).says('Also')
  }
  await it.time.is('2026-06-16T08:59')
  expect(await lettersTo(it)).toEqual([])
  await it.time.is('2026-06-16T09:05')
  const [letter, ...more] = await lettersTo(it)
  expect(more).toEqual([])
  expect(letter!.subject).toBe('3 shoppers are waiting at the desk of Acme Teas')
  expect(letter!.text).toContain('Camille Roy, for 13 h')
})

test('of many the letter names ten, and counts the rest', async () => {
  const it = await desk({ escalateAfterMinutes: 60 })
  for (let n = 0; n < 12; n++)
    await (await it.anotherShopper({ sub: `many-${n}`, name: `Shopper ${n}` })).says('Hello')
  await it.time.passes({ minutes: 5 })
  const [letter] = await lettersTo(it)
  expect(letter!.subject).toMatch(/^12 shoppers/)
  expect(letter!.text!.match(/^Shopper \d+, for/gm)).toHaveLength(10)
  expect(letter!.text).toContain('And 2 more:')
})

test.each<[string, (it: Desk) => Promise<unknown>]>([
  ['answered', (it) => it.agent.replies('On its way.')],
  ['closed', (it) => it.agent.closes()],
  ['acknowledged', (it) => it.agent.isOnIt(10)],
])('what was %s within that minute is in no letter', async (_what, act) => {
  const it = await desk({ escalateAfterMinutes: 60 })
  await it.shopper.says('Where is my parcel?')
  await it.time.passes({ minutes: 3, seconds: 30 })
  await act(it)
  await it.time.passes({ minutes: 5 })
  expect(await lettersTo(it)).toEqual([])
})

test('whoever is back within that minute gets none', async () => {
  const it = await desk()
  await it.shopper.says('Where is my parcel?')
  await it.time.passes({ minutes: 3, seconds: 30 })
  const console = await it.agent.comesOnline()
  await it.time.passes({ minutes: 10 })
  expect(await lettersTo(it)).toEqual([])
  await console.end()
})

test('a letter comes every 15 minutes at most, and tells each ring once', async () => {
  const it = await desk({ repeatLimit: 3, repeatEveryMinutes: 4 })
  const began = it.time.now().getTime()
  await it.shopper.says('Where is my parcel?')
  await it.time.passes({ minutes: 40 })
  const letters = await lettersTo(it)
  // The reminder; the escalation and two repeats as one; the last of all is told already.
  expect(letters.map(({ text }) => /for (\d+ minutes) \((.*)\)/.exec(text!)!.slice(1).join())).toEqual([
    expect.stringMatching(/^4 minutes,T-\d+$/),
    expect.stringMatching(/^19 minutes,T-\d+, escalated to the team$/),
  ])
  const rings = await it.servers.app.database.manager.find(MailedRing, {
    where: { accountId: it.account.id },
    order: { at: 'ASC' },
  })
  expect(rings.map(({ step, at }) => [step, Math.round((at.getTime() - began) / 60_000)])).toEqual([
    [1, 4],
    [5, 19],
  ])
})

test('an escalation reaches the managers who are away, if it is for them', async () => {
  const it = await desk({ escalateTo: 'managers' })
  const zoe = await it.colleague('Zoé Marchand', 'manager')
  const marc = await it.colleague('Marc Lefort')
  await it.shopper.says('Where is my parcel?')
  await takes(it, it.agent)
  await it.time.passes({ minutes: 6 })
  expect((await lettersTo(it, zoe))[0]!.text).toContain('escalated to the team')
  expect(await lettersTo(it, marc)).toEqual([])
})

test('who is not to be disturbed, and has gone, is told of escalations alone', async () => {
  const it = await desk()
  await it.agent.door.get(choosing, { presence: 'DO_NOT_DISTURB' })
  await it.shopper.says('Where is my parcel?')
  await takes(it, it.agent)
  await it.time.passes({ minutes: 4, seconds: 30 })
  expect(await lettersTo(it)).toEqual([])
  await it.time.passes({ minutes: 2 })
  expect(await lettersTo(it)).toHaveLength(1)
})

test('news that is owed is told as that; an agent who speaks French is written to in French', async () => {
  const it = await desk({ name: 'Thés d’Acme', escalateAfterMinutes: 60, checkInAfterMinutes: 10 })
  await it.agent.door.get(changing, { changes: { language: 'FR' } })
  await it.shopper.says('Where is my parcel?')
  await it.agent.holds()
  await (await it.anotherShopper({ name: 'Noah\n Berg' })).says('And mine?')
  await it.time.passes({ minutes: 10 })
  const [letter] = await lettersTo(it)
  expect(letter!.subject).toMatch(/au bureau de Thés d’Acme$/)
  expect(letter!.text).toMatch(/Noah Berg, depuis 4 minutes \(T-\d+\)/)
  await it.time.passes({ minutes: 10 })
  const [, later] = await lettersTo(it)
  expect(later!.text).toMatch(/Camille Roy, à qui des nouvelles ont été promises il y a 19 minutes \(T-\d+\)/)
})

test('whoever has left the team gets none', async () => {
  const it = await desk()
  const owner = await it.colleague('Olga Petit', 'owner')
  await it.shopper.says('Where is my parcel?')
  await it.time.passes({ minutes: 3, seconds: 30 })
  const { email } = (await it.agent.door.get('{ me { email } }')).me
  await owner.door.get('mutation ($id: ID!) { deactivateAgent(agentId: $id) { id } }', {
    id: (await it.agent.door.get('{ me { id } }')).me.id,
  })
  await it.time.passes({ minutes: 10 })
  expect((await lettersTo(it, owner)).length).toBeGreaterThan(0)
  expect(mailbox.letters.filter(({ to }) => JSON.stringify(to).includes(email))).toEqual([])
})

test('without a mail server nothing is written, and nothing waits for one', async () => {
  const it = await desk()
  const { app } = it.servers
  const mail = app.mail
  app.mail = null
  try {
    await it.shopper.says('Where is my parcel?')
    await it.time.passes({ minutes: 30 })
  } finally {
    app.mail = mail
  }
  const { manager } = app.database
  expect(await manager.countBy(OutgoingMail, { accountId: it.account.id })).toBe(0)
  expect(await manager.countBy(MailedRing, { accountId: it.account.id })).toBe(0)
  expect(await lettersTo(it)).toEqual([])
})

test('what no server takes for a quarter of an hour is not delivered late: newer letters have come', async () => {
  const it = await desk({ escalateAfterMinutes: 300 })
  mailbox.refuse(5)
  await it.shopper.says('Where is my parcel?')
  await it.time.passes({ minutes: 5 })
  const row = () =>
    it.servers.app.database.manager.findOneByOrFail(OutgoingMail, { accountId: it.account.id })
  for (let tries = 1; tries <= 5; tries++) {
    await until(`try ${tries} has failed`, async () => {
      await sendDueMails(it.servers.app)
      return (await row()).tries === tries && (await row()).problem !== null
    })
    const { nextTryAt } = await row()
    if (nextTryAt) it.servers.clock.set(nextTryAt)
  }
  expect(await row()).toMatchObject({ nextTryAt: null, sentAt: null, text: '', unsubscribeUrl: null })
  expect(await lettersTo(it)).toEqual([])
})

describe('an agent who wants no such letters', () => {
  const mailed = async (wish: Partial<{ language: string }> = {}) => {
    const it = await desk({ name: 'Acme <Teas>', escalateAfterMinutes: 60 })
    if (wish.language) await it.agent.door.get(changing, { changes: wish })
    await it.shopper.says('Where is my parcel?')
    await it.time.passes({ minutes: 5 })
    const [letter] = await lettersTo(it)
    const link = /\nhttp\S+\/unsubscribe\/\S+\n/.exec(letter!.text!)![0].trim()
    const mailsRings = async () =>
      (await it.servers.app.database.manager.findOneByOrFail(Agent, { id: it.agent.id })).mailsRings
    return { ...it, letter: letter!, link: it.servers.url + new URL(link).pathname, told: link, mailsRings }
  }

  test('switches them off among their own settings', async () => {
    const it = await desk()
    expect((await it.agent.door.get('{ me { mailsRings } }')).me.mailsRings).toBe(true)
    const { changeMe } = await it.agent.door.get(changing, { changes: { mailsRings: false } })
    expect(changeMe.mailsRings).toBe(false)
    await it.shopper.says('Where is my parcel?')
    await it.time.passes({ minutes: 30 })
    expect(await lettersTo(it)).toEqual([])
  })

  test('also one that is being gathered', async () => {
    const it = await desk({ escalateAfterMinutes: 60 })
    await it.shopper.says('Where is my parcel?')
    await it.time.passes({ minutes: 3, seconds: 30 })
    await it.agent.door.get(changing, { changes: { mailsRings: false } })
    await it.time.passes({ minutes: 5 })
    expect(await lettersTo(it)).toEqual([])
  })

  test('says so with one click in their mail program, without a sign-in (RFC 8058)', async () => {
    const it = await mailed()
    const list = it.letter.headers.get('list') as unknown as Record<string, { url: string }>
    expect(list.unsubscribe!.url).toBe(it.told)
    expect(it.letter.headerLines.map(({ line }) => line)).toContain(
      'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
    )
    const body = new FormData()
    body.set('List-Unsubscribe', 'One-Click')
    const response = await fetch(it.link, { method: 'POST', body, redirect: 'error' })
    expect(response.status).toBe(200)
    expect(await it.mailsRings()).toBe(false)
    const again = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })
    expect((await fetch(it.link, { method: 'POST', body: again })).status).toBe(200)
    const owner = await it.colleague('Olga Petit', 'owner')
    const { auditLog } = await owner.door.get(
      '{ auditLog(first: 10) { edges { node { action agent { name } changes { field from to } } } } }',
    )
    expect(auditLog.edges.map(({ node }: any) => node)).toEqual([
      {
        action: 'AGENT_CHANGED',
        agent: { name: 'Lina Moreau' },
        changes: [{ field: 'mailsRings', from: 'true', to: 'false' }],
      },
    ])
  })

  test('is asked on a page first: a scanner that opens the link changes nothing', async () => {
    const it = await mailed({ language: 'FR' })
    const response = await fetch(it.link)
    const page = await response.text()
    expect(page).toContain('<h1>Ne plus recevoir d’e-mails sur qui attend chez Acme &lt;Teas&gt;\u00a0?</h1>')
    expect(page).toContain('<button>Ne plus recevoir ces e-mails</button>')
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'referrer-policy': 'strict-origin-when-cross-origin',
      'x-frame-options': 'DENY',
    })
    await fetch(it.link, { method: 'HEAD' })
    expect(await it.mailsRings()).toBe(true)
    expect(await (await fetch(it.link, { method: 'POST' })).text()).toContain(
      '<h1>Vous ne recevrez plus d’e-mails',
    )
    expect(await (await fetch(it.link)).text()).not.toContain('<button>')
    expect(await it.mailsRings()).toBe(false)
  })

  test('has one link for all letters; a wrong one says in words that it is not good', async () => {
    const it = await mailed()
    for (const link of [it.link.slice(0, -1), `${it.link}%20`, it.link.replace(/.{43}$/, randomUUID())]) {
      for (const method of ['GET', 'POST']) {
        const response = await fetch(link, { method, headers: { 'accept-language': 'fr-FR' } })
        expect(response.status).toBe(404)
        expect(await response.text()).toContain('Ce lien n’est pas valable')
      }
    }
    expect(await it.mailsRings()).toBe(true)
    await it.time.passes({ minutes: 90 })
    const links = (await lettersTo(it)).map(({ text }) => /\/unsubscribe\/\S+/.exec(text!)![0])
    expect(links.length).toBeGreaterThan(1)
    expect(new Set(links).size).toBe(1)
  })

  test('has a link that dies with their place in the team, and that nobody tries out', async () => {
    const it = await mailed()
    const owner = await it.colleague('Olga Petit', 'owner')
    await owner.door.get('mutation ($id: ID!) { deactivateAgent(agentId: $id) { id } }', {
      id: (await it.agent.door.get('{ me { id } }')).me.id,
    })
    expect((await fetch(it.link)).status).toBe(404)
    const statuses = new Set<number>()
    for (let n = 0; n < 70; n++) statuses.add((await fetch(`${it.link}x`, { method: 'POST' })).status)
    expect([...statuses]).toEqual([404, 429])
    const refused = await fetch(it.link)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await refused.text()).toContain('That was too often')
  })
})
