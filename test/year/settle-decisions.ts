import { rowOf, rowsOf } from '../../platform/rows.js'
import { AutoReplyDecision } from '../../schema/auto-reply-decision.js'
import { Message } from '../../schema/message.js'
import { wallClock } from '../support/wall-clock.js'
import { decide, say, versionAt, type Chat, type Said } from './model.js'
import { Broken, type World } from './world.js'

/** The worker has decided on the messages of a chat: each decision has to be that of the moment of arrival (R25–R30). */
export async function settleDecisions(world: World, chat: Chat): Promise<void> {
  if (chat.undecided.length === 0) return
  const tail = 'WHERE ticket_id = ? AND number >= ? ORDER BY number'
  const rows = await rowsOf(world.app.database.manager, AutoReplyDecision, tail, [
    chat.id,
    chat.undecided[0]!.number,
  ])
  for (const message of chat.undecided.splice(0)) {
    const row = rows.find(({ number }) => number === message.number)
    if (!row) throw new Broken(`No decision on message ${message.number} (R30)`, chat)
    await compare(world, chat, message, row)
  }
}

async function compare(world: World, chat: Chat, message: Said, row: AutoReplyDecision) {
  const expected = decide(world.desk, chat, message)
  const said = `message ${message.number} of ${new Date(message.at).toISOString()}`
  if (row.text !== expected.text)
    throw new Broken(`On ${said}: ${row.text} (${row.reason}), and not ${expected.text} (R25–R28)`, chat)
  if (row.hoursVersion !== expected.version)
    throw new Broken(`On ${said}: by hours ${row.hoursVersion}, and not ${expected.version} (R30)`, chat)
  if (row.arrivedAt.getTime() !== message.at) throw new Broken(`On ${said}: wrong arrival (R28)`, chat)
  if ((row.text === null) !== (row.replyNumber === null))
    throw new Broken(`On ${said}: text ${row.text} and reply ${row.replyNumber}`, chat)
  const version = versionAt(world.desk, message.at)
  if (version) {
    const { date, time } = wallClock(version.hours.timeZone)(message.at)
    if (!row.localTime.startsWith(`${date}T${time}`))
      throw new Broken(`On ${said}: local time ${row.localTime}, and not ${date} ${time} (R30)`, chat)
  }
  chat.decided.set(message.number, { text: row.text, arrivedAt: message.at })
  if (row.replyNumber !== null) await hear(world, chat, message, row.replyNumber)
}

/** The automatic reply as the shopper reads it. */
async function hear(world: World, chat: Chat, message: Said, number: number) {
  const { manager } = world.app.database
  const reply = await rowOf(manager, Message, 'WHERE ticket_id = ? AND number = ?', [chat.id, number])
  if (reply?.author !== 'auto') throw new Broken(`Number ${number} is no automatic reply (R28)`, chat)
  const version = versionAt(world.desk, message.at)!
  const isOpen = version.calendar.isOpen(message.at)
  const opensAt = isOpen ? null : version.calendar.nextOpening(message.at)
  const opening = opensAt === null ? 'later' : wallClock(version.hours.timeZone)(opensAt).time
  const isRight = isOpen
    ? reply.text === 'Open.'
    : /^Closed until .*\.$/.test(reply.text) && reply.text.includes(opening)
  if (!isRight)
    throw new Broken(`“${reply.text}” to message ${message.number}, opening ${opening} (R29)`, chat)
  say(chat, {
    number,
    by: 'auto',
    at: reply.at.getTime(),
    text: reply.text,
    clientId: null,
    isHolding: false,
  })
  world.counts.replies++
}
