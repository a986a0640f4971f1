import type { HubChat } from '../chat/useHub'
import type { Language, Texts } from './texts'
import { clock, dayAndMonth, daysBetween, weekday, zoneName } from './times'

/** What the header says of the desk, in the shopper's own zone; null: no hours are set, so nothing is promised. */
export function statusLine(
  status: HubChat['status'],
  now: Date,
  says: Texts,
  language: Language,
): { open: boolean; text: string } | null {
  if (status.state === 'NO_HOURS') return null
  if (status.state !== 'CLOSED') return { open: true, text: says.openNow }
  if (!status.until) return { open: false, text: says.closed }
  const opens = new Date(status.until)
  return { open: false, text: says.closedUntil(when(opens, now, says, language) + shopTime()) }

  function shopTime(): string {
    const there = clock(opens, language, status.timeZone)
    if (there === clock(opens, language)) return ''
    return ` ${says.shopTime(there, zoneName(opens, language, status.timeZone))}`
  }
}

function when(opens: Date, now: Date, says: Texts, language: Language): string {
  const time = clock(opens, language)
  const days = daysBetween(now, opens)
  if (days <= 0) return says.today(time)
  if (days === 1) return says.tomorrow(time)
  if (days < 7) return says.onDay(weekday(opens, language), time)
  return says.onDate(dayAndMonth(opens, language), time)
}
