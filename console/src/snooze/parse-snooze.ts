/**
 * Reads what an agent types as the end of a snooze, English and French alike, whatever language the console speaks:
 * "2h", "tomorrow 9am", "fri 14:00", "15/06 10:00", "demain 9h", "dans 2 h", "lundi 14h30", "ce soir".
 * All wall-clock times are those of the browser's zone.
 */
export type Snooze =
  { kind: 'times'; times: Date[] } | { kind: 'past' } | { kind: 'far' } | { kind: 'unknown' }

export type DayOrder = 'day-first' | 'month-first'

type Time = { hour: number; minute: number }
type Day = { date: Date; time?: Time }
/** What one way of reading the words found, and the words that it left over. */
type Found<T> = { value: T; rest: string }

const MINUTE = 60_000
const MORNING: Time = { hour: 9, minute: 0 }

const UNITS: [RegExp, (now: Date, n: number) => Date][] = [
  [/^(m|mn|min|mins|minutes?)$/, (now, n) => new Date(now.getTime() + n * MINUTE)],
  [/^(h|hr|hrs|hours?|heures?)$/, (now, n) => new Date(now.getTime() + n * 60 * MINUTE)],
  [/^(d|days?|j|jours?)$/, (now, n) => inDays(now, n)],
  [/^(w|weeks?|sem|semaines?)$/, (now, n) => inDays(now, 7 * n)],
  [/^(months?|mois)$/, (now, n) => inMonths(now, n)],
]

const WEEKDAYS = [
  ['sunday', 'sun', 'dimanche', 'dim'],
  ['monday', 'mon', 'lundi', 'lun'],
  ['tuesday', 'tues', 'tue', 'mardi', 'mar'],
  ['wednesday', 'wed', 'mercredi', 'mer'],
  ['thursday', 'thurs', 'thur', 'thu', 'jeudi', 'jeu'],
  ['friday', 'fri', 'vendredi', 'ven'],
  ['saturday', 'sat', 'samedi', 'sam'],
]

const MONTHS = [
  ['january', 'jan', 'janvier', 'janv'],
  ['february', 'feb', 'fevrier', 'fevr', 'fev'],
  ['march', 'mar', 'mars'],
  ['april', 'apr', 'avril', 'avr'],
  ['may', 'mai'],
  ['june', 'jun', 'juin'],
  ['july', 'jul', 'juillet', 'juil'],
  ['august', 'aug', 'aout'],
  ['september', 'sept', 'sep', 'septembre'],
  ['october', 'oct', 'octobre'],
  ['november', 'nov', 'novembre'],
  ['december', 'dec', 'decembre'],
]

