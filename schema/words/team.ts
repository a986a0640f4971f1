import { registerEnumType } from 'type-graphql'
import type { WordOf } from './word.js'

export const Role = { OWNER: 'owner', MANAGER: 'manager', AGENT: 'agent' } as const
export type Role = WordOf<typeof Role>
registerEnumType(Role, {
  name: 'Role',
  description: 'What an agent may do (R71).',
  valuesConfig: {
    OWNER: { description: 'Everything, owners and keys included. There is always one.' },
    MANAGER: { description: 'Tickets, settings, and the team up to managers.' },
    AGENT: { description: 'Tickets.' },
  },
})

export const Presence = { ONLINE: 'online', AWAY: 'away', DO_NOT_DISTURB: 'do-not-disturb' } as const
export type Presence = WordOf<typeof Presence>
registerEnumType(Presence, {
  name: 'Presence',
  description: 'Whether an agent can be reached in the console.',
  valuesConfig: {
    ONLINE: { description: 'Gets new chats in turn, if the account gives them so (R48).' },
    AWAY: { description: 'Chosen, or because no console of this agent is connected.' },
    DO_NOT_DISTURB: { description: 'At the desk, and not to be rung.' },
  },
})

export const Activity = { VIEWING: 'viewing', WRITING: 'writing' } as const
export type Activity = WordOf<typeof Activity>
registerEnumType(Activity, {
  name: 'Activity',
  description: 'What an agent does with a ticket at this moment (R51).',
  valuesConfig: {
    VIEWING: { description: 'Has it before their eyes.' },
    WRITING: {
      description: 'Is writing a reply, which the shopper is told, too. Whoever writes a note is VIEWING.',
    },
  },
})
