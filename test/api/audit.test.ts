import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from '@jest/globals'
import { getNamedType, isObjectType } from 'graphql'
import { hashOf } from '../../domain/session/tokens.js'
import { WebhookDelivery } from '../../schema/webhook.js'
import { signInAgent, type AgentActor } from '../support/actors.js'
import { buildAgent, officeWeek } from '../support/builders.js'
import { desk, type Desk } from '../support/desk.js'
import { Door } from '../support/door.js'
import { agentsSchema, globalIdOf, rootFieldsOf } from './operations.js'

/*
 * Who changed what in settings, team and keys is audited (R79): each mutation of the agents' door stands in one of two
 * lists here, and one that is added tomorrow fails the first test until it does.
 */

let it: Desk
let owner: AgentActor
let secrets: string[]

beforeAll(async () => {
  it = await desk()
  owner = await it.colleague('Olga Petit', 'owner')
  secrets = []
})

interface Entry {
  id: string
  action: string
  agent: { name: string } | null
  subjectNoun: string
  subjectId: string
  changes: { field: string; from: string | null; to: string | null }[]
}

/** Newest first. */
async function log(agent = owner): Promise<Entry[]> {
  const { auditLog } = await agent.door.get(
    '{ auditLog(first: 100) { edges { node { id action agent { name } subjectNoun subjectId changes { field from to } at } } } }',
  )
  return auditLog.edges.map(({ node }: { node: Entry }) => node)
}

const inviting = `mutation ($clientId: UUID!, $email: String!, $role: Role!) {
  invite(clientId: $clientId, email: $email, role: $role) { invitation { id } link } }`

async function invited(email: string) {
  const { invite } = await owner.door.get(inviting, { clientId: randomUUID(), email, role: 'AGENT' })
  const token = new URL(invite.link).hash.slice(1)
  secrets.push(token)
  return { id: invite.invitation.id as string, token }
}

async function labelled(): Promise<string> {
  const name = randomUUID().slice(0, 8)
  const create = `mutation ($clientId: UUID!, $name: String!) {
    createLabel(clientId: $clientId, name: $name, colour: RED) { id } }`
  return (await owner.door.get(create, { clientId: randomUUID(), name })).createLabel.id
}

async function saved(): Promise<string> {
  const draft = { title: 'Hello', shortcut: randomUUID().slice(0, 8), textEn: 'Hello.' }
  const create = `mutation ($clientId: UUID!, $draft: SavedReplyDraft!) {
    createSavedReply(clientId: $clientId, draft: $draft) { id } }`
  return (await owner.door.get(create, { clientId: randomUUID(), draft })).createSavedReply.id
}

async function noted(): Promise<string> {
  await it.shopper.says('Hello')
  const { id } = await owner.ticket()
  const { ticket } = await owner.door.get('query ($id: ID!) { ticket(id: $id) { profile { id } } }', { id })
  const add = `mutation ($profileId: ID!, $clientId: UUID!) {
    addProfileNote(profileId: $profileId, clientId: $clientId, text: "Prefers tea.") { id } }`
  const variables = { profileId: ticket.profile.id, clientId: randomUUID() }
  return (await owner.door.get(add, variables)).addProfileNote.id
}

async function keyed(): Promise<string> {
  const create = `mutation ($clientId: UUID!) {
    createApiKey(clientId: $clientId, name: "Warehouse", scopes: [TICKETS_READ]) { key { id } secret } }`
  const { createApiKey } = await owner.door.get(create, { clientId: randomUUID() })
  secrets.push(createApiKey.secret)
  return createApiKey.key.id
}

async function hooked(): Promise<string> {
  const create = `mutation ($clientId: UUID!, $url: String!) {
    createWebhook(clientId: $clientId, url: $url) { webhook { id } secret } }`
  const token = randomUUID()
  const url = `https://93.184.215.14/hooks/${token}`
  const { createWebhook } = await owner.door.get(create, { clientId: randomUUID(), url })
  secrets.push(createWebhook.secret, token)
  return createWebhook.webhook.id
}

