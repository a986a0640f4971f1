import type { Channel } from '../graphql/generated'

export type StatusName = 'all' | 'open' | 'snoozed' | 'closed'

/** What narrows a list down; nothing of it is needed. */
export type Filters = {
  status: StatusName
  channel: Channel | null
  /** `me`, `none`, or the id of an agent. */
  assignee: string | null
  labels: string[]
  unread: boolean
}
