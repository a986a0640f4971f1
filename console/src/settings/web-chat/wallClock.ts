/** The instant at which the wall of a zone shows `YYYY-MM-DDTHH:MM`; of a time that comes twice the first, of one that never comes the next that does. */
export function instantOf(wall: string, zone: string): Date | null {
  const shown = Date.parse(`${wall}Z`)
  if (Number.isNaN(shown)) return null
  const earlier = shown - offsetAt(shown - 86_400_000, zone)
  const later = shown - offsetAt(shown + 86_400_000, zone)
  const matches = [earlier, later].filter((instant) => instant + offsetAt(instant, zone) === shown)
  return new Date(matches.length > 0 ? Math.min(...matches) : Math.max(earlier, later))
}

/** What the wall of a zone shows at an instant, as a date-time field takes it. */
export const wallAt = (instant: number, zone: string) =>
  new Date(instant + offsetAt(instant, zone)).toISOString().slice(0, 16)

/** Milliseconds by which a zone is ahead of UTC. */
function offsetAt(instant: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(instant)
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  const wall = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'))
  return wall - Math.floor(instant / 1000) * 1000
}
