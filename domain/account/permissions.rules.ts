import type { Role } from '../../schema/words/team.js'

/** Who may do what (R71). The lock of each verb and the `can` of an agent both read this table. */
export const permissions = {
  workTickets: { roles: ['owner', 'manager', 'agent'], what: 'work on tickets' },
  changeSettings: { roles: ['owner', 'manager'], what: 'change settings and office hours' },
  manageLabels: { roles: ['owner', 'manager'], what: 'change labels' },
  manageSavedReplies: { roles: ['owner', 'manager'], what: 'change saved replies' },
  manageTeam: { roles: ['owner', 'manager'], what: 'change the team' },
  handOverTickets: { roles: ['owner', 'manager'], what: 'hand over the tickets of others' },
  deleteNotesOfOthers: { roles: ['owner', 'manager'], what: 'delete the notes of others' },
  mergeProfiles: { roles: ['owner', 'manager'], what: 'merge profiles' },
  recordProfileEvents: { roles: ['owner', 'manager'], what: 'report what shoppers did' },
  managePersonalData: {
    roles: ['owner', 'manager'],
    what: 'export and erase what is known of a shopper',
  },
  exportAccount: { roles: ['owner'], what: 'take all profiles and tickets along' },
  readAuditLog: { roles: ['owner', 'manager'], what: 'read the audit log' },
  manageShopify: { roles: ['owner'], what: 'set up Shopify' },
  manageWebhooks: { roles: ['owner'], what: 'set up webhooks' },
  manageSms: { roles: ['owner'], what: 'change how shoppers are texted' },
  manageKeys: { roles: ['owner'], what: 'create, rotate and revoke keys' },
} as const satisfies Record<string, { roles: readonly Role[]; what: string }>

export type Action = keyof typeof permissions

export const actions = Object.keys(permissions) as Action[]

export const may = (role: Role, action: Action): boolean =>
  (permissions[action].roles as readonly Role[]).includes(role)

const rank: Record<Role, number> = { owner: 3, manager: 2, agent: 1 }

export const isAbove = (role: Role, other: Role) => rank[role] > rank[other]

/** Why `acting` may not make a `to` of a `from`, in words; null: may. `from` null: of somebody new. */
export function faultOfRole(acting: Role, from: Role | null, to: Role | null): string | null {
  if (from && isAbove(from, acting)) return 'This person stands above you.'
  if (to && isAbove(to, acting)) return 'Nobody makes others more than they are themselves.'
  return null
}

/** Whether an account would be locked for good: nobody could change its team and keys any more. */
export const locksOut = (from: Role, to: Role | null, otherOwners: number): boolean =>
  from === 'owner' && to !== 'owner' && otherOwners === 0
