import type { Account } from '../../schema/account.js'
import type { MailKind } from '../../schema/words/mail.js'
import { isAllowed } from '../account/allowed-origins.rules.js'

const mostTries = 10
const firstPauseMinutes = 1
/** After a quarter of an hour there is a newer one, or nothing rings any more. */
const mostTriesOfRings = 5

/**
 * Minutes until the next try of a letter that a server did not take; null: it is given up, after most of a day, or after
 * a quarter of an hour if it tells what rings.
 */
export function pauseAfter(tries: number, kind: MailKind): number | null {
  const isLast = tries >= (kind === 'rings' ? mostTriesOfRings : mostTries)
  return isLast ? null : firstPauseMinutes * 2 ** (tries - 1)
}

/** Words of somebody, as mail programs show what is quoted. */
export const quoteOf = (who: string, text: string): string =>
  `${who}: ${text}`
    .split(/\r\n|\r|\n/)
    .map((line) => `> ${line}`.trimEnd())
    .join('\n')

/**
 * Where the shop is, by what its owner has said: pages that may show the chat, else where its legal texts are. Where the
 * widget was last seen counts only on such a list, for a shopper’s browser says that, and could say anything.
 */
export function shopUrlOf({
  allowedOrigins,
  widgetSeenOrigin,
  privacyUrl,
  termsUrl,
}: Pick<Account, 'allowedOrigins' | 'widgetSeenOrigin' | 'privacyUrl' | 'termsUrl'>): string | null {
  const isListed = allowedOrigins.length > 0
  if (isListed && widgetSeenOrigin && isAllowed(allowedOrigins, { origin: widgetSeenOrigin, isOurs: false }))
    return widgetSeenOrigin
  const plain = allowedOrigins.find((origin) => !origin.includes('*'))
  const legal = privacyUrl ?? termsUrl
  return plain ?? (legal && URL.canParse(legal) ? new URL(legal).origin : null)
}
