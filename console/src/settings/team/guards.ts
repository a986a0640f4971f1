export type Role = 'OWNER' | 'MANAGER' | 'AGENT'
export type Act = 'changeRole' | 'handOver' | 'resetSessions' | 'deactivate'
export type Hindrance = 'above' | 'lastOwner' | 'yourself' | 'yourSessions' | 'noTickets'
type Person = { id: string; role: Role }

const RANK: Record<Role, number> = { OWNER: 3, MANAGER: 2, AGENT: 1 }

export const ROLES: Role[] = ['OWNER', 'MANAGER', 'AGENT']

export const rankOf = (role: Role) => RANK[role]

export const isAbove = (role: Role, other: Role) => RANK[role] > RANK[other]

/** What the server would refuse, so that a menu can say why before anybody tries. Null: nothing. */
export function hindranceOf(
  act: Act,
  me: Person,
  member: Person & { openTickets: number },
  team: Person[],
): Hindrance | null {
  if (act === 'handOver') return member.openTickets === 0 ? 'noTickets' : null
  if (isAbove(member.role, me.role)) return 'above'
  if (act === 'deactivate' && member.id === me.id) return 'yourself'
  if (act === 'resetSessions') return member.id === me.id ? 'yourSessions' : null
  const owners = team.filter(({ role }) => role === 'OWNER')
  return member.role === 'OWNER' && owners.length === 1 ? 'lastOwner' : null
}
