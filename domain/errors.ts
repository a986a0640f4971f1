/** Every reason for which Deskbell refuses; the codes are stable and part of the API (R78). `docs/api.md` shows this table. */
export const refusalCodes = {
  BAD_INPUT: 'Something in the input cannot be. `field` names it; the message says what would do.',
  BAD_SIGNATURE: 'What was sent to a webhook is not signed with the secret of the account.',
  BLOCKED:
    'The shop takes no messages of this shopper any more. Sending it again does not help; what is there can be read on.',
  CHAT_CLOSED: 'The chat that was answered has been closed; the shopper begins another one (R14).',
  CHAT_UNAVAILABLE: 'The shop shows no web chat at present (R4).',
  EDIT_CONFLICT:
    'Somebody has changed the same meanwhile. Read it again, and try with the `version` it has now.',
  FEED_EXPIRED:
    'What stands behind this cursor is no longer kept. `oldest` and `newest` are cursors from which to go on.',
  FORBIDDEN: 'You may not: your role, or the scopes of your key. `scope` names the one that is missing.',
  HELD: 'The shopper has written meanwhile, and the reply was not sent (R51). `missed` lists what, `lastNumber` is what to expect next.',
  IDEMPOTENCY_CONFLICT: 'Something else was made under this `clientId` before.',
  LAST_OWNER: 'An account keeps at least one owner.',
  MAIL_UNAVAILABLE:
    'No mail server is set up, so that nothing can go out by e-mail: whoever runs the server sets `SMTP_URL` (R61).',
  NOT_FOUND: 'It does not exist, or is not yours: nobody learns which.',
  ORIGIN_NOT_ALLOWED: 'The page that shows the hub is not one of those that the shop allows.',
  SMS_STOPPED: 'The shopper has sent STOP: no text goes to this number until they send START (R77).',
  SMS_UNAVAILABLE: 'SMS is switched off in the settings, so that no text can go out (R77).',
  TICKET_CLOSED: 'The ticket is closed, and stays so (R14).',
  TICKETS_OPEN:
    'Tickets of this profile are open. Close them first: whoever waits there is not forgotten by an erasure.',
  TOO_COMPLEX:
    'The query is too deep, too long or too costly. `limit` says how much is answered, `cost` or `depth` what it was.',
  TOO_MANY_KEYS: 'As many keys as there may be are live already. Revoke one first.',
  TOO_MANY_REQUESTS: 'That was too often. Wait for `retryAfterSeconds`.',
  TOO_MANY_WEBHOOKS: 'As many webhooks as there may be are there already. Delete one first.',
  TOPIC_NOT_TAKEN: 'Webhooks of this topic are not taken: see `Shopify.topics`.',
  TRY_AGAIN:
    'Something we need cannot be reached. Nothing was changed, or the same `clientId` will find it: send it again.',
  TWO_OPEN_CHATS:
    'Both profiles have an open web chat, and one person has one: close one of them first (R11).',
  UNAUTHENTICATED: 'Nobody has signed in, the session is over, or the key is not (or no longer) good.',
} as const

export type RefusalCode = keyof typeof refusalCodes
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