/** A verb of which it is enough to say at which webhook. */
const atWebhook =
  (field: string, beside = '', prepare = async (_id: string) => {}) =>
  async () => {
    const webhookId = await hooked()
    await prepare(webhookId)
    const isOfClient = ['rotateWebhookSecret', 'sendTestEvent'].some((name) => field.startsWith(name))
    const given = isOfClient ? `clientId: "${randomUUID()}", ` : ''
    const [name, selection = ''] = field.split(/ (.*)/)
    const mutation = `mutation ($id: ID!) { ${name}(${given}webhookId: $id${beside}) ${selection} }`
    return async () => {
      const answer = await owner.door.get(mutation, { id: webhookId })
      if (answer.rotateWebhookSecret) secrets.push(answer.rotateWebhookSecret.secret)
    }
  }

const askAtWebhook = (id: string, field: string) =>
  owner.door.get(`mutation ($id: ID!) { ${field}(webhookId: $id) { id } }`, { id })

/** Something that the webhook was told and did not take. */
async function givenUp(webhookId: string): Promise<string> {
  const now = it.time.now()
  const rowId = Buffer.from(webhookId, 'base64url').toString().split(':')[1]!
  const { identifiers } = await it.servers.app.database.manager.insert(WebhookDelivery, {
    ...{ accountId: it.account.id, webhookId: rowId, messageId: 'msg_1', feedNumber: 1, clientId: null },
    ...{ type: 'ticket.created', body: '{}', state: 'given-up', createdAt: now, tries: 10, nextTryAt: null },
  })
  return globalIdOf('WebhookDelivery', String(identifiers[0]!.id))
}

const newEmail = () => `${randomUUID().slice(0, 8)}@acme.example`

