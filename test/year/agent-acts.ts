import { DateTime } from 'luxon'
import { acknowledgeRing } from '../../domain/reminder/acknowledge-ring.js'
import { addNote } from '../../domain/ticket/add-note.js'
import { assignTicket } from '../../domain/ticket/assign-ticket.js'
import { closeTicket } from '../../domain/ticket/close-ticket.js'
import { markRead, markUnread } from '../../domain/ticket/mark-read.js'
import { reply, type ReplyDraft } from '../../domain/ticket/reply.js'
import { snoozeTicket } from '../../domain/ticket/snooze-ticket.js'
import type { SnoozeWish } from '../../domain/ticket/snooze.rules.js'
import { wakeTicket } from '../../domain/ticket/wake-ticket.js'
import type { Agent } from '../../schema/agent.js'
import type { Message } from '../../schema/message.js'
import { CloseReason } from '../../schema/words/ticket.js'
import {
  calendarAt,
  close,
  isAgent,
  lastChat,
  read,
  say,
  saysOnIt,
  snooze,
  unread,
  wake,
  type Chat,
} from './model.js'
import type { AgentAct } from './plan.js'
import { accept, draftOf, lastNumberOf, send } from './shopper-acts.js'
import { Broken, clientIdOf, mustBeRefused, outcomeOf, touch, type World } from './world.js'

type Act<Kind extends AgentAct['kind']> = Extract<AgentAct, { kind: Kind }>

export async function playAgent(world: World, shopper: number, number: number, act: AgentAct): Promise<void> {
  const chat = lastChat(world.desk, shopper)
  if (!chat) return
  const agent = world.agents[number]!
  touch(world, chat)
  switch (act.kind) {
    case 'reply':
      return answer(world, chat, agent, act)
    case 'reply-again':
      return answerAgain(world, chat)
    case 'reply-while-shopper-writes':
      return answerWhileShopperWrites(world, chat, agent)
    case 'close-while-shopper-writes':
      return closeWhileShopperWrites(world, chat, agent)
    case 'note':
      return takeNote(world, chat, agent)
    case 'assign':
      return assign(world, chat, agent, act)
    case 'close':
      return shut(world, chat, agent)
    case 'snooze':
      return sendToSleep(world, chat, agent, act)
    case 'wake':
      await world.app.transaction((tx) => wakeTicket(tx, agent, chat.id))
      if (chat.snooze) wake(chat, world.now())
      return
    case 'on-it':
      return sayOnIt(world, chat, agent, act)
    case 'read':
      return markAsRead(world, chat, agent, act)
    case 'unread':
      await world.app.transaction((tx) => markUnread(tx, agent, chat.id))
      return unread(chat)
  }
}

const post = (world: World, chat: Chat, agent: Agent, draft: ReplyDraft) =>
  world.app.transaction((tx) => reply(tx, agent, chat.id, draft))

const heard = (world: World, chat: Chat, { number, at, agentId, isHolding }: Message, draft: ReplyDraft) => {
  const { clientId, text } = draft
  say(chat, { number, by: agentId!, at: at.getTime(), text, clientId, isHolding })
  world.counts.accepted++
}

const replyDraft = (world: World, isHolding: boolean, expectedLast: number | null = null): ReplyDraft => ({
  clientId: clientIdOf(world, 'reply'),
  text: `Agent, step ${world.step!.id}`,
  isHolding,
  expectedLast,
})

async function answer(world: World, chat: Chat, agent: Agent, { isHolding, expects }: Act<'reply'>) {
  const last = await lastNumberOf(world, chat)
  const expected = expects === 'nothing' ? null : expects === 'newest' ? last : Math.max(0, last - 4)
  const draft = replyDraft(world, isHolding, expected)
  const posted = post(world, chat, agent, draft)
  if (chat.closedAt !== null) return void (await mustBeRefused(world, 'TICKET_CLOSED', posted, chat))
  const missed = expected === null ? [] : missedBehind(chat, agent, expected)
  if (missed.length === 0) return heard(world, chat, await posted, draft)
  const { details } = await mustBeRefused(world, 'HELD', posted, chat)
  const told = (details.missed as { number: number }[]).map(({ number }) => number)
  if (told.join() !== missed.slice(-20).join())
    throw new Broken(`Held by ${told.join()}, and not ${missed.join()} (R51)`, chat)
}

/** Numbers of what other people have written behind a number; a robot's word holds up nobody (R51). */
const missedBehind = ({ said, notes }: Chat, { id }: Agent, after: number): number[] =>
  [...said.filter(({ by }) => by !== 'auto'), ...notes]
    .filter(({ number, by }) => number > after && by !== id)
    .map(({ number }) => number)
    .sort((a, b) => a - b)

async function answerAgain(world: World, chat: Chat) {
  const sent = chat.said.findLast(isAgent)
  if (!sent) return
  const agent = world.agents.find(({ id }) => id === sent.by)!
  const { clientId, text, isHolding } = sent
  const again = await post(world, chat, agent, { clientId: clientId!, text, isHolding, expectedLast: 0 })
  if (again.number !== sent.number)
    throw new Broken(`Sent again, number ${sent.number} became ${again.number} (R73)`, chat)
}

