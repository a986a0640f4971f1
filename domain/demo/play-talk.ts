import { randomUUID } from 'node:crypto'
import { rowOf } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { Agent } from '../../schema/agent.js'
import { Profile } from '../../schema/profile.js'
import { Ticket } from '../../schema/ticket.js'
import { sendAutoRepliesOf } from '../auto-reply/send-auto-replies.js'
import { closeTicket } from '../ticket/close-ticket.js'
import { markSeen } from '../ticket/mark-read.js'
import { reply } from '../ticket/reply.js'
import { writeInChat } from '../ticket/write-in-chat.js'

export type Line = ['shopper' | 'agent', string]

export interface Talk {
  /** By the number that the shop knows the shopper by. */
  shopper: string
  /** By e-mail address. */
  agent: string
  lines: Line[]
  /** When each of the lines was said; the chat is closed with the last one, or stays open. */
  times: Date[]
  isClosed: boolean
}

/** Played through the verbs of real life, in the past: nothing of it is sent to anybody, or rings. */
export async function playTalk(tx: Tx, accountId: string, talk: Talk): Promise<Ticket> {
  const { lines, times } = talk
  const profile = await tx.db.findOneByOrFail(Profile, { accountId, externalId: talk.shopper })
  const agent = await tx.db.findOneByOrFail(Agent, { accountId, email: talk.agent })
  const seat = { accountId, profileId: profile.id }
  for (const [index, [who, text]] of lines.entries()) {
    const then = at(tx, times[index]!)
    const said = { clientId: randomUUID(), text }
    if (who === 'shopper') {
      const { chat } = await writeInChat(then, seat, { ...said, chatId: null })
      await sendAutoRepliesOf(then, accountId, chat.id)
    } else {
      const { id } = await chatOf(tx, profile)
      await reply(then, agent, id, { ...said, isHolding: false, expectedLast: null })
    }
  }
  const ticket = await chatOf(tx, profile)
  if (talk.isClosed) {
    const then = at(tx, times.at(-1)!)
    // Who has seen everything gets no letter about what they have not.
    await markSeen(then, seat, ticket.id, ticket.lastNumber)
    await closeTicket(then, agent, ticket.id, 'resolved')
  }
  return ticket
}

const at = (tx: Tx, now: Date): Tx => ({ ...tx, now, enqueue() {}, publish() {} })

async function chatOf(tx: Tx, { id }: Profile): Promise<Ticket> {
  return (await rowOf(tx.db, Ticket, 'WHERE active_chat_of = ?', [id]))!
}
