import { registerEnumType } from 'type-graphql'
import type { WordOf } from './word.js'

export const IdentityAlgorithm = { HS256: 'HS256', EdDSA: 'EdDSA', RS256: 'RS256' } as const
export type IdentityAlgorithm = WordOf<typeof IdentityAlgorithm>
registerEnumType(IdentityAlgorithm, {
  name: 'IdentityAlgorithm',
  description: 'How an identity token is signed (R70).',
  valuesConfig: {
    HS256: { description: 'By a secret that the shop’s server shares with Deskbell.' },
    EdDSA: { description: 'By a private key of the shop; Deskbell has the public one.' },
    RS256: { description: 'By a private key of the shop; Deskbell has the public one.' },
  },
})

export const ApiScope = {
  TICKETS_READ: 'tickets:read',
  TICKETS_WRITE: 'tickets:write',
  PROFILES_READ: 'profiles:read',
  PROFILES_WRITE: 'profiles:write',
  SETTINGS_READ: 'settings:read',
  SETTINGS_WRITE: 'settings:write',
  TEAM_READ: 'team:read',
  REPORTS_READ: 'reports:read',
  WEBHOOKS_WRITE: 'webhooks:write',
} as const
export type ApiScope = WordOf<typeof ApiScope>
registerEnumType(ApiScope, {
  name: 'ApiScope',
  description: 'A part of the API that an API key opens (R72). Each field says which one it needs.',
  valuesConfig: {
    TICKETS_READ: { description: 'Tickets, what was said in them, and the event feed.' },
    TICKETS_WRITE: { description: 'Answer, note, assign, label, snooze and close.' },
    PROFILES_READ: { description: 'Who the shoppers are, and what they did in the shop.' },
    PROFILES_WRITE: { description: 'Record what shoppers did, and write notes about them.' },
    SETTINGS_READ: { description: 'Settings, office hours, labels and saved replies.' },
    SETTINGS_WRITE: { description: 'Change these.' },
    TEAM_READ: { description: 'E-mail addresses, roles, presence and load of the team.' },
    REPORTS_READ: { description: 'Reports, and who waits now.' },
    WEBHOOKS_WRITE: { description: 'Webhooks and their deliveries.' },
  },
})