const PARTS: [RegExp, Time][] = [
  [/^(?:in the |le )?(?:morning|matin)\b/, MORNING],
  [/^(?:at |a )?(?:noon|midi)\b/, { hour: 12, minute: 0 }],
  [/^(?:in the |l')?(?:afternoon|apres-midi)\b/, { hour: 14, minute: 0 }],
  [/^(?:in the |le )?(?:evening|soir)\b/, { hour: 18, minute: 0 }],
]

export function parseSnooze(typed: string, now: Date, order: DayOrder): Snooze {
  const words = plain(typed)
  if (!words) return { kind: 'unknown' }
  const spans = spanFrom(words, now)
  const clock = clockFrom(words, now)
  const days = dayFrom(words, now, order)
  const all = [spans, clock, days].filter((time) => time !== null)
  if (all.length === 0) return { kind: 'unknown' }
  const ahead = all.filter((time) => time > now)
  if (ahead.length === 0) return { kind: 'past' }
  const near = ahead.filter((time) => time <= inMonths(now, 12))
  return near.length ? { kind: 'times', times: unique(near) } : { kind: 'far' }
}

/** Small letters without accents, single spaces, straight apostrophes. */
function plain(typed: string) {
  const bare = typed
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
  return bare.replace(/[’ʼ]/g, "'").replace(/[,;]/g, ' ').replace(/\s+/g, ' ').trim()
}

/** "2h", "1h30", "45 min", "in 3 days", "dans 2 h", "2 semaines". */
function spanFrom(words: string, now: Date): Date | null {
  const bare = words.replace(/^(in|dans|for|pendant) /, '')
  const hours = /^(\d{1,3}) ?h ?(\d{2})(?: ?min)?$/.exec(bare)
  if (hours) {
    const minutes = Number(hours[1]) * 60 + Number(hours[2])
    return Number(hours[2]) < 60 && minutes > 0 ? new Date(now.getTime() + minutes * MINUTE) : null
  }
  const span = /^(\d{1,4}|an?|une?|one) ?([a-z]+)$/.exec(bare)
  if (!span) return null
  const amount = Number(span[1]) || (Number.isNaN(Number(span[1])) ? 1 : 0)
  const unit = UNITS.find(([name]) => name.test(span[2]!))
  return unit && amount > 0 ? unit[1](now, amount) : null
}

/** A time alone: the next moment at which clocks show it. "2h" alone is a span. */
function clockFrom(words: string, now: Date): Date | null {
  const found = timeFrom(words)
  if (!found || found.rest || /^\d{1,2} ?h$/.test(words) || /^\d+$/.test(words)) return null
  const today = at(now, found.value)
  return today > now ? today : at(inDays(now, 1), found.value)
}

/** A day, with or without a time: without one it is its own time of day, or nine in the morning. */
function dayFrom(words: string, now: Date, order: DayOrder): Date | null {
  const day =
    wordDay(words, now) ?? weekday(words, now) ?? namedDate(words, now) ?? numericDate(words, now, order)
  if (day) {
    if (!day.rest) return at(day.value.date, day.value.time ?? MORNING)
    const time = timeFrom(day.rest)
    return time && !time.rest ? at(day.value.date, time.value) : null
  }
  // The time first: "9am tomorrow".
  const time = timeFrom(words)
  if (!time?.rest) return null
  const late = wordDay(time.rest, now) ?? weekday(time.rest, now) ?? namedDate(time.rest, now)
  return late && !late.rest ? at(late.value.date, time.value) : null
}

function timeFrom(words: string): Found<Time> | null {
  for (const [name, value] of PARTS) {
    const match = name.exec(words)
    if (match) return { value, rest: words.slice(match[0].length).trim() }
  }
  const match =
    /^(?:at |a |@ ?|vers )?(\d{1,2})(?:(?: ?[:.h] ?)(\d{2})?)?(?: ?(am|pm|a\.m\.|p\.m\.))?(?= |$)/.exec(words)
  if (!match) return null
  const half = match[3]?.[0]
  let hour = Number(match[1])
  if (half && (hour < 1 || hour > 12)) return null
  if (half === 'p') hour = (hour % 12) + 12
  if (half === 'a') hour %= 12
  const minute = Number(match[2] ?? 0)
  if (hour > 23 || minute > 59) return null
  return { value: { hour, minute }, rest: words.slice(match[0].length).trim() }
}

function wordDay(words: string, now: Date): Found<Day> | null {
  const ways: [RegExp, () => Day][] = [
    [/^(tonight|ce soir)/, () => ({ date: now, time: { hour: 18, minute: 0 } })],
    [/^(this afternoon|cet apres-midi)/, () => ({ date: now, time: { hour: 14, minute: 0 } })],
    [/^(today|aujourd'?hui)/, () => ({ date: now })],
    [/^(the )?day after tomorrow|^apres-demain/, () => ({ date: inDays(now, 2) })],
    [/^(tomorrow|tmrw?|tomo|demain)/, () => ({ date: inDays(now, 1) })],
    [/^(next week|(la )?semaine prochaine)/, () => ({ date: inDays(now, daysUntil(now, 1)) })],
    [/^((this )?weekend|(ce )?week-end)/, () => ({ date: inDays(now, daysUntil(now, 6)) })],
    [
      /^(next month|(le )?mois prochain)/,
      () => ({ date: new Date(now.getFullYear(), now.getMonth() + 1, 1) }),
    ],
  ]
  return firstOf(words, ways)
}

function weekday(words: string, now: Date): Found<Day> | null {
  const match = /^(?:(?:next|on|le|ce|this) )?([a-z]+)\.?(?: prochain)?(?= |$)/.exec(words)
  const number = WEEKDAYS.findIndex((names) => names.includes(match?.[1] ?? ''))
  if (!match || number < 0) return null
  return { value: { date: inDays(now, daysUntil(now, number)) }, rest: words.slice(match[0].length).trim() }
}

/** "15 june", "june 15th", "le 15 juin 2027". */
function namedDate(words: string, now: Date): Found<Day> | null {
  const dayFirst =
    /^(?:le |on |the )?(\d{1,2})(?:st|nd|rd|th|er)? (?:of )?([a-z]+)\.?(?: (\d{4}))?(?= |$)/.exec(words)
  const monthFirst = /^(?:on )?([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}))?(?= |$)/.exec(words)
  const match = dayFirst ?? monthFirst
  if (!match) return null
  const [day, name] = dayFirst ? [match[1]!, match[2]!] : [match[2]!, match[1]!]
  const month = MONTHS.findIndex((names) => names.includes(name))
  const date = month < 0 ? null : nextDate(now, Number(day), month, match[3])
  return date && { value: { date }, rest: words.slice(match[0].length).trim() }
}

/** "2026-06-15", "15/06", "6/15/2026", "15.06.": which number is the day follows the language. */
function numericDate(words: string, now: Date, order: DayOrder): Found<Day> | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?=[ t]|$)/.exec(words)
  if (iso) {
    const date = nextDate(now, Number(iso[3]), Number(iso[2]) - 1, iso[1])
    return date && { value: { date }, rest: words.slice(iso[0].length).replace(/^t/, '').trim() }
  }
  const match = /^(?:le |on )?(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d{2})?)?(?= |$)/.exec(words)
  if (!match || (match[2] === '.' && Number(match[3]) > 12)) return null
  const [first, second] = [Number(match[1]), Number(match[3])]
  const [day, month] = order === 'day-first' ? [first, second] : [second, first]
  const year = match[4]?.length === 2 ? `20${match[4]}` : match[4]
  const date = nextDate(now, day, month - 1, year)
  return date && { value: { date }, rest: words.slice(match[0].length).trim() }
}

