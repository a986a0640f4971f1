type Row = { id: string; waitingSince: string | null }

/** Where a ticket stood: what was behind it, what before it. */
export interface Place {
  id: string
  next: string | null
  previous: string | null
}

/** The row `by` steps from the open one; from nowhere, the first. Null at either end. */
export function stepFrom<T extends Row>(
  rows: T[],
  openId: string | null,
  by: 1 | -1,
  left: Place | null = null,
) {
  // An answered ticket sinks to the end of the list; the agent goes on where they were.
  const neighbour = left?.id === openId && (by === 1 ? left?.next : left?.previous)
  const there = neighbour && rows.find(({ id }) => id === neighbour)
  if (there) return there
  const at = rows.findIndex((row) => row.id === openId)
  return (at < 0 ? rows[0] : rows[at + by]) ?? null
}

/** The place that the open ticket has just left; as long as it is where it was beside either neighbour, none. */
export function placeLeft(before: Row[], after: Row[], openId: string | null): Place | null {
  const was = placeOf(before, openId)
  const is = placeOf(after, openId)
  if (!was || (is && (is.next === was.next || is.previous === was.previous))) return null
  return was
}

function placeOf(rows: Row[], id: string | null): Place | null {
  const at = rows.findIndex((row) => row.id === id)
  if (id === null || at < 0) return null
  return { id, next: rows[at + 1]?.id ?? null, previous: rows[at - 1]?.id ?? null }
}

/** Which ticket to open when this one is done: the next that waits, else the row that takes its place. */
export function nextAfter<T extends Row>(rows: T[], doneId: string) {
  const at = rows.findIndex((row) => row.id === doneId)
  const others = [...rows.slice(at + 1), ...rows.slice(0, Math.max(0, at))]
  return others.find((row) => row.waitingSince) ?? rows[at + 1] ?? rows[at - 1] ?? null
}

/** The row that takes the place of this one. */
export function inPlaceOf<T extends Row>(rows: T[], doneId: string) {
  const at = rows.findIndex((row) => row.id === doneId)
  return rows[at + 1] ?? rows[at - 1] ?? null
}
