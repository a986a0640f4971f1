import type { Profile } from '../../schema/profile.js'
import { followTicket } from '../live/ticket-stream.js'
import type { Doorbell } from '../live/doorbells.js'
import { chatMessagesOf, chatOf, findRunningChat } from './chat.js'
import type { ChatUpdate } from './chat.types.js'
import { identified, type ShopperContext } from './context.js'

interface Place {
  /** The chat that the widget shows. */
  chatId: string | null
  after: number
}

/**
 * The shopper's chat, whichever is running: what was missed in the one that the widget shows, then live; that it has
 * ended; then the next one from its beginning, also if another tab started it.
 */
export async function* watchChats(
  bell: Doorbell,
  context: ShopperContext,
  place: Place,
): AsyncGenerator<ChatUpdate, void, void> {
  const { app } = context.door
  const db = app.database.manager
  let { chatId, after } = place
  do {
    const profile: Profile = await identified(context)
    const chat = await findRunningChat(db, profile)
    if (chatId && chat?.id !== chatId) {
      chatId = null
      yield { chat: null, ended: true, refetch: false, messages: [] }
    }
    if (!chat) continue
    if (!chatId) after = 0
    chatId = chat.id
    for await (const { entries, refetch } of missed(context, chat.id, after)) {
      after = entries.at(-1)?.number ?? chat.lastNumber
      const messages = await chatMessagesOf(db, entries)
      if (messages.length > 0 || refetch) yield { chat: chatOf(chat), ended: false, refetch, messages }
    }
  } while (await bell.rung())
}

/** What is there now, without waiting for more. */
const missed = (context: ShopperContext, ticketId: string, after: number) =>
  followTicket(context.door.app, { rung: async () => null }, ticketId, after)