/** Each runs the mutation once, as it is meant; what it prepares beforehand stands in the log before. */
const audited: Record<string, { action: string; noun: string; run: () => Promise<() => Promise<unknown>> }> =
  {
    changeAccount: {
      action: 'SETTINGS_CHANGED',
      noun: 'ACCOUNT',
      run: async () => () =>
        owner.door.get(
          'mutation { changeAccount(expectedVersion: 1, changes: { name: "Acme Teas" }) { name } }',
        ),
    },
    changeOfficeHours: {
      action: 'HOURS_CHANGED',
      noun: 'OFFICE_HOURS',
      run: async () => () =>
        owner.door.get(
          'mutation ($hours: OfficeHoursInput!) { changeOfficeHours(expectedVersion: 1, hours: $hours) { version } }',
          { hours: { week: { ...officeWeek, monday: [] }, exceptions: [] } },
        ),
    },
    invite: {
      action: 'AGENT_INVITED',
      noun: 'INVITATION',
      run: async () => () => invited(newEmail()),
    },
    deleteProfileNote: {
      action: 'PROFILE_NOTE_DELETED',
      noun: 'PROFILE',
      run: async () => {
        const noteId = await noted()
        return () =>
          owner.door.get('mutation ($noteId: ID!) { deleteProfileNote(noteId: $noteId) }', { noteId })
      },
    },
    blockProfile: {
      action: 'PROFILE_BLOCKED',
      noun: 'PROFILE',
      run: async () => {
        await it.anotherShopper({ sub: 'rude', name: 'Rude Berg' })
        const { profiles } = await owner.door.get('{ profiles(query: "Rude Berg") { id } }')
        const block = 'mutation ($id: ID!) { blockProfile(profileId: $id) { id } }'
        return () => owner.door.get(block, { id: profiles[0].id })
      },
    },
    unblockProfile: {
      action: 'PROFILE_UNBLOCKED',
      noun: 'PROFILE',
      run: async () => {
        await it.anotherShopper({ sub: 'sorry', name: 'Sorry Berg' })
        const { profiles } = await owner.door.get('{ profiles(query: "Sorry Berg") { id } }')
        const ask = (verb: string) =>
          owner.door.get(`mutation ($id: ID!) { ${verb}(profileId: $id) { id } }`, { id: profiles[0].id })
        await ask('blockProfile')
        return () => ask('unblockProfile')
      },
    },
    eraseProfile: {
      action: 'PROFILE_ERASED',
      noun: 'PROFILE',
      run: async () => {
        await it.anotherShopper({ sub: 'forgotten', name: 'Forgotten Berg' })
        const { profiles } = await owner.door.get('{ profiles(query: "Forgotten Berg") { id } }')
        const erase = 'mutation ($id: ID!) { eraseProfile(profileId: $id) { id } }'
        return () => owner.door.get(erase, { id: profiles[0].id })
      },
    },
    mergeProfiles: {
      action: 'PROFILES_MERGED',
      noun: 'PROFILE',
      run: async () => {
        for (const sub of ['twin-1', 'twin-2']) await it.anotherShopper({ sub, name: 'Twin Berg' })
        const { profiles } = await owner.door.get('{ profiles(query: "Twin Berg") { id } }')
        const [keepId, dropId] = profiles.map(({ id }: { id: string }) => id)
        const merge = `mutation ($keepId: ID!, $dropId: ID!) {
          mergeProfiles(keepId: $keepId, dropId: $dropId) { id } }`
        return () => owner.door.get(merge, { keepId, dropId })
      },
    },
    resendInvitation: {
      action: 'INVITATION_RENEWED',
      noun: 'INVITATION',
      run: async () => {
        const { id } = await invited(newEmail())
        return () =>
          owner.door.get('mutation ($id: ID!) { resendInvitation(invitationId: $id) { link } }', { id })
      },
    },
    revokeInvitation: {
      action: 'INVITATION_REVOKED',
      noun: 'INVITATION',
      run: async () => {
        const { id } = await invited(newEmail())
        return () => owner.door.get('mutation ($id: ID!) { revokeInvitation(invitationId: $id) }', { id })
      },
    },
    acceptInvitation: {
      action: 'AGENT_JOINED',
      noun: 'AGENT',
      run: async () => {
        const { token } = await invited(newEmail())
        const password = 'tea for two, please'
        secrets.push(password)
        const accept = `mutation ($token: String!, $password: String!) {
        acceptInvitation(token: $token, name: "Ines Blanc", password: $password) { id } }`
        return () => new Door(`${it.servers.url}/graphql`).get(accept, { token, password })
      },
    },
    changeRole: {
      action: 'ROLE_CHANGED',
      noun: 'AGENT',
      run: async () => {
        const { id } = await it.colleague()
        const change = 'mutation ($id: ID!) { changeRole(agentId: $id, role: MANAGER) { role } }'
        return () => owner.door.get(change, { id: globalIdOf('Agent', id) })
      },
    },
    deactivateAgent: {
      action: 'AGENT_DEACTIVATED',
      noun: 'AGENT',
      run: async () => {
        const { id } = await it.colleague()
        const deactivate = 'mutation ($id: ID!) { deactivateAgent(agentId: $id) { id } }'
        return () => owner.door.get(deactivate, { id: globalIdOf('Agent', id) })
      },
    },
    handOverTickets: {
      action: 'TICKETS_HANDED_OVER',
      noun: 'AGENT',
      run: async () => {
        await (await it.anotherShopper({ sub: 'leaves-behind' })).says('Where is my order?')
        const [ticket] = await it.agent.inbox('UNASSIGNED')
        await it.agent.replies('One moment.', ticket!.id)
        const hand = 'mutation ($from: ID!) { handOverTickets(from: $from) }'
        return () => owner.door.get(hand, { from: globalIdOf('Agent', it.agent.id) })
      },
    },
    resetSessions: {
      action: 'SESSIONS_RESET',
      noun: 'AGENT',
      run: async () => {
        const { id } = await it.colleague()
        const reset = 'mutation ($id: ID!) { resetSessions(agentId: $id) }'
        return () => owner.door.get(reset, { id: globalIdOf('Agent', id) })
      },
    },
    changeMe: {
      action: 'AGENT_CHANGED',
      noun: 'AGENT',
      run: async () => {
        const colleague = await it.colleague()
        return () => colleague.door.get('mutation { changeMe(changes: { name: "Marc Noir" }) { name } }')
      },
    },
    changePassword: {
      action: 'PASSWORD_CHANGED',
      noun: 'AGENT',
      run: async () => {
        const account = await buildAgent(it.servers.app, it.account, { name: 'Paul Noir', role: 'manager' })
        const paul = await signInAgent(it.servers, account)
        secrets.push(account.password, 'a new one, and long')
        return () =>
          paul.door.get(
            'mutation ($old: String!) { changePassword(oldPassword: $old, newPassword: "a new one, and long") { id } }',
            { old: account.password },
          )
      },
    },
    addIdentityKey: {
      action: 'KEY_ADDED',
      noun: 'IDENTITY_KEY',
      run: async () => async () => {
        const { addIdentityKey } = await owner.door.get(
          'mutation ($clientId: UUID!) { addIdentityKey(clientId: $clientId) { secret } }',
          { clientId: randomUUID() },
        )
        secrets.push(addIdentityKey.secret)
      },
    },
    revokeIdentityKey: {
      action: 'KEY_REVOKED',
      noun: 'IDENTITY_KEY',
      run: async () => {
        const { identityKeys } = await owner.door.get('{ identityKeys { id } }')
        const revoke = 'mutation ($id: ID!) { revokeIdentityKey(keyId: $id) { revokedAt } }'
        return () => owner.door.get(revoke, { id: identityKeys[0].id })
      },
    },
    createApiKey: { action: 'API_KEY_CREATED', noun: 'API_KEY', run: async () => () => keyed() },
    rotateApiKey: {
      action: 'API_KEY_ROTATED',
      noun: 'API_KEY',
      run: async () => {
        const keyId = await keyed()
        const rotate = `mutation ($clientId: UUID!, $keyId: ID!) {
          rotateApiKey(clientId: $clientId, keyId: $keyId) { secret } }`
        return async () => {
          const { rotateApiKey } = await owner.door.get(rotate, { clientId: randomUUID(), keyId })
          secrets.push(rotateApiKey.secret)
        }
      },
    },
    revokeApiKey: {
      action: 'API_KEY_REVOKED',
      noun: 'API_KEY',
      run: async () => {
        const keyId = await keyed()
        return () =>
          owner.door.get('mutation ($keyId: ID!) { revokeApiKey(keyId: $keyId) { id } }', { keyId })
      },
    },
    changeShopify: {
      action: 'SHOPIFY_CONNECTED',
      noun: 'ACCOUNT',
      run: async () => async () => {
        const secret = 'shpss_0123456789abcdef'
        secrets.push(secret)
        const change = `mutation ($secret: String!) {
          changeShopify(changes: { secret: $secret, domain: "acme.myshopify.com" }) { domain } }`
        await owner.door.get(change, { secret })
      },
    },
    disconnectShopify: {
      action: 'SHOPIFY_DISCONNECTED',
      noun: 'ACCOUNT',
      run: async () => async () => {
        await owner.door.get('mutation { disconnectShopify }')
      },
    },
    createWebhook: { action: 'WEBHOOK_CREATED', noun: 'WEBHOOK', run: async () => () => hooked() },
    changeWebhook: {
      action: 'WEBHOOK_CHANGED',
      noun: 'WEBHOOK',
      run: atWebhook('changeWebhook { id }', ', changes: { description: "To the warehouse" }'),
    },
    pauseWebhook: { action: 'WEBHOOK_PAUSED', noun: 'WEBHOOK', run: atWebhook('pauseWebhook { id }') },
    resumeWebhook: {
      action: 'WEBHOOK_RESUMED',
      noun: 'WEBHOOK',
      run: atWebhook('resumeWebhook { id }', '', async (id) => void (await askAtWebhook(id, 'pauseWebhook'))),
    },
    rotateWebhookSecret: {
      action: 'WEBHOOK_ROTATED',
      noun: 'WEBHOOK',
      run: atWebhook('rotateWebhookSecret { secret }'),
    },
    sendTestEvent: { action: 'WEBHOOK_TESTED', noun: 'WEBHOOK', run: atWebhook('sendTestEvent { id }') },
    replayFailedDeliveries: {
      action: 'WEBHOOK_REPLAYED',
      noun: 'WEBHOOK',
      run: atWebhook('replayFailedDeliveries', ', since: "2020-01-01T00:00:00.000Z"', async (id) => {
        await givenUp(id)
      }),
    },
    replayDelivery: {
      action: 'WEBHOOK_REPLAYED',
      noun: 'WEBHOOK',
      run: async () => {
        const id = await givenUp(await hooked())
        return () => owner.door.get('mutation ($id: ID!) { replayDelivery(deliveryId: $id) { id } }', { id })
      },
    },
    deleteWebhook: { action: 'WEBHOOK_DELETED', noun: 'WEBHOOK', run: atWebhook('deleteWebhook') },
    changeSmsSettings: {
      action: 'SMS_CHANGED',
      noun: 'SMS',
      run: async () => async () => {
        const authToken = randomUUID()
        secrets.push(authToken)
        await owner.door.get(
          `mutation ($changes: SmsChanges!) { changeSmsSettings(expectedVersion: 0, changes: $changes) { version } }`,
          { changes: { isEnabled: true, number: '+33639981234', accountSid: 'AC1', authToken } },
        )
      },
    },
    createLabel: { action: 'LABEL_CREATED', noun: 'LABEL', run: async () => () => labelled() },
    changeLabel: {
      action: 'LABEL_CHANGED',
      noun: 'LABEL',
      run: async () => {
        const id = await labelled()
        const change = 'mutation ($id: ID!) { changeLabel(labelId: $id, changes: { colour: PINK }) { id } }'
        return () => owner.door.get(change, { id })
      },
    },
    deleteLabel: {
      action: 'LABEL_DELETED',
      noun: 'LABEL',
      run: async () => {
        const id = await labelled()
        return () => owner.door.get('mutation ($id: ID!) { deleteLabel(labelId: $id) }', { id })
      },
    },
    createSavedReply: { action: 'SAVED_REPLY_CREATED', noun: 'SAVED_REPLY', run: async () => () => saved() },
    changeSavedReply: {
      action: 'SAVED_REPLY_CHANGED',
      noun: 'SAVED_REPLY',
      run: async () => {
        const id = await saved()
        const change = `mutation ($id: ID!) {
          changeSavedReply(savedReplyId: $id, expectedVersion: 1, changes: { textEn: "Bye." }) { id } }`
        return () => owner.door.get(change, { id })
      },
    },
    restoreSavedReply: {
      action: 'SAVED_REPLY_RESTORED',
      noun: 'SAVED_REPLY',
      run: async () => {
        const id = await saved()
        await owner.door.get('mutation ($id: ID!) { deleteSavedReply(savedReplyId: $id) }', { id })
        return () =>
          owner.door.get('mutation ($id: ID!) { restoreSavedReply(savedReplyId: $id) { id } }', { id })
      },
    },
    deleteSavedReply: {
      action: 'SAVED_REPLY_DELETED',
      noun: 'SAVED_REPLY',
      run: async () => {
        const id = await saved()
        return () => owner.door.get('mutation ($id: ID!) { deleteSavedReply(savedReplyId: $id) }', { id })
      },
    },
  }

