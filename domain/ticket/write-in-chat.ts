import { rowOf } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import type { Message } from '../../schema/message.js'
import { Profile } from '../../schema/profile.js'
import { Ticket } from '../../schema/ticket.js'
import { Visibility } from '../../schema/words/account.js'
import { Author, Channel } from '../../schema/words/ticket.js'
import { findAccount } from '../account/find-account.js'
import { Refusal } from '../errors.js'
import { assignInTurn } from '../presence/assign-in-turn.js'
import { blocked, isBlocked } from '../profile/refuse-blocked.js'
import { findSent, conflict } from './find-sent.js'
import { lockActiveChat } from './lock-ticket.js'
import { openTicket } from './open-ticket.js'
import { postMessage } from './post-message.js'

export interface ShopperSeat {
  accountId: string
  profileId: string
}

/**
 * A shopper says something. It joins the running chat, or starts one (R10). With `chatId` it is meant for that chat:
 * if that has been closed it goes nowhere, and the refusal carries what starting a new one takes (R16). Whoever is blocked
 * says nothing, in no chat; what arrived before that is answered as ever.
 */
export async function writeInChat(
  tx: Tx,
  seat: ShopperSeat,
  draft: { clientId: string; text: string; chatId: string | null },
): Promise<{ chat: Ticket; message: Message }> {
  // In one trip, the chat first: so a block comes before this message or after it, never between.
  const asked = [
    lockActiveChat(tx, seat.profileId),
    isBlocked(tx.db, seat.accountId, seat.profileId),
  ] as const
  const [running, isRefused] = await Promise.all(asked)
  const shopper = running ? { isRefused, successorId: null } : await holdShopper(tx, seat)
  if (shopper.successorId) return writeInChat(tx, { ...seat, profileId: shopper.successorId }, draft)
  const chat = running && (draft.chatId ?? running.id) === running.id ? running : null
  // Who says it again need not be in this chat any more; and usually nobody does, so the key is what notices.
  const sent = (!chat || shopper.isRefused || tx.isRepeated) && (await findOwn(tx, seat, draft))
  if (sent) return sent
  if (shopper.isRefused) throw blocked()
  if (!chat && draft.chatId) throw chatClosed(draft)
  return write(tx, chat ?? (await startChat(tx, seat)), draft)
}

/**
 * Whoever began a session before their profile became one with another goes on as that one. Held, so that none comes about,
 * and nobody is blocked, before the chat stands there.
 */
async function holdShopper(tx: Tx, { accountId, profileId }: ShopperSeat) {
  const tail = 'WHERE id = ? AND account_id = ?'
  const profile = await rowOf(tx.db, Profile, tail, [profileId, accountId], 'LOCK IN SHARE MODE')
  return { isRefused: profile?.blockedAt != null, successorId: profile?.mergedIntoId ?? null }
}

async function write(tx: Tx, chat: Ticket, { clientId, text }: { clientId: string; text: string }) {
  const message = await postMessage(tx, chat, { author: Author.SHOPPER, clientId, text })
  if (message.number === 1) await assignInTurn(tx, chat)
  return { chat, message }
}

const chatClosed = ({ clientId, text }: { clientId: string; text: string }) =>
  new Refusal(
    'CHAT_CLOSED',
    'This chat is closed. Send the message again without `chatId` to start a new one.',
    {
      clientId,
      text,
    },
  )

async function findOwn(tx: Tx, seat: ShopperSeat, { clientId, text }: { clientId: string; text: string }) {
  const message = await findSent(tx.db, seat.accountId, clientId, {
    author: Author.SHOPPER,
    agentId: null,
    text,
  })
  if (!message) return null
  const chat = await tx.db.findOneBy(Ticket, { id: message.ticketId, profileId: seat.profileId })
  if (!chat) throw conflict()
  return { chat, message }
}

/** A second one at the same moment is refused by the key `one_active_chat_per_profile`: its transaction runs again, and joins. */
async function startChat(tx: Tx, { accountId, profileId }: ShopperSeat): Promise<Ticket> {
  const account = await findAccount(tx.db, accountId)
  if (!account.hubEnabled || account.webChatVisibility === Visibility.HIDDEN) {
    throw new Refusal('CHAT_UNAVAILABLE', 'Chat is switched off.')
  }
  return openTicket(tx, { accountId, profileId, channel: Channel.CHAT })
}
