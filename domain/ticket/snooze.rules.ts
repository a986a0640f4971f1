import type { DateTime } from 'luxon'
import type { SnoozedFor } from '../../schema/words/ticket.js'
import { isOpenAt, nextOpening, type Hours } from '../office-hours/office-hours.rules.js'

/** What a snooze may wait for: a time, the next opening, or the shopper's word (R47). */
export type SnoozeWish = { for: 'time'; until: DateTime } | { for: Exclude<SnoozedFor, 'time'> }

/** Nobody is forgotten: a ticket that waits for the shopper's word comes back without it. */
const longestSilenceDays = 30

/** When a snoozed ticket comes back at the latest; or what is wrong with the wish, in words. */
export function wakesAt(wish: SnoozeWish, hours: Hours | null, now: DateTime): DateTime | { fault: string } {
  switch (wish.for) {
    case 'time':
      if (wish.until <= now) return { fault: 'That time has passed.' }
      if (wish.until > now.plus({ years: 1 })) return { fault: 'At most a year ahead.' }
      return wish.until
    case 'opening':
      return nextOpening(hours, now) ?? { fault: 'No opening is in sight.' }
    case 'shopper':
      return now.plus({ days: longestSilenceDays })
  }
}

/** The hours have changed: when a ticket that waits for an opening comes back now. Null: as it was. */
export function wakesAtNewOpening(
  { before, hours }: { before: Hours | null; hours: Hours | null },
  snoozedAt: DateTime,
  now: DateTime,
): DateTime | null {
  const opening = nextOpening(hours, snoozedAt)
  const hasOpened = !isOpenAt(before, now) || (opening && opening <= now)
  // Open by the new hours, and closed by the old ones, or opened in between: this is the opening.
  if (isOpenAt(hours, now) && hasOpened) return now
  return nextOpening(hours, now)
}
