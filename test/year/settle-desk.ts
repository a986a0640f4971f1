import { rowsOf } from '../../platform/rows.js'
import { Account } from '../../schema/account.js'
import { DeskChange } from '../../schema/desk-change.js'
import { FollowUp } from '../../schema/follow-up.js'
import type { Calendar } from './calendar.js'
import { calendarAt, waitingSince, type Chat } from './model.js'
import { Broken, type World } from './world.js'

/** Somebody has looked at the desk: what was noticed is so, and each opening has found who had waited (R56). */
export async function settleDesk(world: World): Promise<void> {
  const { manager } = world.app.database
  const tail = 'WHERE account_id = ? AND id > ? ORDER BY id'
  const changes = await rowsOf(manager, DeskChange, tail, [world.accountId, world.lastDeskChange.id])
  // Two when hours are saved: what the old ones had brought about, and what the new ones do.
  if (changes.length > 2) throw new Broken(`${changes.length} changes of the desk at once (R56)`)
  for (const change of changes) {
    await settle(world, change)
    world.lastDeskChange = change
  }
}

async function settle(world: World, change: DeskChange) {
  const at = change.at.getTime()
  const isByClock = at < world.now()
  const calendar = calendarAt(world.desk, isByClock ? world.now() - 1 : world.now())
  if (stateOf(change.state) !== stateBy(calendar, at))
    throw new Broken(`The desk is told ${change.state} since ${change.at.toISOString()}, and was not (R56)`)
  if (isByClock && calendar.isOpen(at - 1) === calendar.isOpen(at))
    throw new Broken(`Nothing changed at ${change.at.toISOString()} (R56)`)
  const isOpening = stateOf(change.state) === 'open' && world.lastDeskChange.state !== 'none'
  await checkQueue(world, change, isOpening ? waitingBefore(world, at) : [])
}

/** Whoever has waited since before, longest first; a snooze that ends with the opening has ended (decision 0015). */
const waitingBefore = ({ desk }: World, at: number): Chat[] =>
  [...desk.chats.values()]
    .filter((chat) => {
      const since = waitingSince(chat)
      return since !== null && since < at && (!chat.snooze || chat.snooze.until <= at)
    })
    .sort((a, b) => waitingSince(a)! - waitingSince(b)! || Number(a.id) - Number(b.id))

async function checkQueue({ app }: World, { id }: DeskChange, expected: Chat[]) {
  const tail = 'WHERE desk_change_id = ? ORDER BY place'
  const queue = await rowsOf(app.database.manager, FollowUp, tail, [id])
  const place = Math.max(queue.length, expected.length)
  for (let n = 0; n < place; n++) {
    if (queue[n]?.ticketId === expected[n]?.id && queue[n]?.place === n + 1) continue
    const found = queue[n]?.ticketId ?? 'nobody'
    throw new Broken(`Place ${n + 1} of the morning's queue has ${found} (R56)`, expected[n])
  }
}

/** In the evening: the desk is known to be what the wall clock says. */
export async function checkDesk(world: World): Promise<void> {
  const [account] = await rowsOf(world.app.database.manager, Account, 'WHERE id = ?', [world.accountId])
  const found = account!.deskState && stateOf(account!.deskState)
  const calendar = calendarAt(world.desk, world.now())
  // A sweep may still be on its way.
  const expected = [world.now() - 5_000, world.now()].map((at) => stateBy(calendar, at))
  if (!expected.includes(found ?? 'unknown'))
    throw new Broken(`The desk is taken for ${found}, and is ${expected[1]} (R56)`)
}

const stateBy = (calendar: Calendar, at: number): string =>
  !calendar.isSet ? 'none' : calendar.isOpen(at) ? 'open' : 'closed'

const stateOf = (state: string) => (state === 'always' ? 'open' : state)
