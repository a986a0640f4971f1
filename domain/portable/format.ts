import { z } from 'zod'
import { Language } from '../../schema/words/account.js'
import { AutoReplyReason, AutoReplyText } from '../../schema/words/office-hours.js'
import { IdentityKind, IdentitySource, ProfileEventKind } from '../../schema/words/profile.js'
import {
  Author,
  Channel,
  CloseReason,
  LabelColour,
  TicketEventKind,
  TicketStatus,
  WaitEnd,
} from '../../schema/words/ticket.js'
import { longestLabelName, mostLabelsOfTicket } from '../label/label.rules.js'
import {
  address,
  flag,
  id,
  instant,
  number,
  optional,
  person,
  phone,
  seconds,
  text,
  words,
} from './fields.js'

/*
 * The lines of an export, as docs/export.md tells them. What stands in a row fits into its line, and the other way round:
 * an export can always be imported. What is not written is null.
 */

export const formatVersion = 1
/** Of a message or a note that comes from elsewhere, in characters: an e-mail may be longer than a chat's message. */
const longestImported = 10_000

const headerShape = z.strictObject({
  deskbell: z.literal('export'),
  version: z.literal(formatVersion, `This Deskbell reads version ${formatVersion}.`),
  account: id(100),
  since: optional(instant),
  name: optional(words(100)),
  at: optional(instant),
})

const trailerShape = z.strictObject({
  deskbell: z.literal('end'),
  counts: optional(z.record(z.string(), z.int().min(0))),
})

const label = z.strictObject({
  type: z.literal('label'),
  name: id(longestLabelName),
  colour: optional(z.enum(LabelColour)),
})

const profile = z.strictObject({
  type: z.literal('profile'),
  id: id(190),
  externalId: optional(id(190)),
  name: text(100),
  email: optional(words(190)),
  phone: optional(phone),
  language: optional(z.enum(Language)),
  timeZone: optional(words(64)),
  createdAt: instant,
  lastSeenAt: optional(instant),
  erasedAt: optional(instant),
  blockedAt: optional(instant),
  blockedBy: optional(person),
  identities: optional(
    z
      .array(
        z.strictObject({
          kind: z.enum(IdentityKind),
          value: id(190),
          source: optional(z.enum(IdentitySource)),
          isVerified: flag,
          since: optional(instant),
          toldAt: optional(instant),
        }),
      )
      .max(1_000),
  ),
})

const details = z.strictObject({
  number: optional(words(100)),
  total: optional(
    z.strictObject({
      amount: z
        .int()
        .min(0)
        .max(2 ** 31 - 1),
      currency: z.string().regex(/^[A-Z]{3}$/, 'Three letters of ISO 4217.'),
    }),
  ),
  items: optional(z.array(z.strictObject({ name: text(500), quantity: z.int().min(1) })).max(250)),
  url: optional(address),
})

const profileEvent = z.strictObject({
  type: z.literal('profile-event'),
  id: id(100),
  profile: id(190),
  kind: z.enum(ProfileEventKind),
  title: words(300),
  at: instant,
  details: optional(details),
})

const profileNote = z.strictObject({
  type: z.literal('profile-note'),
  id: id(190),
  profile: id(190),
  agent: person,
  text: words(longestImported),
  at: instant,
})

const stoppedNumber = z.strictObject({ type: z.literal('stopped-number'), number: phone, at: instant })

const wait = z.strictObject({
  number,
  since: instant,
  endedAt: optional(instant),
  endedBy: optional(z.enum(WaitEnd)),
  agent: optional(person),
  replyNumber: optional(number),
  openSeconds: optional(seconds),
})

const ticket = z.strictObject({
  type: z.literal('ticket'),
  id: id(190),
  profile: id(190),
  channel: z.enum(Channel),
  status: optional(z.enum(TicketStatus)),
  number: optional(phone),
  createdAt: instant,
  assignee: optional(person),
  labels: optional(z.array(id(longestLabelName)).max(mostLabelsOfTicket)),
  closedAt: optional(instant),
  closedBy: optional(z.enum(Author)),
  closedByAgent: optional(person),
  closeReason: optional(z.enum(CloseReason)),
  openSeconds: optional(seconds),
  seenUpTo: optional(z.int().min(0)),
  seenAt: optional(instant),
  waits: optional(z.array(wait).max(10_000)),
})

const inTicket = { ticket: id(190), number: optional(number), at: instant }

const message = z
  .strictObject({
    type: z.literal('message'),
    ...inTicket,
    from: z.enum(Author),
    agent: optional(person),
    text: text(longestImported),
    isHolding: flag,
    byEmail: flag,
    autoReply: optional(
      z.strictObject({
        text: optional(z.enum(AutoReplyText)),
        reason: z.enum(AutoReplyReason),
        inHours: optional(z.boolean()),
        localTime: words(35),
        replyNumber: optional(number),
      }),
    ),
  })
  .refine(({ from, agent }) => (from === Author.AGENT) === (agent !== null), {
    path: ['agent'],
    message: 'Whose message it is: of `from: agent`, and of no other.',
  })

const note = z.strictObject({
  type: z.literal('note'),
  ...inTicket,
  agent: person,
  text: text(longestImported),
})

const event = z.strictObject({
  type: z.literal('event'),
  ...inTicket,
  kind: z.enum(TicketEventKind),
  agent: optional(person),
  upTo: optional(z.int().min(0)),
  label: optional(words(longestLabelName)),
  until: optional(instant),
  reason: optional(words(40)),
})

export const shapes = {
  header: headerShape,
  trailer: trailerShape,
  line: z.discriminatedUnion(
    'type',
    [label, profile, profileEvent, profileNote, stoppedNumber, ticket, message, note, event],
    {
      message: 'label, profile, profile-event, profile-note, stopped-number, ticket, message, note or event.',
    },
  ),
}

export type Header = z.output<typeof headerShape>
export type Line = z.output<typeof shapes.line>
export type LineOf<T extends Line['type']> = Extract<Line, { type: T }>
export type Person = z.output<typeof person>
export type Wait = z.output<typeof wait>
export type Entry = LineOf<'message' | 'note' | 'event'>

export const isEntry = (line: Line): line is Entry =>
  line.type === 'message' || line.type === 'note' || line.type === 'event'
