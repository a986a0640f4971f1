import { randomUUID } from 'node:crypto'
import { DateTime } from 'luxon'
import type { Tx } from '../../platform/transaction.js'
import { Account } from '../../schema/account.js'
import { Agent } from '../../schema/agent.js'
import type { Label } from '../../schema/label.js'
import { createLabel } from '../label/create-label.js'
import { labelTicket } from '../label/label-ticket.js'
import { createSavedReply } from '../saved-reply/change-saved-replies.js'
import { addNote } from '../ticket/add-note.js'
import { snoozeTicket } from '../ticket/snooze-ticket.js'
import { demo } from './demo-data.js'
import { monthLabels, monthReplies, monthShoppers, monthTalks } from './month-data.js'
import { playTalk, type Line, type Talk } from './play-talk.js'
import { seedShopper } from './seed-demo.js'

const DAYS = 28
const ANSWER_SECONDS = [40, 75, 95, 130, 170, 220, 65, 410, 55, 110]
const DAY_TIMES = ['09:12', '14:10', '10:25', '16:45', '11:05', '15:30', '09:40', '17:20', '11:50']
const EVENING_TIMES = ['19:35', '21:10']

/** Four weeks of work at the demo's desk, so that search, lists and reports have something to show. The same ones each time. */
export async function seedMonth(tx: Tx): Promise<void> {
  const account = await tx.db.findOneByOrFail(Account, { publicId: demo.publicId })
  for (const shopper of monthShoppers) await seedShopper(tx, account.id, shopper)
  const agentOf = (email: string) => tx.db.findOneByOrFail(Agent, { accountId: account.id, email })
  const [zoe, lina, marc] = await Promise.all(
    ['zoe@demo.shop', 'lina@demo.shop', 'marc@demo.shop'].map(agentOf),
  )
  const labels: Label[] = []
  for (const draft of monthLabels)
    labels.push(await createLabel(tx, zoe!, { ...draft, clientId: randomUUID() }))
  for (const draft of monthReplies) await createSavedReply(tx, zoe!, randomUUID(), draft)

  for (const talk of talksOf(DateTime.fromJSDate(tx.now, { zone: demo.timeZone })))
    await playTalk(tx, account.id, talk)
  await leaveOpen(tx, account.id, { lina: lina!, marc: marc!, labels })
}

/** Who is in the middle of something: answered, so that no bell rings before somebody tries it. */
async function leaveOpen(
  tx: Tx,
  accountId: string,
  { lina, marc, labels }: { lina: Agent; marc: Agent; labels: Label[] },
) {
  const hoursAgo = (hours: number, lines: Line[]) =>
    lines.map((_, at) => new Date(tx.now.getTime() - hours * 3_600_000 + at * 140_000))
  const open = (shopper: string, agent: Agent, hours: number, lines: Line[]) =>
    playTalk(tx, accountId, {
      shopper,
      agent: agent.email,
      lines,
      times: hoursAgo(hours, lines),
      isClosed: false,
    })

  const elise = await open('elisegarnier', lina, 2, [
    ['shopper', 'Bonjour, une assiette du lot #1081 est fêlée. J’en ai besoin pour samedi.'],
    [
      'agent',
      'Bonjour Élise, j’en suis désolée. Je vois avec l’atelier si une nouvelle peut partir ce soir.',
    ],
    ['shopper', 'Ce serait formidable, merci !'],
    ['agent', 'C’est promis : elle part ce soir, en express.'],
  ])
  await labelTicket(tx, lina, elise.id, [labels[2]!.id, labels[3]!.id])
  await addNote(tx, lina, elise.id, {
    clientId: randomUUID(),
    text: 'The workshop keeps one aside. Express, at our cost.',
  })

  const jonas = await open('jonasweber', marc, 26, [
    ['shopper', 'I sent back the lamp last week. When will I be refunded?'],
    ['agent', 'Hello Jonas, the parcel reaches us tomorrow; I will refund you as soon as it is here.'],
    ['shopper', 'Perfect, no hurry.'],
    ['agent', 'I write to you tomorrow.'],
  ])
  await labelTicket(tx, marc, jonas.id, [labels[1]!.id])
  const tomorrow = DateTime.fromJSDate(tx.now, { zone: demo.timeZone }).plus({ days: 1 }).set({ hour: 10 })
  await snoozeTicket(tx, marc, jonas.id, { for: 'time', until: tomorrow.startOf('hour') })

  const priya = await open('priyanair', lina, 5, [
    ['shopper', 'Do you ship the stoneware teapot to London, and how long does it take?'],
    ['agent', 'We do, Priya: three to four working days, and customs are on us.'],
  ])
  await labelTicket(tx, lina, priya.id, [labels[0]!.id])
}

/** In the order in which they began. Who writes while the desk is closed is answered on the next morning of work. */
function* talksOf(now: DateTime): Generator<Talk> {
  let count = 0
  for (let ago = DAYS; ago >= 1; ago--) {
    const day = now.startOf('day').minus({ days: ago })
    for (const time of timesOf(day)) {
      const start = atTime(day, time)
      const nth = count++
      // The first three are left for the tickets that are open.
      const shopper = monthShoppers[3 + (nth % (monthShoppers.length - 3))]!
      const told = monthTalks.filter(({ language }) => language === shopper.language)
      const { lines } = told[(nth * 5) % told.length]!
      const all = nth % 9 === 4 ? lines : thanked(lines, shopper.language)
      const answered = isWork(start) ? start : atTime(nextWorkday(day), '09:00')
      const wait = ANSWER_SECONDS[nth % ANSWER_SECONDS.length]!
      const times = all.map((_, at) => (at === 0 ? start : answered.plus({ seconds: wait + (at - 1) * 95 })))
      // What would be answered only after now has not happened yet.
      if (times.at(-1)! >= now.minus({ hours: 6 })) continue
      const agent = nth % 3 === 1 ? 'marc@demo.shop' : 'lina@demo.shop'
      yield {
        shopper: shopper.externalId,
        agent,
        lines: all,
        times: times.map((time) => time.toJSDate()),
        isClosed: true,
      }
    }
  }
}

/** Most of us say the last word, so that nobody wonders whether it was read. */
function thanked(lines: Line[], language: string | null): Line[] {
  if (lines.at(-1)![0] === 'agent') return lines
  return [
    ...lines,
    ['agent', language === 'fr' ? 'Avec plaisir, belle journée !' : 'With pleasure. Have a lovely day!'],
  ]
}

/** More on Mondays than on Fridays, little at the weekend. */
function timesOf(day: DateTime): string[] {
  if (day.weekday > 5) return ['11:20', '16:05'].slice(0, 8 - day.weekday)
  const evening = EVENING_TIMES.slice(0, day.weekday % 3)
  return [...DAY_TIMES.slice(0, 8 - day.weekday + (day.weekNumber % 2)), ...evening].sort()
}

function atTime(day: DateTime, time: string): DateTime {
  const [hour, minute] = time.split(':').map(Number)
  return day.set({ hour: hour!, minute: minute! })
}

const isWork = (time: DateTime) => time.weekday <= 5 && time.hour < 18

function nextWorkday(day: DateTime): DateTime {
  const next = day.plus({ days: 1 })
  return next.weekday > 5 ? nextWorkday(next) : next
}