type Reason =
  | 'told in the thread of its ticket'
  | 'told beside its profile'
  | 'what the shop tells of its shoppers'
  | 'a session of one’s own'
  | 'a state of one’s own'

/** Not a matter of settings, team or keys, and why. */
const noMatter: Record<string, Reason> = {
  onIt: 'told in the thread of its ticket',
  snooze: 'told in the thread of its ticket',
  wake: 'told in the thread of its ticket',
  addNote: 'told in the thread of its ticket',
  addProfileNote: 'told beside its profile',
  recordProfileEvents: 'what the shop tells of its shoppers',
  closeTickets: 'told in the thread of its ticket',
  assignTickets: 'told in the thread of its ticket',
  labelTickets: 'told in the thread of its ticket',
  unlabelTickets: 'told in the thread of its ticket',
  label: 'told in the thread of its ticket',
  unlabel: 'told in the thread of its ticket',
  assign: 'told in the thread of its ticket',
  close: 'told in the thread of its ticket',
  markUnread: 'told in the thread of its ticket',
  markRead: 'told in the thread of its ticket',
  reply: 'told in the thread of its ticket',
  signIn: 'a session of one’s own',
  signOut: 'a session of one’s own',
  endOtherSessions: 'a session of one’s own',
  saveDraft: 'a state of one’s own',
  setPresence: 'a state of one’s own',
  touchTicket: 'a state of one’s own',
  leaveTicket: 'a state of one’s own',
}

