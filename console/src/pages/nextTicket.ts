type Row = { id: string; waitingSince: string | null }

/** The row `by` steps from the open one; from nowhere, the first. Null at either end. */
export function stepFrom<T extends Row>(rows: T[], openId: string | null, by: 1 | -1) {
  const at = rows.findIndex((row) => row.id === openId)
  return (at < 0 ? rows[0] : rows[at + by]) ?? null
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
