import {
  isObjectType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql'
import { Refusal } from '../../domain/errors.js'
import { ApiScope } from '../../schema/words/key.js'

/*
 * What an API key opens (R72): the scope that each field needs, judged before anything is run, on HTTP and on the socket
 * alike. What does not stand here is not for keys: passwords, sessions, invitations, keys themselves, and what belongs to a
 * person at a console. What the agent may do in whose name the key asks is judged by the verbs, as ever.
 */

type Need = ApiScope | 'none'
type Needs = Record<string, Need>

const { TICKETS_READ, TICKETS_WRITE, PROFILES_READ, PROFILES_WRITE } = ApiScope
const { SETTINGS_READ, SETTINGS_WRITE, TEAM_READ, REPORTS_READ, WEBHOOKS_WRITE } = ApiScope

const all = (need: Need, names: string): Needs =>
  Object.fromEntries(names.split(/\s+/).map((name) => [name, need]))

const roots: Record<'Query' | 'Mutation' | 'Subscription', Needs> = {
  Query: {
    me: 'none',
    ...all(TICKETS_READ, 'autoReplyDecisions followUps inbox inboxCounts inboxEvents reminders search'),
    ...all(TICKETS_READ, 'textLength ticket ticketEvents'),
    ...all(SETTINGS_READ, 'account brandOf deletedSavedReplies deskStatus fillSavedReply labels'),
    ...all(SETTINGS_READ, 'officeHours officeHoursVersions savedReplies simulateOfficeHours'),
    ...all(REPORTS_READ, 'agentReplyTimes closeTimes nothingForgotten replyTimes volume waitingNow'),
    profile: PROFILES_READ,
    profiles: PROFILES_READ,
    agents: TEAM_READ,
    ...all(WEBHOOKS_WRITE, 'webhookDeliveries webhookDelivery webhooks'),
  },
  Mutation: {
    ...all(TICKETS_WRITE, 'addNote assign assignTickets close closeTickets label labelTickets markRead'),
    ...all(TICKETS_WRITE, 'markUnread onIt reply snooze unlabel unlabelTickets wake'),
    ...all(PROFILES_WRITE, 'addProfileNote blockProfile deleteProfileNote eraseProfile mergeProfiles'),
    ...all(PROFILES_WRITE, 'recordProfileEvents unblockProfile'),
    ...all(SETTINGS_WRITE, 'changeAccount changeLabel changeOfficeHours changeSavedReply createLabel'),
    ...all(SETTINGS_WRITE, 'createSavedReply deleteLabel deleteSavedReply restoreSavedReply'),
    ...all(WEBHOOKS_WRITE, 'changeWebhook createWebhook deleteWebhook pauseWebhook replayDelivery'),
    ...all(WEBHOOKS_WRITE, 'replayFailedDeliveries resumeWebhook rotateWebhookSecret sendTestEvent'),
  },
  Subscription: {
    ...all(TICKETS_READ, 'inboxChanges inboxEvents ticketUpdates'),
    deskChanges: SETTINGS_READ,
    profileChanges: PROFILES_READ,
    teamChanges: TEAM_READ,
  },
}

/** What the fields of a type need wherever it is met. A type that is a mere wrapper needs nothing beside what led to it. */
const types: Needs = {
  ...all(TICKETS_READ, 'AutoReplyDecision FeedEvent FollowUp InboxCounts Message Note Reminder'),
  ...all(TICKETS_READ, 'SearchHit Thread Ticket TicketEvent TicketSms'),
  ...all(PROFILES_READ, 'Order Profile ProfileEvent ProfileIdentity ProfileNote'),
  ...all(SETTINGS_READ, 'Account OfficeHours SavedReply'),
  Agent: TEAM_READ,
  ...all(WEBHOOKS_WRITE, 'Webhook WebhookDelivery'),
}

/** Fields that are not like the others of their type; null: not for keys. */
const exceptions: Record<string, Record<string, Need | null>> = {
  Agent: { id: 'none', name: 'none', doNotDisturbUntil: null },
  Profile: { id: 'none', tickets: TICKETS_READ },
  Ticket: { myDrafts: null, presence: null },
  TicketSms: { number: PROFILES_READ },
}

/** Who may write may read what was written. */
const implied: Partial<Record<ApiScope, ApiScope>> = {
  [TICKETS_WRITE]: TICKETS_READ,
  [PROFILES_WRITE]: PROFILES_READ,
  [SETTINGS_WRITE]: SETTINGS_READ,
}

/** Undefined: not for keys. */
export function scopeOf(typeName: string, field: string): Need | undefined {
  if (typeName in roots) return roots[typeName as keyof typeof roots][field]
  const exception = exceptions[typeName]?.[field]
  return exception === null ? undefined : (exception ?? types[typeName] ?? 'none')
}

/** What these scopes open, with what they imply. */
export const openBy = (scopes: readonly ApiScope[]) =>
  new Set<Need>(['none', ...scopes, ...scopes.flatMap((scope) => implied[scope] ?? [])])

/** Refuses a document that asks for more than the scopes open. */
export function refuseBeyondScopes(
  schema: GraphQLSchema,
  document: DocumentNode,
  scopes: readonly ApiScope[],
): void {
  const open = openBy(scopes)
  for (const { place, need } of needsOf(schema, document)) {
    if (!need) throw new Refusal('FORBIDDEN', `${place} is not for API keys.`, { field: place })
    if (open.has(need)) continue
    throw new Refusal('FORBIDDEN', `${place} needs the scope ${need}.`, { field: place, scope: need })
  }
}

interface Asked {
  /** Like `Ticket.profile`. */
  place: string
  need: Need | undefined
}

// Documents are parsed once and remembered, and so is what they ask for.
const known = new WeakMap<DocumentNode, Asked[]>()

/** Of all that a document spells out, run or not. */
function needsOf(schema: GraphQLSchema, document: DocumentNode): Asked[] {
  const before = known.get(document)
  if (before) return before
  const info = new TypeInfo(schema)
  const asked = new Map<string, Asked>()
  const look = visitWithTypeInfo(info, {
    Field({ name: { value: field } }) {
      const type = info.getParentType()?.name
      if (!type || field.startsWith('__')) return
      const place = `${type}.${field}`
      asked.set(place, { place, need: scopeOf(type, field) })
    },
  })
  visit(document, look)
  const needs = [...asked.values()]
  known.set(document, needs)
  return needs
}

/** Each field says which scope it needs, wherever the schema is read. Throws if the tables name what is not there. */
export function describeScopes(schema: GraphQLSchema): GraphQLSchema {
  refuseStrayNames(schema)
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
    const ofType = types[type.name]
    if (ofType) type.description = withNote(type.description, ofType)
    for (const field of Object.values(type.getFields())) {
      const isApart = type.name in roots || exceptions[type.name]?.[field.name] !== undefined
      if (isApart) field.description = withNote(field.description, scopeOf(type.name, field.name))
    }
  }
  return schema
}

function withNote(description: string | null | undefined, need: Need | undefined): string {
  const note = !need ? 'Not for API keys.' : need === 'none' ? 'Any API key.' : `Scope: \`${need}\`.`
  return [description, note].filter(Boolean).join(' ')
}

function refuseStrayNames(schema: GraphQLSchema) {
  const fieldsOf = (type: string) => {
    const found = schema.getType(type)
    return isObjectType(found) ? Object.keys(found.getFields()) : []
  }
  const stray = [
    ...Object.keys(types).filter((type) => fieldsOf(type).length === 0),
    ...Object.entries({ ...roots, ...exceptions }).flatMap(([type, fields]) =>
      Object.keys(fields).flatMap((field) => (fieldsOf(type).includes(field) ? [] : [`${type}.${field}`])),
    ),
  ]
  if (stray.length > 0) throw new Error(`scopes.ts names what is not in the schema: ${stray.join(', ')}`)
}
