import { DateTime } from 'luxon'
import { rowOf, type Db } from '../../platform/rows.js'
import type { Agent } from '../../schema/agent.js'
import { Profile } from '../../schema/profile.js'
import { Ticket } from '../../schema/ticket.js'
import type { Language } from '../../schema/words/account.js'
import { findAccount, findOfficeHours } from '../account/find-account.js'
import { fill, firstNameOf, nextOpeningWords, type MissingValue } from '../auto-reply/texts.rules.js'
import { notFound } from '../errors.js'
import { nextOpening } from '../office-hours/office-hours.rules.js'
import { referenceOf } from '../ticket/reference.rules.js'
import { findSavedReply } from './find-saved-replies.js'
import { languageOf } from './saved-reply.rules.js'

export interface FilledReply {
  text: string
  language: Language
  missing: MissingValue[]
}

/** A saved reply as this agent would send it in this ticket at this moment; in `wished`, else in the shopper's language, else in the account's, else in the one that there is. */
export async function fillSavedReply(
  db: Db,
  agent: Agent,
  { savedReplyId, ticketId, wished }: { savedReplyId: string; ticketId: string; wished: Language | null },
  now: Date,
): Promise<FilledReply> {
  const { accountId } = agent
  const reply = await findSavedReply(db, accountId, savedReplyId)
  const ticket = await rowOf(db, Ticket, 'WHERE id = ? AND account_id = ?', [ticketId, accountId])
  if (!ticket) throw notFound('ticket')
  const profile = await db.findOneByOrFail(Profile, { id: ticket.profileId, accountId })
  const account = await findAccount(db, accountId)
  const language = languageOf(reply, [wished, profile.language, account.language])
  const hours = await findOfficeHours(db, accountId, now)
  const here = DateTime.fromJSDate(now, { zone: hours?.timeZone ?? account.timeZone })
  const opening = nextOpening(hours, here)
  const filled = fill((language === 'en' ? reply.textEn : reply.textFr)!, {
    first_name: firstNameOf(profile),
    agent_first_name: agent.name.trim().split(/\s+/)[0] ?? null,
    next_opening: opening && nextOpeningWords(opening, here, language),
    ticket: referenceOf(ticket),
  })
  return { ...filled, language }
}
