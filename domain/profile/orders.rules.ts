import type { Money, OrderItem, ProfileEvent } from '../../schema/profile-event.js'
import type { ProfileEventKind } from '../../schema/words/profile.js'

/** An order as its events tell it. */
export interface Order {
  number: string | null
  /** What happened to it last; that it was changed is no state of it. */
  status: ProfileEventKind
  statusSince: Date
  placedAt: Date
  /** When it was last changed after it was placed; null: never. */
  changedAt: Date | null
  title: string
  total: Money | null
  items: OrderItem[]
  url: string | null
}

/** Of events about orders, newest first: the orders, the one that was placed last first. Events of one order share its number. */
export function ordersOf(events: ProfileEvent[]): Order[] {
  const byNumber = new Map<string, ProfileEvent[]>()
  for (const event of events) {
    const key = event.details?.number ?? `without number ${event.id}`
    byNumber.set(key, [...(byNumber.get(key) ?? []), event])
  }
  return [...byNumber.values()]
    .map(orderOf)
    .sort((one, other) => other.placedAt.getTime() - one.placedAt.getTime())
}

function orderOf(events: ProfileEvent[]): Order {
  const isChange = ({ kind }: ProfileEvent) => kind === 'order-changed'
  const last = events.find((event) => !isChange(event)) ?? events[0]!
  const changes = events.filter(isChange)
  const placed = events.find(({ kind }) => kind === 'order-placed') ?? events.at(-1)!
  // What it was changed to counts; what was paid back is not what was ordered.
  const telling = [...changes, placed, ...events].filter(({ kind }) => kind !== 'order-refunded')
  const first = <T>(read: (event: ProfileEvent) => T | null | undefined): T | null =>
    telling.map(read).find((value) => value != null) ?? null
  return {
    number: last.details?.number ?? null,
    status: last.kind,
    statusSince: last.occurredAt,
    placedAt: placed.occurredAt,
    changedAt: changes[0]?.occurredAt ?? null,
    title: placed.title,
    total: first(({ details }) => details?.total),
    items: first(({ details }) => details?.items) ?? [],
    url: last.kind === 'order-deleted' ? null : first(({ details }) => details?.url),
  }
}
