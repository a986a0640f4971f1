import { randomUUID } from 'node:crypto'
import { addRow, addRowOnce, insertRow, rowOf, updateRow } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import type { Account } from '../../schema/account.js'
import { ProfileIdentity } from '../../schema/profile-identity.js'
import { Profile } from '../../schema/profile.js'
import { SmsContact, SmsMessage, SmsTicket } from '../../schema/sms.js'
import { TicketEvent } from '../../schema/ticket-event.js'
import type { Ticket } from '../../schema/ticket.js'
import { TextState } from '../../schema/words/sms.js'
import { Author, Channel, TicketEventKind, TicketStatus } from '../../schema/words/ticket.js'
import { assignInTurn } from '../presence/assign-in-turn.js'
import { lockProfile } from '../profile/lock-profile.js'
import { isBlocked } from '../profile/refuse-blocked.js'
import { noteEvent } from '../ticket/change-ticket.js'
import { lockTicket } from '../ticket/lock-ticket.js'
import { openTicket } from '../ticket/open-ticket.js'
import { postMessage } from '../ticket/post-message.js'
import { longestText } from '../ticket/ticket.rules.js'
import { answerTo } from './keyword-answers.js'
import { keywordIn, type Keyword } from './keywords.rules.js'
import type { LiveSms } from './find-sms-settings.js'
import { lineOfMedia } from './picture.rules.js'
import { queueText } from './queue-text.js'

export interface InboundText {
  /** The provider’s name for it: told again, it changes nothing. */
  sid: string
  /** E.164. */
  from: string
  text: string
  /** Of what came along, `image/jpeg`. */
  mediaTypes: string[]
  /** The provider has answered STOP, START or HELP itself. */
  isAnswered: boolean
}

/** A text of a shopper: joins the open ticket of its number, or opens one that follows the former (R77). */
export async function receiveText(tx: Tx, account: Account, sms: LiveSms, text: InboundText): Promise<void> {
  const contact = await lockContact(tx, account.id, text.from)
  if (await isKnown(tx, account.id, text.sid)) return
  const said = keywordIn(text.text, contact.stoppedAt !== null)
  if (said && text.mediaTypes.length === 0) return honour(tx, account, sms, contact, text, said)

  const before = await findLatest(tx, contact)
  const open = before && before.status !== TicketStatus.CLOSED ? before : null
  const profileId = open ? open.profileId : await meetNumber(tx, contact)
  if (await isBlocked(tx.db, account.id, profileId)) return refuse(tx, account.id, open, text)
  const ticket = open ?? (await follow(tx, contact, profileId, before))
  const { number } = await postMessage(tx, ticket, {
    author: Author.SHOPPER,
    clientId: randomUUID(),
    text: wordsOf(text, account),
  })
  if (!open) await assignInTurn(tx, ticket)
  await keep(tx, account.id, text, { ticketId: ticket.id, ticketNumber: number })
}

/**
 * A text of somebody who is blocked: its words stand nowhere, and nobody waits. A ticket that is open has one line for all
 * that come in a row, so that whoever goes on texting fills no thread.
 */
async function refuse(tx: Tx, accountId: string, open: Ticket | null, text: InboundText) {
  await keep(tx, accountId, { ...text, text: '' }, { ticketId: null, ticketNumber: null })
  if (!open) return
  const tail = 'WHERE ticket_id = ? AND number = ?'
  const last = await rowOf(tx.db, TicketEvent, tail, [open.id, open.lastNumber])
  if (last?.kind !== TicketEventKind.TEXT_REFUSED)
    await noteEvent(tx, open, { kind: TicketEventKind.TEXT_REFUSED })
}

/** All texts of a number pass here one after the other. */
async function lockContact(tx: Tx, accountId: string, number: string): Promise<SmsContact> {
  const fresh = { accountId, number, profileId: null, ticketId: null, stoppedAt: null, createdAt: tx.now }
  await addRowOnce(tx.db, SmsContact, fresh)
  const tail = 'WHERE account_id = ? AND number = ?'
  return (await rowOf(tx.db, SmsContact, tail, [accountId, number], 'FOR UPDATE'))!
}