const mutations = rootFieldsOf(agentsSchema)
  .filter(({ kind }) => kind === 'mutation')
  .map(({ name }) => name)

test('each mutation of the agents’ door is audited, or it is said here why it need not be (R79)', () => {
  expect([...Object.keys(audited), ...Object.keys(noMatter)].sort()).toEqual(mutations.sort())
})

test.each(Object.entries(audited))(
  '%s leaves one entry, and changes none (R79)',
  async (_name, { action, noun, run }) => {
    const act = await run()
    const before = await log()
    await act()
    const [entry, ...rest] = await log()
    expect(rest).toEqual(before)
    expect(entry).toMatchObject({ action, subjectNoun: noun, agent: { name: expect.any(String) } })
  },
)

test('no secret is in the log: no password, no token, no key, and none of their hashes (R79, I-31)', async () => {
  expect(secrets.length).toBeGreaterThan(5)
  const rows = await it.servers.app.database.query('SELECT * FROM audit_entry WHERE account_id = ?', [
    it.account.id,
  ])
  const text = JSON.stringify([rows, await log()])
  const [{ hashes }] = await it.servers.app.database.query(
    'SELECT JSON_ARRAYAGG(password_hash) AS hashes FROM agent WHERE account_id = ?',
    [it.account.id],
  )
  for (const secret of [
    ...secrets,
    ...secrets.map((each) => hashOf(each).toString('hex')),
    ...secrets.map((each) => hashOf(each).toString('base64')),
    ...(typeof hashes === 'string' ? JSON.parse(hashes) : hashes),
  ])
    expect(text).not.toContain(secret)
})

