import { expect, test } from '@jest/globals'
import { isObjectType } from 'graphql'
import { scopeOf } from '../../api/agents/scopes.js'
import { agentsSchema, rootFieldsOf } from './operations.js'

/* What an API key opens (R72), read from the very schema: what is added tomorrow is closed, or stands here. */

const roots = rootFieldsOf(agentsSchema).map(({ kind, name, field }) => ({
  place: `${kind} ${name}`,
  need: scopeOf(kind[0]!.toUpperCase() + kind.slice(1), name),
  description: field.description!,
}))

const placesOf = (need: string | undefined) =>
  roots.flatMap((root) => (root.need === need ? [root.place] : []))

test('no key opens passwords, sessions, invitations, keys, or what belongs to a person at a console', () => {
  expect(placesOf(undefined).sort()).toEqual([
    'mutation acceptInvitation',
    'mutation addIdentityKey',
    'mutation changeMe',
    'mutation changePassword',
    'mutation changeRole',
    'mutation changeShopify',
    'mutation changeSmsSettings',
    'mutation createApiKey',
    'mutation deactivateAgent',
    'mutation disconnectShopify',
    'mutation endOtherSessions',
    'mutation handOverTickets',
    'mutation invite',
    'mutation leaveTicket',
    'mutation resendInvitation',
    'mutation resetSessions',
    'mutation revokeApiKey',
    'mutation revokeIdentityKey',
    'mutation revokeInvitation',
    'mutation rotateApiKey',
    'mutation saveDraft',
    'mutation setPresence',
    'mutation signIn',
    'mutation signOut',
    'mutation touchTicket',
    'query apiKeys',
    'query auditLog',
    'query identityKeys',
    'query invitation',
    'query invitations',
    'query ringsForMe',
    'query shopify',
    'query smsSettings',
    'subscription draftChanges',
    'subscription inboxPresence',
    'subscription ringsForMe',
    'subscription ticketPresence',
  ])
})

test('whatever scopes a key has, it may ask who it is, and nothing else', () => {
  expect(placesOf('none')).toEqual(['query me'])
})

test('what changes something needs a scope to write', () => {
  const open = roots.filter(({ place, need }) => place.startsWith('mutation') && need)
  expect(open.length).toBeGreaterThan(20)
  expect(open.filter(({ need }) => !need!.endsWith(':write'))).toEqual([])
})

test('what has an id needs a scope wherever it is met, but for labels, and what no key can reach', () => {
  const nouns = Object.values(agentsSchema.getTypeMap())
    .filter(isObjectType)
    .filter((type) => 'id' in type.getFields())
  const open = nouns.filter((type) =>
    Object.keys(type.getFields()).every((field) => scopeOf(type.name, field) === 'none'),
  )
  expect(open.map(({ name }) => name).sort()).toEqual([
    'ApiKey',
    'AuditEntry',
    'DeskChange',
    'Draft',
    'IdentityKey',
    'Invitation',
    'Label',
  ])
})

test('the schema says at each root field which scope it needs', () => {
  for (const { description, need } of roots) {
    const note = !need ? 'Not for API keys.' : need === 'none' ? 'Any API key.' : `Scope: \`${need}\`.`
    expect(description.endsWith(note)).toBe(true)
  }
})