function firstOf(words: string, ways: [RegExp, () => Day][]): Found<Day> | null {
  for (const [name, day] of ways) {
    const match = name.exec(words)
    const rest = match && words.slice(match[0].length)
    if (rest === '' || rest?.startsWith(' ')) return { value: day(), rest: rest.trim() }
  }
  return null
}

/** Without a year the next such date, today included; null for one that does not exist. */
function nextDate(now: Date, day: number, month: number, year?: string): Date | null {
  const of = (year: number) => {
    const date = new Date(year, month, day)
    return date.getMonth() === month && date.getDate() === day ? date : null
  }
  if (year) return of(Number(year))
  const today = new Date(now.getFullYear(), now.getMonth(), now.getDate())
  const date = of(now.getFullYear())
  return date && date >= today ? date : of(now.getFullYear() + 1)
}

/** 1 to 7: the same weekday is the one in a week. */
const daysUntil = (now: Date, weekdayNumber: number) => ((weekdayNumber - now.getDay() + 6) % 7) + 1

const at = (day: Date, { hour, minute }: Time) =>
  new Date(day.getFullYear(), day.getMonth(), day.getDate(), hour, minute)

const inDays = (from: Date, days: number) =>
  new Date(
    from.getFullYear(),
    from.getMonth(),
    from.getDate() + days,
    from.getHours(),
    from.getMinutes(),
    from.getSeconds(),
  )

/** The same day of a later month, or that month's last. */
function inMonths(from: Date, months: number) {
  const last = new Date(from.getFullYear(), from.getMonth() + months + 1, 0).getDate()
  const day = Math.min(from.getDate(), last)
  return new Date(from.getFullYear(), from.getMonth() + months, day, from.getHours(), from.getMinutes())
}

const unique = (times: Date[]) => [...new Map(times.map((time) => [time.getTime(), time])).values()]
