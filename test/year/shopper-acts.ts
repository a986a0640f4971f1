import { endChat } from '../../domain/ticket/close-ticket.js'
import { markSeen } from '../../domain/ticket/mark-read.js'
import { writeInChat } from '../../domain/ticket/write-in-chat.js'
import type { Message } from '../../schema/message.js'
import { close, newChat, runningChat, say, type Chat } from './model.js'
import type { ShopperAct } from './plan.js'
import { Broken, clientIdOf, mustBeRefused, touch, type World } from './world.js'

type Draft = { clientId: string; text: string; chatId: string | null }

export async function playShopper(world: World, shopper: number, act: ShopperAct): Promise<void> {
  switch (act.kind) {
    case 'write':
      return act.to === 'stale' ? writeStale(world, shopper) : write(world, shopper, act)
    case 'write-again':
      return writeAgain(world, shopper, act.isSame)
    case 'write-one-twice-at-once':
      return writeOneTwice(world, shopper)
    case 'end':
      return end(world, shopper, act.isStale)
    case 'see':
      return see(world, shopper, act.behind)
  }
}

const seatOf = ({ accountId, profiles }: World, shopper: number) => ({
  accountId,
  profileId: profiles[shopper]!,
})

export const send = (world: World, shopper: number, draft: Draft) =>
  world.app.transaction((tx) => writeInChat(tx, seatOf(world, shopper), draft))

export const draftOf = (world: World, which = '', chatId: string | null = null): Draft => ({
  clientId: clientIdOf(world, which),
  text: `Shopper, step ${world.step!.id} ${which}`,
  chatId,
})

/** What the desk has accepted has to be in the running chat, or begin one (R10, R11, R14). */
export function accept(world: World, shopper: number, { clientId, text }: Draft, message: Message) {
  const { desk } = world
  const running = runningChat(desk, shopper)
  const known = desk.chats.get(message.ticketId) ?? null
  if (known?.closedAt != null) throw new Broken('A closed chat took a message (R14)', known)
  if (running && running !== known) throw new Broken('A second chat runs beside this one (R11)', running)
  const at = message.at.getTime()
  const chat = known ?? newChat(desk, message.ticketId, shopper, at)
  say(chat, { number: message.number, by: 'shopper', at, text, clientId, isHolding: false })
  touch(world, chat)
  world.counts.accepted++
}

async function write(world: World, shopper: number, { to, times }: { to: string; times: 1 | 2 }) {
  const chatId = to === 'running' ? (runningChat(world.desk, shopper)?.id ?? null) : null
  const drafts = ['', 'and'].slice(0, times).map((which) => draftOf(world, which, chatId))
  const answers = await Promise.all(drafts.map((draft) => send(world, shopper, draft)))
  const both = answers.map(({ message }, place) => ({ message, draft: drafts[place]! }))
  both.sort((a, b) => a.message.number - b.message.number)
  for (const { message, draft } of both) accept(world, shopper, draft, message)
}

/** A tab that does not know that its chat is closed: refused with all that a new one takes, and then taken (R16). */
async function writeStale(world: World, shopper: number) {
  const stale = world.desk.of[shopper]!.findLast(({ closedAt }) => closedAt !== null)
  if (!stale) return
  const draft = draftOf(world, '', stale.id)
  const { details } = await mustBeRefused(world, 'CHAT_CLOSED', send(world, shopper, draft), stale)
  if (details.clientId !== draft.clientId || details.text !== draft.text)
    throw new Broken('The refusal does not carry the message (R16)', stale)
  touch(world, stale)
  if (world.step!.id % 2 === 0) return
  const again = { ...draft, chatId: null }
  accept(world, shopper, again, (await send(world, shopper, again)).message)
}

/** The same id again says nothing new, wherever the message is by now; with other words it is refused (R73). */
async function writeAgain(world: World, shopper: number, isSame: boolean) {
  const chat = world.desk.of[shopper]!.at(-1)
  const sent = chat?.said.findLast(({ by }) => by === 'shopper')
  if (!chat || !sent) return
  const draft = { clientId: sent.clientId!, text: isSame ? sent.text : `${sent.text}!`, chatId: null }
  touch(world, chat)
  if (!isSame)
    return void (await mustBeRefused(world, 'IDEMPOTENCY_CONFLICT', send(world, shopper, draft), chat))
  const { message } = await send(world, shopper, draft)
  if (message.ticketId !== chat.id || message.number !== sent.number)
    throw new Broken(`Sent again, number ${sent.number} became ${message.number} (R73)`, chat)
}

async function writeOneTwice(world: World, shopper: number) {
  const draft = draftOf(world)
  const [one, other] = await Promise.all([send(world, shopper, draft), send(world, shopper, draft)])
  accept(world, shopper, draft, one.message)
  if (one.message.ticketId !== other.message.ticketId || one.message.number !== other.message.number)
    throw new Broken('One message was stored twice (R73)', runningChat(world.desk, shopper))
}

async function end(world: World, shopper: number, isStale: boolean) {
  const chat: Chat | undefined = world.desk.of[shopper]!.findLast(
    ({ closedAt }) => (closedAt !== null) === isStale,
  )
  if (!chat) return
  touch(world, chat)
  const ended = world.app.transaction((tx) => endChat(tx, seatOf(world, shopper), chat.id))
  if (isStale) return void (await mustBeRefused(world, 'CHAT_CLOSED', ended, chat))
  await ended
  close(chat, world.now())
}

async function see(world: World, shopper: number, behind: number) {
  const chat = runningChat(world.desk, shopper)
  if (!chat) return
  const upTo = (await lastNumberOf(world, chat)) - behind
  if (upTo <= 0) return
  await world.app.transaction((tx) => markSeen(tx, seatOf(world, shopper), chat.id, upTo))
  chat.seenUpTo = Math.max(chat.seenUpTo, upTo)
  touch(world, chat)
}

export async function lastNumberOf(world: World, { id }: Chat): Promise<number> {
  const [row] = await world.app.database.query('SELECT last_number AS last FROM ticket WHERE id = ?', [id])
  return Number(row.last)
}