const isKnown = async (tx: Tx, accountId: string, sid: string) =>
  (await rowOf(tx.db, SmsMessage, 'WHERE account_id = ? AND sid = ?', [accountId, sid])) !== null

/** STOP, START and HELP are for the desk, not for the team: they open nothing and nobody waits, but whoever talks is told. */
async function honour(
  tx: Tx,
  account: Account,
  { answersKeywords }: LiveSms,
  contact: SmsContact,
  text: InboundText,
  { keyword, word }: { keyword: Keyword; word: string },
) {
  const { accountId, number } = contact
  const isChange = keyword === 'stop' ? contact.stoppedAt === null : contact.stoppedAt !== null
  if (keyword !== 'help' && isChange) {
    await updateRow(
      tx.db,
      SmsContact,
      { accountId, number },
      { stoppedAt: keyword === 'stop' ? tx.now : null },
    )
    const kind = keyword === 'stop' ? TicketEventKind.TEXTS_STOPPED : TicketEventKind.TEXTS_RESUMED
    const ticket = await findLatest(tx, contact)
    if (ticket && ticket.status !== TicketStatus.CLOSED) await noteEvent(tx, ticket, { kind, reason: word })
  }
  await keep(tx, accountId, text, { ticketId: null, ticketNumber: null })
  // Who sends STOP again has been told, and gets nothing more.
  const isNews = keyword === 'help' || isChange
  if (!answersKeywords || text.isAnswered || !isNews) return
  const answer = { accountId, number, ticketId: null, ticketNumber: null, text: answerTo(keyword, account) }
  await queueText(tx, answer)
}

const findLatest = async (tx: Tx, { accountId, ticketId }: SmsContact): Promise<Ticket | null> =>
  ticketId === null ? null : lockTicket(tx, accountId, ticketId)

/**
 * Whose number the shop has told; else a new profile, which has no id of the shop’s. So nobody who comes with a token is
 * ever taken for it, nor it for them: only one of the team makes the two one.
 */
async function meetNumber(tx: Tx, { accountId, number, profileId }: SmsContact): Promise<string> {
  const known = profileId ?? (await findByNumber(tx, accountId, number))
  if (known) return (await lockProfile(tx, accountId, known)).id
  return insertRow(tx.db, Profile, {
    ...{ accountId, externalId: null, mergedIntoId: null, name: number, phone: number },
    ...{ email: null, language: null, timeZone: null, createdAt: tx.now, lastSeenAt: null },
  })
}

async function findByNumber(tx: Tx, accountId: string, number: string): Promise<string | null> {
  const tail = "WHERE account_id = ? AND kind = 'phone' AND value = ?"
  const told = await rowOf(tx.db, ProfileIdentity, tail, [accountId, number])
  return told?.profileId ?? null
}

async function follow(
  tx: Tx,
  { accountId, number }: SmsContact,
  profileId: string,
  former: Ticket | null,
): Promise<Ticket> {
  const ticket = await openTicket(tx, { accountId, profileId, channel: Channel.SMS })
  await addRow(tx.db, SmsTicket, {
    ticketId: ticket.id,
    accountId,
    number,
    followsId: former?.id ?? null,
  })
  await updateRow(tx.db, SmsContact, { accountId, number }, { profileId, ticketId: ticket.id })
  return ticket
}

/** What cannot be shown is said rather than lost; a text that holds nothing at all is said as well. */
function wordsOf({ text, mediaTypes }: InboundText, { language }: Account): string {
  const words = [...text.toWellFormed()]
    .slice(0, longestText.shopper - 100)
    .join('')
    .trim()
  const media = lineOfMedia(mediaTypes, language)
  return [words, media].filter(Boolean).join('\n') || '…'
}

const keep = (
  tx: Tx,
  accountId: string,
  { sid, from, text }: InboundText,
  place: Pick<SmsMessage, 'ticketId' | 'ticketNumber'>,
) =>
  addRow(tx.db, SmsMessage, {
    ...{
      accountId,
      number: from,
      isInbound: true,
      ...place,
      ref: null,
      sid,
      text: text.slice(0, longestText.shopper),
    },
    ...{ state: TextState.DELIVERED, problem: null, tries: 0, calledAt: null, nextTryAt: null },
    createdAt: tx.now,
  })
