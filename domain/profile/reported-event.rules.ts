import { IANAZone } from 'luxon'
import type { ProfileEventDetails } from '../../schema/profile-event.js'
import type { Language } from '../../schema/words/account.js'
import type { ProfileEventKind } from '../../schema/words/profile.js'

/** Something that a shop, or somebody in its name, says has happened (R76). */
export interface ReportedEvent extends EventOfShopper {
  shopper: ReportedShopper
}

export interface EventOfShopper {
  /** Whoever reports it names it: reported again, it adds nothing. */
  externalId: string
  kind: ProfileEventKind
  title: string
  occurredAt: Date
  details?: ProfileEventDetails | null
}

/** Who it happened to, by the shop's own id; the rest is for somebody whom the desk has not met. */
export interface ReportedShopper {
  externalId: string
  name?: string | null
  email?: string | null
  phone?: string | null
  language?: Language | null
  timeZone?: string | null
}

export const mostEvents = 500
const mostItems = 50
/** What GraphQL calls an Int. */
const mostAmount = 2 ** 31 - 1
const dayAhead = 86_400_000
const earliest = Date.UTC(1990, 0, 1)

type Fault = [field: string, message: string]

/** What is wrong with it, and where; null: nothing. */
export function faultOfEvent(event: ReportedEvent, now: Date): Fault | null {
  const { externalId, title, occurredAt, details } = event
  const at = occurredAt.getTime()
  if (!isId(externalId, 100)) return ['externalId', idFault(100)]
  if (!isText(title, 300)) return ['title', textFault(300)]
  if (!(at >= earliest)) return ['occurredAt', 'Not before 1990.']
  if (at > now.getTime() + dayAhead) return ['occurredAt', 'It has not happened yet.']
  return within('shopper', faultOfShopper(event.shopper)) ?? within('details', faultOfDetails(details ?? {}))
}

function faultOfShopper({ externalId, name, email, phone, timeZone }: ReportedShopper): Fault | null {
  if (!isId(externalId, 190)) return ['externalId', idFault(190)]
  if (name != null && !isText(name, 100)) return ['name', textFault(100)]
  if (email != null && !(isText(email, 190) && /^\S+@\S+$/.test(email)))
    return ['email', 'Not an e-mail address.']
  if (phone != null && !/^\+[1-9]\d{3,14}$/.test(phone)) return ['phone', 'E.164 is needed, `+33612345678`.']
  if (timeZone != null && !IANAZone.isValidZone(timeZone)) return ['timeZone', 'There is no such time zone.']
  return null
}

function faultOfDetails({ number, total, items, url }: ProfileEventDetails): Fault | null {
  if (number != null && !isText(number, 40)) return ['number', textFault(40)]
  if (total && !(Number.isInteger(total.amount) && total.amount >= 0 && total.amount <= mostAmount))
    return ['total.amount', `Whole units, 0 to ${mostAmount}.`]
  if (total && !/^[A-Z]{3}$/.test(total.currency)) return ['total.currency', 'Three letters of ISO 4217.']
  if (items && items.length > mostItems) return ['items', `At most ${mostItems}.`]
  for (const [index, { name, quantity }] of (items ?? []).entries()) {
    if (!isText(name, 200)) return [`items[${index}].name`, textFault(200)]
    if (!(Number.isInteger(quantity) && quantity > 0)) return [`items[${index}].quantity`, 'At least 1.']
  }
  if (url != null && !isAddress(url)) return ['url', 'An http or https address of at most 500 characters.']
  return null
}

const within = (part: string, fault: Fault | null): Fault | null => fault && [`${part}.${fault[0]}`, fault[1]]

/** Names exactly one thing: of spaces at its ends and halves of characters a database makes something else. */
const isId = (text: string, longest: number) =>
  text !== '' && text.length <= longest && text === text.trim() && text.isWellFormed()

const isText = (text: string, longest: number) =>
  text.trim() !== '' && text.length <= longest && text.isWellFormed() && !/\p{Cc}/u.test(text)

const isAddress = (text: string) =>
  text.length <= 500 && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)

const idFault = (longest: number) => `1 to ${longest} characters, without spaces at its ends.`
const textFault = (longest: number) => `1 to ${longest} characters, all of them to be seen.`
