const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const
export type Week = Record<(typeof WEEKDAYS)[number], { from: string; to: string }[]>
/** A number for each weekday, Sunday first, and each hour of its wall clock. */
export type Grid = number[][]

const SHORT = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const DAY = 24 * 60

const emptyGrid = (): Grid => WEEKDAYS.map(() => Array<number>(24).fill(0))

/** Hours of many weeks, laid upon each other. The hour that comes twice in autumn counts twice. */
export function foldHours(hours: { start: string; questions: number }[], timeZone: string): Grid {
  const wall = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    hourCycle: 'h23',
  })
  const grid = emptyGrid()
  for (const { start, questions } of hours) {
    if (questions === 0) continue
    const parts = wall.formatToParts(new Date(start))
    const [weekday, hour] = ['weekday', 'hour'].map((type) => parts.find((part) => part.type === type)!.value)
    grid[SHORT.indexOf(weekday!)]![Number(hour)]! += questions
  }
  return grid
}

/** How many minutes of each hour the desk is open, by the weekly hours. */
export function openMinutes(week: Week): Grid {
  const grid = emptyGrid()
  WEEKDAYS.forEach((weekday, day) => {
    for (const { from, to } of week[weekday]) {
      const start = minuteOf(from)
      const end = minuteOf(to) > start ? minuteOf(to) : minuteOf(to) + DAY
      for (let minute = start; minute < end;) {
        const next = Math.min(end, (Math.floor(minute / 60) + 1) * 60)
        const row = grid[(day + Math.floor(minute / DAY)) % 7]!
        row[Math.floor(minute / 60) % 24]! += next - minute
        minute = next
      }
    }
  })
  return grid
}

function minuteOf(time: string) {
  const [hours, minutes] = time.split(':').map(Number)
  return hours! * 60 + minutes!
}

/** The days of a week in the order of a calendar; 0 is Sunday. */
export const weekFrom = (first: number): number[] => WEEKDAYS.map((_, at) => (first + at) % 7)