async function answerWhileShopperWrites(world: World, chat: Chat, agent: Agent) {
  if (chat.closedAt !== null) return
  const [draft, words] = [replyDraft(world, false), draftOf(world)]
  const [answered, { message }] = await Promise.all([
    post(world, chat, agent, draft),
    send(world, chat.shopper, words),
  ])
  const inOrder = [
    { number: answered.number, tell: () => heard(world, chat, answered, draft) },
    { number: message.number, tell: () => accept(world, chat.shopper, words, message) },
  ].sort((a, b) => a.number - b.number)
  for (const { tell } of inOrder) tell()
}

/** Either the message came first, or the chat was closed first and the message went where it belongs (R14, R16). */
async function closeWhileShopperWrites(world: World, chat: Chat, agent: Agent) {
  if (chat.closedAt !== null) return
  const words = draftOf(world, '', world.step!.id % 2 === 0 ? chat.id : null)
  const [sent] = await Promise.all([
    outcomeOf(send(world, chat.shopper, words)),
    world.app.transaction((tx) => closeTicket(tx, agent, chat.id, CloseReason.RESOLVED)),
  ])
  const wasFirst = 'answer' in sent && sent.answer.message.ticketId === chat.id
  if (wasFirst) accept(world, chat.shopper, words, sent.answer.message)
  close(chat, world.now())
  if (wasFirst) return
  if ('answer' in sent) return accept(world, chat.shopper, words, sent.answer.message)
  if (sent.refusal.code !== 'CHAT_CLOSED' || !words.chatId)
    throw new Broken(`Refused with ${sent.refusal.code} while the chat was closed (R16)`, chat)
}

async function takeNote(world: World, chat: Chat, agent: Agent) {
  const draft = { clientId: clientIdOf(world), text: `Note, step ${world.step!.id}` }
  const note = () => world.app.transaction((tx) => addNote(tx, agent, chat.id, draft))
  const { number } = await note()
  chat.notes.push({ number, by: agent.id, ...draft })
  if ((await note()).number !== number) throw new Broken('A note was stored twice (R73)', chat)
}

async function assign(world: World, chat: Chat, agent: Agent, { to }: Act<'assign'>) {
  const assigneeId = to === null ? null : world.agents[to]!.id
  const outcome = await outcomeOf(world.app.transaction((tx) => assignTicket(tx, agent, chat.id, assigneeId)))
  if ('answer' in outcome) return
  if (chat.closedAt === null || outcome.refusal.code !== 'TICKET_CLOSED')
    throw new Broken(`Assigning was refused with ${outcome.refusal.code} (R48)`, chat)
}

async function shut(world: World, chat: Chat, agent: Agent) {
  await world.app.transaction((tx) => closeTicket(tx, agent, chat.id, CloseReason.RESOLVED))
  if (chat.closedAt === null) close(chat, world.now())
}

async function sendToSleep(world: World, chat: Chat, agent: Agent, act: Act<'snooze'>) {
  const now = DateTime.fromMillis(world.now())
  const until = wakesAt(world, act, now)
  const wish: SnoozeWish =
    act.for === 'time' ? { for: 'time', until: now.plus({ hours: act.hours }) } : { for: act.for }
  const snoozed = world.app.transaction((tx) => snoozeTicket(tx, agent, chat.id, wish))
  if (chat.closedAt !== null) return void (await mustBeRefused(world, 'TICKET_CLOSED', snoozed, chat))
  if (until === null) return void (await mustBeRefused(world, 'BAD_INPUT', snoozed, chat))
  await snoozed
  snooze(chat, { for: act.for, at: world.now(), until })
}

/** Null: a time that has passed or is a year away, or an opening that nobody sees coming. */
function wakesAt({ desk }: World, act: Act<'snooze'>, now: DateTime): number | null {
  switch (act.for) {
    case 'time':
      return act.hours === 0 || act.hours > 24 * 366 ? null : now.plus({ hours: act.hours }).toMillis()
    case 'opening':
      return calendarAt(desk, now.toMillis()).nextOpening(now.toMillis())
    case 'shopper':
      return now.plus({ days: 30 }).toMillis()
  }
}

async function sayOnIt(world: World, chat: Chat, agent: Agent, { minutes }: Act<'on-it'>) {
  const said = world.app.transaction((tx) => acknowledgeRing(tx, agent, chat.id, minutes))
  if (chat.closedAt !== null) return void (await mustBeRefused(world, 'TICKET_CLOSED', said, chat))
  await said
  saysOnIt(chat, minutes ?? world.desk.settings.checkInAfterMinutes, world.now())
}

async function markAsRead(world: World, chat: Chat, agent: Agent, { behind }: Act<'read'>) {
  const upTo = (await lastNumberOf(world, chat)) - behind
  if (upTo <= 0) return
  await world.app.transaction((tx) => markRead(tx, agent, chat.id, upTo))
  read(chat, upTo)
}
