import type { Money, OrderItem, ProfileEvent } from '../../schema/profile-event.js'
import type { ProfileEventKind } from '../../schema/words/profile.js'

/** An order as its events tell it. */
export interface Order {
  number: string | null
  /** What happened to it last. */
  status: ProfileEventKind
  statusSince: Date
  placedAt: Date
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
  const last = events[0]!
  const placed = events.find(({ kind }) => kind === 'order-placed') ?? events.at(-1)!
  // What was paid back is not what was ordered.
  const telling = [placed, ...events].filter(({ kind }) => kind !== 'order-refunded')
  const first = <T>(read: (event: ProfileEvent) => T | null | undefined): T | null =>
    telling.map(read).find((value) => value != null) ?? null
  return {
    number: last.details?.number ?? null,
    status: last.kind,
    statusSince: last.occurredAt,
    placedAt: placed.occurredAt,
    title: placed.title,
    total: first(({ details }) => details?.total),
    items: first(({ details }) => details?.items) ?? [],
    url: first(({ details }) => details?.url),
  }
}
