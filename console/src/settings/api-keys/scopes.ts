import type { ApiScope } from '../generated'

/** As programs and documents call it: `tickets:read`. */
export const scopeName = (scope: ApiScope) => scope.toLowerCase().replace('_', ':')

/** By what they are about, what only reads before what writes. */
export const SCOPE_GROUPS: { name: 'tickets' | 'profiles' | 'settings' | 'more'; scopes: ApiScope[] }[] = [
  { name: 'tickets', scopes: ['TICKETS_READ', 'TICKETS_WRITE'] },
  { name: 'profiles', scopes: ['PROFILES_READ', 'PROFILES_WRITE'] },
  { name: 'settings', scopes: ['SETTINGS_READ', 'SETTINGS_WRITE'] },
  { name: 'more', scopes: ['TEAM_READ', 'REPORTS_READ', 'WEBHOOKS_WRITE'] },
]
