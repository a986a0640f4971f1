import { rowsOf } from '../../platform/rows.js'
import { Reminder } from '../../schema/reminder.js'
import {
  bellSince,
  calendarAt,
  calendarOfBell,
  firstRingsDue,
  promisedSince,
  waitingSince,
  type Chat,
} from './model.js'
import { Broken, type World } from './world.js'

/** As late as a ring may be and still count for the moment at which it was due. */
const promptly = 120_000

/** The worker has looked whether the bell of a chat is due: what rang, had to, and what did not, had not (R55–R60). */
export async function settleRings(world: World, chat: Chat): Promise<void> {
  const { manager } = world.app.database
  const tail = "WHERE ticket_id = ? AND outcome = 'rung' ORDER BY settled_at, wait_no, step"
  const rung = await rowsOf(manager, Reminder, tail, [chat.id])
  const fresh = rung.slice(chat.rings)
  if (fresh.length > 1) throw new Broken(`${fresh.length} rings at once (R60)`, chat)
  if (fresh[0]) settle(world, chat, fresh[0])
  chat.rings = rung.length
  chat.bellLookedAt = world.now()
}

function settle(world: World, chat: Chat, { step, dueAt, settledAt }: Reminder) {
  const now = world.now()
  const due = dueAt.getTime()
  if (settledAt.getTime() !== now)
    throw new Broken(`A ring that nobody saw, of ${settledAt.toISOString()}`, chat)
  const since = bellSince(chat)
  if (since === null) throw new Broken('Rang for a ticket that is answered, closed or snoozed (R59)', chat)
  if (due > now) throw new Broken(`Step ${step} rang before it was due (R55)`, chat)
  const expected = firstRingsDue(world.desk, chat, now)?.[step - 1]
  if (step <= 2 && due !== expected)
    throw new Broken(`Step ${step} due at ${inWords(due)}, and not ${inWords(expected)} (R55, R56)`, chat)
  if (!mayRing(world, due)) throw new Broken(`Step ${step} rang outside the hours (R56)`, chat)
  if (waitingSince(chat) === null && promisedSince(chat) !== null) chat.isOverdue = true
  chat.lastRing = { since, step }
  world.counts.rings++
  if (now - due > promptly) world.counts.late++
}

/** Minutes that end with the hours are over at the closing, and a job takes its moment. */
export function mayRing(world: World, due: number): boolean {
  const counted = calendarOfBell(world.desk, calendarAt(world.desk, world.now()))
  if (!counted || counted.isOpen(world.now())) return true
  return world.now() - due <= promptly && counted.isOpen(due - 1)
}

const inWords = (at: number | undefined) => (at === undefined ? 'none' : new Date(at).toISOString())
