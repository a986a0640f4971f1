import type { Agent } from '../../schema/agent.js'
import type { Role } from '../../schema/words/team.js'
import { Refusal } from '../errors.js'
import { faultOfRole, may, permissions, type Action } from './permissions.rules.js'

/** The lock of a verb: see `permissions.rules.ts`. */
export function refuseUnlessMay({ role }: Pick<Agent, 'role'>, action: Action) {
  if (may(role, action)) return
  const { roles, what } = permissions[action]
  const who = roles.map((each) => `${each}s`).join(' and ')
  throw new Refusal('FORBIDDEN', `Only ${who} ${what}.`)
}

export function refuseFaultOfRole({ role: acting }: Pick<Agent, 'role'>, from: Role | null, to: Role | null) {
  const fault = faultOfRole(acting, from, to)
  if (fault) throw new Refusal('FORBIDDEN', fault)
}
