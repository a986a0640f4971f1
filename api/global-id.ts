import { notFound } from '../domain/errors.js'

type Noun =
  | 'Account'
  | 'Agent'
  | 'ApiKey'
  | 'AuditEntry'
  | 'DeskChange'
  | 'Draft'
  | 'FollowUp'
  | 'IdentityKey'
  | 'Invitation'
  | 'Label'
  | 'Message'
  | 'Note'
  | 'OfficeHours'
  | 'Profile'
  | 'ProfileEvent'
  | 'ProfileNote'
  | 'SavedReply'
  | 'Ticket'
  | 'TicketEvent'
  | 'Chat'

/** Ids that the API shows are opaque, and name their noun, so that one cannot be taken for another. */
export const globalId = (noun: Noun, id: string): string => Buffer.from(`${noun}:${id}`).toString('base64url')

/** The row's id. Whatever is not the one spelling of an id of that noun is answered like an id that does not exist. */
export function rowId(noun: Noun, id: string): string {
  const row = Buffer.from(id, 'base64url')
    .toString()
    .slice(noun.length + 1)
  if (!/^[1-9]\d{0,18}$/.test(row) || globalId(noun, row) !== id) throw notFound(wordsOf(noun))
  return row
}

const wordsOf = (noun: Noun) =>
  noun
    .replace(/\B[A-Z]/g, ' $&')
    .toLowerCase()
    .replace(/^api /, 'API ')
