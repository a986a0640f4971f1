/** Every reason for which Deskbell refuses; the codes are stable and part of the API (R78). */
export type RefusalCode =
  | 'BAD_INPUT'
  | 'CHAT_CLOSED'
  | 'CHAT_UNAVAILABLE'
  | 'EDIT_CONFLICT'
  | 'FEED_EXPIRED'
  | 'FORBIDDEN'
  | 'HELD'
  | 'IDEMPOTENCY_CONFLICT'
  | 'LAST_OWNER'
  | 'NOT_FOUND'
  | 'ORIGIN_NOT_ALLOWED'
  | 'TICKET_CLOSED'
  | 'TOO_MANY_KEYS'
  | 'TOO_MANY_REQUESTS'
  | 'TRY_AGAIN'
  | 'TWO_OPEN_CHATS'
  | 'UNAUTHENTICATED'

/** What a person can understand and act on: a code, a sentence, and for input the field at fault. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    message: string,
    /** `field`: path of the input at fault, as in the schema. The rest is what the caller needs to go on. */
    readonly details: { field?: string } & Record<string, unknown> = {},
  ) {
    super(message)
    this.name = 'Refusal'
  }
}

export const badInput = (field: string, message: string) => new Refusal('BAD_INPUT', message, { field })

/** The same answer for "does not exist" and "not yours", so that nobody learns which. */
export const notFound = (noun: string) => new Refusal('NOT_FOUND', `There is no such ${noun}.`)
