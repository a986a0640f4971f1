import { randomBytes, randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from '@jest/globals'
import {
  getNamedType,
  isInputObjectType,
  isObjectType,
  isRequiredArgument,
  type GraphQLSchema,
} from 'graphql'
import { insertRow } from '../../platform/rows.js'
import { DeskChange } from '../../schema/desk-change.js'
import { FollowUp } from '../../schema/follow-up.js'
import { Label, TicketLabel } from '../../schema/label.js'
import { ProfileEvent } from '../../schema/profile-event.js'
import { SavedReply } from '../../schema/saved-reply.js'
import { sweepSearch } from '../../worker/sweep.js'
import { sendMessage, type AgentActor } from '../support/actors.js'
import { later } from '../support/clock.js'
import { desk, type Desk } from '../support/desk.js'
import {
  agentsSchema,
  everythingBelow,
  globalIdOf,
  idPlacesOf,
  operationOf,
  rootFieldsOf,
  type RootField,
  shoppersSchema,
} from './operations.js'
import { RawSocket } from './socket.js'

/*
 * Two shops on one Deskbell. Whatever takes an id is given one of the other shop: it must answer as if that did not
 * exist, and leave the other shop as it was (I-20, I-21).
 */

interface Shop extends Desk {
  owner: AgentActor
  ticketId: string
  labelId: string
  savedReplyId: string
  invitationId: string
  keyId: string
  apiKeyId: string
  webhookId: string
  webhookDeliveryId: string
  profileId: string
  profileNoteId: string
}

let ours: Shop
let theirs: Shop

const secret = 'Hinterzimmer'
const marker = 'Schaufenster'

beforeAll(async () => {
  theirs = await shopCalled(secret)
  ours = await shopCalled(marker)
})

async function shopCalled(name: string): Promise<Shop> {
  const it = await desk({ name: `${name} Ltd`, welcomeMessage: `${name} welcomes you` })
  const { app } = it.servers
  await it.colleague(`Lea ${name}`)
  const shopper = await it.anotherShopper({
    sub: 'shopper-1',
    name: `Sam ${name}`,
    email: `sam@${name}.example`,
  })
  await shopper.says(`Where is my ${name}?`)
  await it.agent.replies(`Here is your ${name}.`)
  await it.quiet()
  const [profile] = await app.database.query('SELECT id FROM profile WHERE account_id = ?', [it.account.id])
  const row = {
    accountId: it.account.id,
    profileId: profile.id,
    externalId: 'e1',
    kind: 'order-placed',
  } as const
  await insertRow(app.database.manager, ProfileEvent, {
    ...row,
    title: `Ordered a ${name}`,
    occurredAt: it.time.now(),
  })
  it.shopper.chatId = shopper.chatId
  await sweepSearch(app)
  const ticketId = (await it.agent.ticket()).id
  await queueOf(it, ticketId)
  const owner = await it.colleague(`Olga ${name}`, 'owner')
  return {
    ...it,
    owner,
    ticketId,
    labelId: await labelOf(it, ticketId, name),
    savedReplyId: await savedReplyOf(it, name),
    ...(await profileOf(it, profile.id, name)),
    ...(await doorsOf(owner, name)),
  }
}

/** The queue of a morning, with the shop's ticket in it. */
async function queueOf({ account, time, servers: { app } }: Desk, ticketId: string) {
  const db = app.database.manager
  const [accountId, at] = [account.id, time.now()]
  const opening = { accountId, state: 'open', at, noticedAt: at, hoursVersion: 1, missed: 0 } as const
  const deskChangeId = await insertRow(db, DeskChange, opening)
  const waiting = { accountId, ticketId: rowOf(ticketId), waitingSince: at }
  await insertRow(db, FollowUp, { deskChangeId, place: 1, ...waiting })
}

/** A label of a shop, on its ticket. */
async function labelOf({ account, time, servers: { app } }: Desk, ticketId: string, name: string) {
  const db = app.database.manager
  const made = { clientId: randomBytes(16), contentHash: randomBytes(32), createdAt: time.now() }
  const labelId = await insertRow(db, Label, { accountId: account.id, name, colour: 'red', ...made })
  await insertRow(db, TicketLabel, { accountId: account.id, ticketId: rowOf(ticketId), labelId })
  return globalIdOf('Label', labelId)
}

/** Whom the shop's ticket is of, and what is noted about them. */
async function profileOf({ agent }: Desk, id: string, name: string) {
  const profileId = globalIdOf('Profile', id)
  const add = `mutation ($profileId: ID!, $clientId: UUID!, $text: String!) {
    addProfileNote(profileId: $profileId, clientId: $clientId, text: $text) { id } }`
  const variables = { profileId, clientId: randomUUID(), text: `Knows the ${name}` }
  return { profileId, profileNoteId: (await agent.door.get(add, variables)).addProfileNote.id as string }
}

async function savedReplyOf({ account, time, servers: { app } }: Desk, name: string) {
  const made = { clientId: randomBytes(16), contentHash: randomBytes(32), createdAt: time.now() }
  const text = { title: name, shortcut: 'hello', textEn: `Hello from ${name}`, isHolding: false, version: 1 }
  const row = { accountId: account.id, ...text, ...made }
  return globalIdOf('SavedReply', await insertRow(app.database.manager, SavedReply, row))
}

/** Somebody who is invited, and keys. */
async function doorsOf({ door }: AgentActor, name: string) {
  const { invite } = await door.get(
    'mutation ($id: UUID!, $email: String!) { invite(clientId: $id, email: $email, role: AGENT) { invitation { id } } }',
    { id: randomUUID(), email: `ines@${name}.example` },
  )
  const { identityKeys } = await door.get('{ identityKeys { id } }')
  const { createApiKey } = await door.get(
    `mutation ($id: UUID!, $name: String!) {
      createApiKey(clientId: $id, name: $name, scopes: [TICKETS_READ]) { key { id } } }`,
    { id: randomUUID(), name },
  )
  const { createWebhook } = await door.get(
    `mutation ($id: UUID!, $name: String!) {
      createWebhook(clientId: $id, url: "https://93.184.215.14/", description: $name) { webhook { id } } }`,
    { id: randomUUID(), name },
  )
  const webhookId = createWebhook.webhook.id as string
  const { sendTestEvent } = await door.get(
    'mutation ($id: UUID!, $webhookId: ID!) { sendTestEvent(clientId: $id, webhookId: $webhookId) { id } }',
    { id: randomUUID(), webhookId },
  )
  return {
    invitationId: invite.invitation.id as string,
    keyId: identityKeys[0].id as string,
    apiKeyId: createApiKey.key.id as string,
    webhookId,
    webhookDeliveryId: sendTestEvent.id as string,
  }
}

/** Every row of the other shop, as it stands. */
async function everythingOf({ account, servers: { app } }: Desk): Promise<unknown> {
  const tables = [
    'ticket',
    'message',
    'note',
    'ticket_wait',
    'ticket_event',
    'profile',
    'profile_event',
    'sms_settings',
    'sms_contact',
    'sms_ticket',
    'sms_message',
    'profile_identity',
    'profile_note',
    'shopify_connection',
    'agent',
    'agent_session',
    'invitation',
    'identity_key',
    'api_key',
    'webhook',
    'webhook_delivery',
    'audit_entry',
    'office_hours',
    'desk_change',
    'follow_up',
    'reminder',
    'label',
    'ticket_label',
    'draft',
    'saved_reply',
  ]
  const read = (table: string) =>
    app.database.query(`SELECT * FROM ${table} WHERE account_id = ?`, [account.id])
  return Promise.all(tables.map(read))
}

const rowOf = (id: string) => Buffer.from(id, 'base64url').toString().split(':')[1]!

/** What looks like an id of a noun and is none of ours. */
const strangersOf = (noun: string, row: string): Record<string, string> => ({
  'that does not exist': globalIdOf(noun, '999999999999'),
  'of another noun': globalIdOf(noun === 'Profile' ? 'Label' : 'Profile', row),
  'of a noun that there is not': globalIdOf('Account2', row),
  'with a tail': globalIdOf(noun, `${row}:1`),
  'with a zero before it': globalIdOf(noun, `0${row}`),
  padded: `${globalIdOf(noun, row)}=`,
  'with a space behind it': `${globalIdOf(noun, row)} `,
  'that is the bare row': row,
  'that is plain text': `${noun}:${row}`,
  'of 30 digits': globalIdOf(noun, '9'.repeat(30)),
  'that is negative': globalIdOf(noun, '-1'),
  'with SQL in it': globalIdOf(noun, `${row} OR 1=1`),
  'with a wildcard': globalIdOf(noun, '%'),
  'with a zero byte': globalIdOf(noun, `${row}\u0000`),
  'that is empty': '',
  'that is a path': '../../Ticket/1',
})

interface Place {
  noun:
    | 'Ticket'
    | 'Agent'
    | 'ApiKey'
    | 'Label'
    | 'SavedReply'
    | 'Invitation'
    | 'IdentityKey'
    | 'Profile'
    | 'ProfileNote'
    | 'Webhook'
    | 'WebhookDelivery'
  /** The arguments beside the id. */
  beside: () => Record<string, unknown>
}

const idOf = (shop: Shop, noun: Place['noun']) =>
  ({
    Ticket: shop.ticketId,
    Agent: globalIdOf('Agent', shop.agent.id),
    Label: shop.labelId,
    SavedReply: shop.savedReplyId,
    Invitation: shop.invitationId,
    IdentityKey: shop.keyId,
    ApiKey: shop.apiKeyId,
    Profile: shop.profileId,
    ProfileNote: shop.profileNoteId,
    Webhook: shop.webhookId,
    WebhookDelivery: shop.webhookDeliveryId,
  })[noun]

const agentPlaces: Record<string, Place> = {
  'Query.ticket(id)': { noun: 'Ticket', beside: () => ({}) },
  'Query.profile(id)': { noun: 'Profile', beside: () => ({}) },
  'Mutation.eraseProfile(profileId)': { noun: 'Profile', beside: () => ({}) },
  'Mutation.blockProfile(profileId)': { noun: 'Profile', beside: () => ({}) },
  'Mutation.unblockProfile(profileId)': { noun: 'Profile', beside: () => ({}) },
  'Mutation.mergeProfiles(keepId)': {
    noun: 'Profile',
    beside: () => ({ dropId: ours.profileId }),
  },
  'Mutation.mergeProfiles(dropId)': {
    noun: 'Profile',
    beside: () => ({ keepId: ours.profileId }),
  },
  'Query.autoReplyDecisions(ticketId)': { noun: 'Ticket', beside: () => ({}) },
  'Mutation.reply(ticketId)': { noun: 'Ticket', beside: () => ({}) },
  'Mutation.addNote(ticketId)': { noun: 'Ticket', beside: () => ({}) },
  'Mutation.addProfileNote(profileId)': { noun: 'Profile', beside: () => ({ text: 'x' }) },
  'Mutation.deleteProfileNote(noteId)': { noun: 'ProfileNote', beside: () => ({}) },
  'Mutation.saveDraft(ticketId)': { noun: 'Ticket', beside: () => ({}) },
  'Mutation.snooze(ticketId)': {
    noun: 'Ticket',
    beside: () => ({ until: later(ours.time.now(), { days: 1 }).toISOString() }),
  },
  'Mutation.onIt(ticketId)': { noun: 'Ticket', beside: () => ({}) },
  'Query.reminders(ticketId)': { noun: 'Ticket', beside: () => ({}) },
  'Mutation.wake(ticketId)': { noun: 'Ticket', beside: () => ({}) },
  'Mutation.close(ticketId)': { noun: 'Ticket', beside: () => ({}) },
  'Mutation.assign(ticketId)': {
    noun: 'Ticket',
    beside: () => ({ agentId: globalIdOf('Agent', ours.agent.id) }),
  },
  'Mutation.assign(agentId)': { noun: 'Agent', beside: () => ({ ticketId: ours.ticketId }) },
  'Mutation.markUnread(ticketId)': { noun: 'Ticket', beside: () => ({}) },
  'Mutation.markRead(ticketId)': { noun: 'Ticket', beside: () => ({}) },
  'Mutation.changeLabel(labelId)': { noun: 'Label', beside: () => ({ changes: { name: 'Taken over' } }) },
  'Mutation.deleteLabel(labelId)': { noun: 'Label', beside: () => ({}) },
  'Mutation.label(ticketId)': { noun: 'Ticket', beside: () => ({ labelIds: [ours.labelId] }) },
  'Mutation.label(labelIds)': { noun: 'Label', beside: () => ({ ticketId: ours.ticketId }) },
  'Mutation.unlabel(ticketId)': { noun: 'Ticket', beside: () => ({ labelIds: [ours.labelId] }) },
  'Mutation.unlabel(labelIds)': { noun: 'Label', beside: () => ({ ticketId: ours.ticketId }) },
  'Query.fillSavedReply(savedReplyId)': { noun: 'SavedReply', beside: () => ({ ticketId: ours.ticketId }) },
  'Query.fillSavedReply(ticketId)': { noun: 'Ticket', beside: () => ({ savedReplyId: ours.savedReplyId }) },
  'Mutation.changeSavedReply(savedReplyId)': {
    noun: 'SavedReply',
    beside: () => ({ changes: { title: 'x' } }),
  },
  'Mutation.reply(savedReplyId)': {
    noun: 'SavedReply',
    beside: () => ({ ticketId: ours.ticketId, text: 'x' }),
  },
  'Mutation.restoreSavedReply(savedReplyId)': { noun: 'SavedReply', beside: () => ({}) },
  'Mutation.deleteSavedReply(savedReplyId)': { noun: 'SavedReply', beside: () => ({}) },
  'Mutation.changeRole(agentId)': { noun: 'Agent', beside: () => ({}) },
  'Mutation.deactivateAgent(agentId)': { noun: 'Agent', beside: () => ({}) },
  'Mutation.deactivateAgent(handTo)': {
    noun: 'Agent',
    beside: () => ({ agentId: globalIdOf('Agent', ours.agent.id) }),
  },
  'Mutation.resetSessions(agentId)': { noun: 'Agent', beside: () => ({}) },
  'Mutation.handOverTickets(from)': { noun: 'Agent', beside: () => ({}) },
  'Mutation.handOverTickets(to)': {
    noun: 'Agent',
    beside: () => ({ from: globalIdOf('Agent', ours.agent.id) }),
  },
  'Mutation.resendInvitation(invitationId)': { noun: 'Invitation', beside: () => ({}) },
  'Mutation.revokeInvitation(invitationId)': { noun: 'Invitation', beside: () => ({}) },
  'Mutation.createApiKey(agentId)': { noun: 'Agent', beside: () => ({}) },
  'Mutation.rotateApiKey(keyId)': { noun: 'ApiKey', beside: () => ({}) },
  'Mutation.revokeApiKey(keyId)': { noun: 'ApiKey', beside: () => ({}) },
  'Query.webhookDeliveries(webhookId)': { noun: 'Webhook', beside: () => ({}) },
  'Query.webhookDelivery(id)': { noun: 'WebhookDelivery', beside: () => ({}) },
  'Mutation.changeWebhook(webhookId)': { noun: 'Webhook', beside: () => ({ changes: { description: 'x' } }) },
  'Mutation.deleteWebhook(webhookId)': { noun: 'Webhook', beside: () => ({}) },
  'Mutation.pauseWebhook(webhookId)': { noun: 'Webhook', beside: () => ({}) },
  'Mutation.resumeWebhook(webhookId)': { noun: 'Webhook', beside: () => ({}) },
  'Mutation.rotateWebhookSecret(webhookId)': { noun: 'Webhook', beside: () => ({}) },
  'Mutation.sendTestEvent(webhookId)': { noun: 'Webhook', beside: () => ({}) },
  'Mutation.replayFailedDeliveries(webhookId)': { noun: 'Webhook', beside: () => ({}) },
  'Mutation.replayDelivery(deliveryId)': { noun: 'WebhookDelivery', beside: () => ({}) },
  'Mutation.revokeIdentityKey(keyId)': { noun: 'IdentityKey', beside: () => ({}) },
  'TicketFilter.assigneeId': { noun: 'Agent', beside: () => ({}) },
  'TicketFilter.labelIds': { noun: 'Label', beside: () => ({}) },
  'Query.replyTimes(agentId)': { noun: 'Agent', beside: () => ({}) },
  'Mutation.touchTicket(ticketId)': { noun: 'Ticket', beside: () => ({}) },
  'Mutation.leaveTicket(ticketId)': { noun: 'Ticket', beside: () => ({}) },
  'Subscription.ticketPresence(ticketId)': { noun: 'Ticket', beside: () => ({}) },
  'Mutation.assignTickets(agentId)': { noun: 'Agent', beside: () => ({ ticketIds: [ours.ticketId] }) },
  'Mutation.labelTickets(labelIds)': { noun: 'Label', beside: () => ({ ticketIds: [ours.ticketId] }) },
  'Mutation.unlabelTickets(labelIds)': { noun: 'Label', beside: () => ({ ticketIds: [ours.ticketId] }) },
  'Subscription.profileChanges(profileId)': { noun: 'Profile', beside: () => ({}) },
  'Subscription.ticketUpdates(ticketId)': { noun: 'Ticket', beside: () => ({}) },
  'Query.ticketEvents(ticketId)': { noun: 'Ticket', beside: () => ({}) },
}

/** Where many tickets are named, each is refused by itself. */
const bulkPlaces: Record<string, () => Record<string, unknown>> = {
  'Mutation.closeTickets(ticketIds)': () => ({}),
  'Mutation.assignTickets(ticketIds)': () => ({}),
  'Mutation.labelTickets(ticketIds)': () => ({ labelIds: [ours.labelId] }),
  'Mutation.unlabelTickets(ticketIds)': () => ({ labelIds: [ours.labelId] }),
}

test('every place where an agent gives an id is in this matrix (I-20)', () => {
  expect([...Object.keys(agentPlaces), ...Object.keys(bulkPlaces)].sort()).toEqual(
    idPlacesOf(agentsSchema).sort(),
  )
})

test.each(Object.entries(agentPlaces))(
  'an id of another shop is no id: %s (I-20, A1–A3, A8, A12, A26)',
  async (place, { noun, beside }) => {
    const { root, given } = askFor(place)
    const [foreign, own] = [idOf(theirs, noun), idOf(ours, noun)]
    const before = await everythingOf(theirs)
    const answers: Record<string, unknown> = {}
    for (const [which, id] of Object.entries({
      'of another shop': foreign,
      ...strangersOf(noun, rowOf(own)),
    })) {
      const { query, variables } = operationOf(root, { ...beside(), ...given(id) })
      answers[which] = await refusalsAt(root.kind, query, variables)
    }
    const notFound = [{ code: 'NOT_FOUND', message: `There is no such ${wordsOf(noun)}.` }]
    expect(answers).toEqual(Object.fromEntries(Object.keys(answers).map((which) => [which, notFound])))
    expect(await everythingOf(theirs)).toEqual(before)
  },
)

const wordsOf = (noun: string) =>
  noun
    .replace(/\B[A-Z]/g, ' $&')
    .toLowerCase()
    .replace('api', 'API')

/** Where an id goes in: an argument of a root field, or a field of what narrows a list down. */
function askFor(place: string): {
  root: RootField
  given: (id: string | string[]) => Record<string, unknown>
} {
  const roots = rootFieldsOf(agentsSchema)
  const [, kind, name, argument] = /^(\w+)\.(\w+)\((\w+)\)$/.exec(place) ?? []
  if (!argument) {
    const [, field] = place.split('.')
    const given = (id: string | string[]) => ({ query: 'parcel', filter: { [field!]: id } })
    return { root: roots.find(({ name }) => name === 'search')!, given }
  }
  const root = roots.find((root) => root.name === name && root.kind === kind!.toLowerCase())!
  return { root, given: (id) => ({ [argument]: id }) }
}

test.each(Object.entries(bulkPlaces))(
  'an id of another shop is no id among many: %s (I-20, A1–A3)',
  async (place, beside) => {
    const { root, given } = askFor(place)
    const before = await everythingOf(theirs)
    const ids = [theirs.ticketId, ...Object.values(strangersOf('Ticket', rowOf(ours.ticketId)))]
    const { query, variables } = operationOf(root, { ...beside(), ...given(ids) })
    const data = await ours.owner.door.get(
      query.replace('__typename', 'ticketId ticket { id } refusal { code message }'),
      variables,
    )
    const refusal = { code: 'NOT_FOUND', message: 'There is no such ticket.' }
    expect(data[root.name]).toEqual(ids.map((ticketId) => ({ ticketId, ticket: null, refusal })))
    expect(await everythingOf(theirs)).toEqual(before)
  },
)

async function refusalsAt(kind: string, query: string, variables: Record<string, unknown>) {
  const told = ({ message, extensions }: any) => ({ code: extensions?.code, message })
  if (kind !== 'subscription') {
    const { data, errors } = await ours.owner.door.ask(query, variables)
    return errors?.map(told) ?? data
  }
  const socket = await RawSocket.enter(ours.agent.door)
  const refusals = await socket.refusals(query, variables)
  await socket.end()
  return refusals.map(told)
}

test('own ids do work in all these places, so that the matrix means something', async () => {
  for (const place of [
    'Query.ticket(id)',
    'Query.autoReplyDecisions(ticketId)',
    'Mutation.markRead(ticketId)',
  ]) {
    const [, name, argument] = /\.(\w+)\((\w+)\)/.exec(place)!
    const root = rootFieldsOf(agentsSchema).find((root) => root.name === name)!
    const { query, variables } = operationOf(root, { [argument!]: ours.ticketId })
    expect(await ours.agent.door.refusal(query, variables)).toBe('not refused')
  }
  const colleague = await ours.colleague()
  const assign = rootFieldsOf(agentsSchema).find(({ name }) => name === 'assign')!
  const { query, variables } = operationOf(assign, {
    ticketId: ours.ticketId,
    agentId: globalIdOf('Agent', colleague.id),
  })
  expect(await ours.agent.door.refusal(query, variables)).toBe('not refused')
})

/* At the shoppers' door a chat that is not the running one is over, whosever it is, and whether or not it ever was. */

const shopperPlaces: Record<string, { answer: unknown }> = {
  'Mutation.send(chatId)': {
    answer: { code: 'CHAT_CLOSED', message: expect.stringContaining('This chat is closed.') },
  },
  'Mutation.markSeen(chatId)': { answer: { markSeen: true } },
  'Mutation.endChat(chatId)': { answer: { code: 'CHAT_CLOSED', message: 'This chat is closed.' } },
  'Subscription.chatUpdates(chatId)': { answer: { chatUpdates: { chat: null, ended: true, messages: [] } } },
}

test('every place where a shopper gives an id is in this matrix (I-20)', () => {
  expect(Object.keys(shopperPlaces).sort()).toEqual(idPlacesOf(shoppersSchema).sort())
})

test.each(Object.entries(shopperPlaces))(
  'somebody else’s chat is no chat: %s (A1–A3, C60)',
  async (place, { answer }) => {
    const [, name] = /\.(\w+)\(/.exec(place)!
    const neighbour = await ours.anotherShopper({ sub: 'neighbour' })
    await neighbour.says('Mine, and nobody else’s.')
    await ours.quiet()
    const nosy = await ours.anotherShopper({ sub: 'nosy' })
    const before = [await everythingOf(theirs), await neighbour.thread()]
    for (const chatId of [neighbour.chatId, theirs.shopper.chatId, globalIdOf('Chat', '999999999999')]) {
      expect(await answerOf(nosy.door, name!, { chatId, after: 0 })).toEqual(answer)
    }
    for (const chatId of Object.values(strangersOf('Chat', rowOf(neighbour.chatId!))).slice(1)) {
      const notFound = { code: 'NOT_FOUND', message: 'There is no such chat.' }
      expect(await answerOf(nosy.door, name!, { chatId })).toEqual(notFound)
    }
    expect([await everythingOf(theirs), await neighbour.thread()]).toEqual(before)
  },
)

async function answerOf(door: Desk['agent']['door'], name: string, given: Record<string, unknown>) {
  const root = rootFieldsOf(shoppersSchema).find((root) => root.name === name)!
  const args = Object.fromEntries(
    Object.entries(given).filter(([arg]) => root.field.args.some(({ name }) => name === arg)),
  )
  const { query, variables } = operationOf(root, args)
  if (root.kind !== 'subscription') {
    const { data, errors } = await door.ask(query, variables)
    return errors ? { code: errors[0]!.extensions.code, message: errors[0]!.message } : data
  }
  const socket = await RawSocket.enter(door)
  const id = socket.subscribe(query.replace('__typename', 'ended chat { id } messages { text }'), variables)
  const { payload } = await socket.until((frame) => frame.id === id)
  await socket.end()
  const [refusal] = payload.errors ?? []
  return refusal ? { code: refusal.extensions.code, message: refusal.message } : payload.data
}

/* What is not asked for by id must show nothing of the other shop, however deep one climbs. */

const asked: Record<string, string> = {
  simulateOfficeHours: '(at: "2026-06-15T08:00:00.000Z")',
  followUps: '(first: 4)',
  inboxEvents: '(first: 3)',
}
const queries = rootFieldsOf(agentsSchema).filter(
  ({ kind, name, field }) =>
    kind === 'query' && name !== 'ticket' && (name in asked || !field.args.some(isRequiredArgument)),
)

test.each(queries)(
  'all that an agent can climb to from $name is of the own shop (A4, A20–A23, D74)',
  async ({ name, field }) => {
    const views =
      name === 'inbox'
        ? ['ALL', 'MINE', 'UNASSIGNED', 'SNOOZED', 'CLOSED'].map((view) => `(view: ${view}, first: 4)`)
        : name === 'search'
          ? [secret, marker].map((query) => `(query: "${query}", first: 5)`)
          : [asked[name] ?? '']
    for (const args of views) {
      const text = JSON.stringify(
        await ours.owner.door.get(`{ ${name}${args} ${everythingBelow(field.type)} }`),
      )
      expect(text).not.toContain(secret)
      expect(text).not.toContain(theirs.ticketId)
      if (name === 'account' || args.includes('ALL') || args.includes(marker)) expect(text).toContain(marker)
    }
  },
)

test('from a ticket to its shopper, to the shopper’s tickets and back, all is of the own shop (A21)', async () => {
  const { ticket } = await ours.agent.door.get(
    `query ($id: ID!) { ticket(id: $id) { profile { name events { edges { node { title } } } tickets { preview assignee { name email }
      profile { name email tickets { id profile { name } } } } } } }`,
    { id: ours.ticketId },
  )
  expect(JSON.stringify(ticket)).toContain(`Ordered a ${marker}`)
  expect(JSON.stringify(ticket)).not.toContain(secret)
})

test('all that a shopper can climb to is of the own shop and the own chat (A16, I-23)', async () => {
  const sam = await ours.anotherShopper({ sub: 'shopper-1' })
  for (const { name, field } of rootFieldsOf(shoppersSchema).filter(({ kind }) => kind === 'query')) {
    const text = JSON.stringify(await sam.door.get(`{ ${name} ${everythingBelow(field.type)} }`))
    expect(text).toContain(marker)
    expect(text).not.toContain(secret)
    expect(text).not.toMatch(/Moreau|@|Lea/)
  }
})

test('the inbox of one shop does not hear what happens in another (A3, I-25)', async () => {
  const socket = await RawSocket.enter(ours.agent.door)
  const id = socket.subscribe('subscription { inboxChanges { ticket { preview profile { name } } } }')
  await socket.roundTrip()
  await (await theirs.anotherShopper({ sub: 'their-own' })).says(`${secret} calling`)
  await theirs.quiet()
  await (await ours.anotherShopper({ sub: 'our-own' })).says(`${marker} calling`)
  await socket.waitFor(() => (JSON.stringify(socket.told(id)).includes(`${marker} calling`) ? true : null))
  expect(JSON.stringify(socket.told(id))).not.toContain(secret)
  await socket.end()
})

test('the same client-made id in two shops is two messages (A15)', async () => {
  const clientId = '11111111-2222-4333-8444-555555555555'
  const text = 'Said in both.'
  const first = await theirs.shopper.door.get(sendMessage, { clientId, text })
  const second = await ours.shopper.door.get(sendMessage, { clientId, text })
  expect(second.send.chat.id).not.toBe(first.send.chat.id)
  expect(second.send.chat.id).toBe(ours.shopper.chatId)
})

/**
 * A role is given to somebody else, and the verb judges by whom; a note is about a profile that the verb looks for among
 * one’s own, and what is reported about a shopper that has the shop’s own id, or gets a profile in one’s own account.
 */
const meant = [
  'Mutation.invite(role)',
  'Mutation.changeRole(role)',
  'Mutation.addProfileNote(profileId)',
  'Subscription.profileChanges(profileId)',
  'ProfileEventReport.shopper',
  'ReportedDetails.number',
  'SmsChanges.accountSid',
  'SmsChanges.number',
  'Mutation.eraseProfile(profileId)',
  'Mutation.blockProfile(profileId)',
  'Mutation.unblockProfile(profileId)',
]

test.each([
  ['agents', agentsSchema],
  ['shoppers', shoppersSchema],
])('nothing that %s send says whose a row is (A4–A6, A43, I-21)', (_who, schema: GraphQLSchema) => {
  const inputs = Object.values(schema.getTypeMap()).flatMap((type) => {
    if (type.name.startsWith('__')) return []
    // What narrows a list down chooses among one’s own.
    if (type.name === 'TicketFilter') return []
    if (isInputObjectType(type))
      return Object.keys(type.getFields()).filter((field) => !meant.includes(`${type.name}.${field}`))
    if (!isObjectType(type)) return []
    return Object.values(type.getFields())
      .flatMap(({ name: field, args }) =>
        args.map(({ name }) => ({ name, place: `${type.name}.${field}(${name})` })),
      )
      .filter(({ place }) => !meant.includes(place))
      .map(({ name }) => name)
  })
  expect(inputs.length).toBeGreaterThan(3)
  expect(
    inputs.filter((name) => /account|shop|owner|profile|author|role|number|status|passwordHash/i.test(name)),
  ).toEqual([])
})

test('shoppers and agents share no type that holds a person, a ticket or a message (A16, A20, I-23)', () => {
  const objectsOf = (schema: GraphQLSchema) =>
    Object.values(schema.getTypeMap()).filter(
      (type) =>
        isObjectType(type) &&
        !type.name.startsWith('__') &&
        !/^(Query|Mutation|Subscription)$/.test(type.name),
    )
  const agents = new Set(objectsOf(agentsSchema).map(({ name }) => name))
  expect(
    objectsOf(shoppersSchema)
      .map(({ name }) => name)
      .filter((name) => agents.has(name)),
  ).toEqual(['Brand', 'BrandOnGround', 'DeskStatus'])
  const fields = objectsOf(shoppersSchema).flatMap((type) =>
    isObjectType(type) ? Object.values(type.getFields()) : [],
  )
  const telling = fields.filter(({ name, type }) =>
    /mail|phone|assignee|note|tag|agent|draft|preview|bell|waiting|unread|role|hash|secret/i.test(
      `${name} ${getNamedType(type).name}`,
    ),
  )
  expect(telling.map(({ name }) => name)).toEqual([])
})