test('an entry says who, what, from what and to what (R79)', async () => {
  const { account } = await owner.door.get('{ account { id version } }')
  await owner.door.get(
    `mutation { changeAccount(expectedVersion: ${account.version}, changes: {
      remindAfterMinutes: 4, privacyUrl: null, assignment: ROUND_ROBIN }) { name } }`,
  )
  const [entry] = await log()
  expect(entry).toMatchObject({
    action: 'SETTINGS_CHANGED',
    agent: { name: 'Olga Petit' },
    subjectNoun: 'ACCOUNT',
    subjectId: account.id,
  })
  expect(entry!.changes).toEqual(
    expect.arrayContaining([
      { field: 'remindAfterMinutes', from: '3', to: '4' },
      { field: 'privacyUrl', from: 'https://shop.example/privacy', to: null },
      { field: 'assignment', from: 'manual', to: 'round-robin' },
    ]),
  )
  expect(entry!.changes.map(({ field }) => field)).not.toContain('name')
})

test('what was refused, and what changed nothing, leaves no entry (R79)', async () => {
  const before = await log()
  const { account } = await owner.door.get('{ account { version } }')
  for (const [agent, mutation] of [
    [it.agent, `changeAccount(expectedVersion: ${account.version}, changes: { name: "Mine" }) { name }`],
    [owner, `changeAccount(expectedVersion: 1, changes: { name: "Late" }) { name }`],
    [owner, `changeAccount(expectedVersion: ${account.version}, changes: { name: "" }) { name }`],
    [owner, `changeRole(agentId: "${globalIdOf('Agent', owner.id)}", role: AGENT) { role }`],
  ] as const) {
    expect(await agent.door.refusal(`mutation { ${mutation} }`)).not.toBe('not refused')
  }
  const id = globalIdOf('Agent', it.agent.id)
  await owner.door.get('mutation ($id: ID!) { changeRole(agentId: $id, role: AGENT) { role } }', { id })
  await owner.door.get('mutation { changeMe(changes: { name: "Olga Petit" }) { name } }')
  expect(await log()).toEqual(before)
})

test('owners and managers read the log, agents do not (R71, R79)', async () => {
  const manager = await it.colleague('Zoé Petit', 'manager')
  expect((await log(manager)).length).toBeGreaterThan(0)
  expect(await it.agent.door.refusal('{ auditLog { edges { node { id } } } }')).toBe('FORBIDDEN')
})

test('the log is read page by page, newest first, and nothing twice (R73, R79)', async () => {
  const all = (await log()).map(({ id }) => id)
  const read: string[] = []
  let after: string | null = null
  do {
    const { auditLog }: any = await owner.door.get(
      'query ($after: String) { auditLog(first: 4, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } } }',
      { after },
    )
    read.push(...auditLog.edges.map(({ node }: { node: { id: string } }) => node.id))
    after = auditLog.pageInfo.hasNextPage ? auditLog.pageInfo.endCursor : null
  } while (after)
  expect(read).toEqual(all)
})

test('no door leads to an entry but the one to read it (R79, I-38)', () => {
  const leading = Object.values(agentsSchema.getTypeMap()).flatMap((type) =>
    isObjectType(type)
      ? Object.values(type.getFields())
          .filter((field) => /^Audit/.test(getNamedType(field.type).name))
          .map((field) => `${type.name}.${field.name}`)
      : [],
  )
  expect(leading.sort()).toEqual([
    'AuditEntry.action',
    'AuditEntry.changes',
    'AuditEntry.subjectNoun',
    'AuditEntryConnection.edges',
    'AuditEntryEdge.node',
    'Query.auditLog',
  ])
})
