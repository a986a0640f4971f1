import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { dateFormatOf, numberFormatOf } from './formatters'
import { language } from './index'

type Unit = 'second' | 'minute' | 'hour' | 'day'
type Width = 'narrow' | 'short' | 'long'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Dates, times and spans in the language of the agent and the habits of the browser's region. */
export function useFormat() {
  const { t } = useI18n()
  // A British browser keeps its 24 hours, an American one its 12, a French page is French either way.
  const locale = computed(() => {
    const own = navigator.languages.find((tag) => tag.toLowerCase().startsWith(language.value))
    return own ?? language.value
  })
  const timeFormat = computed(() => dates({ timeStyle: 'short' }))
  const fullFormat = computed(() => dates({ dateStyle: 'full', timeStyle: 'long' }))
  const dayFormat = computed(() => dates({ weekday: 'long', day: 'numeric', month: 'long' }))
  const shortDateFormat = computed(() => dates({ day: 'numeric', month: 'short' }))
  const shortDateTimeFormat = computed(() =>
    dates({ day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' }),
  )
  const dateFormat = computed(() => dates({ dateStyle: 'medium' }))
  const dateTimeFormat = computed(() => dates({ dateStyle: 'medium', timeStyle: 'short' }))
  const weekTimeFormat = computed(() => {
    const { hour12 } = timeFormat.value.resolvedOptions()
    const hour = hour12 ? 'numeric' : '2-digit'
    return dates({ weekday: 'short', day: 'numeric', month: 'short', hour, minute: '2-digit' })
  })
  const dayFirst = computed(() => {
    const parts = dates({ day: 'numeric', month: 'numeric' })
      .formatToParts(0)
      .map(({ type }) => type)
    return parts.indexOf('day') < parts.indexOf('month')
  })
  const agoFormat = computed(
    () => new Intl.RelativeTimeFormat(locale.value, { numeric: 'auto', style: 'long' }),
  )

  return {
    time: (at: string) => timeFormat.value.format(new Date(at)),
    full: (at: string) => fullFormat.value.format(new Date(at)),
    /** Mon 15 Jun, 09:00 */
    dateTime: (at: string) => weekTimeFormat.value.format(new Date(at)),
    /** Whether 3/7 is the third of July here. */
    dayFirst: () => dayFirst.value,
    /** 0 is Sunday. */
    firstWeekday: () => firstWeekdayOf(locale.value),
    date: (at: string) => dateFormat.value.format(new Date(at)),
    day,
    when,
    moment,
    soon,
    ago,
    timeIn: (zone: string, now: number) => dates({ timeStyle: 'short', timeZone: zone }).format(now),
    /** Monday 22 June, where that zone is. */
    dayIn: (zone: string, at: string) =>
      dates({ weekday: 'long', day: 'numeric', month: 'long', timeZone: zone }).format(new Date(at)),
    /** 0 is Sunday. */
    weekday: (day: number, width: Width = 'long') =>
      // 1 January 2023 was one.
      dates({ weekday: width, timeZone: 'UTC' }).format(Date.UTC(2023, 0, 1 + day)),
    /** UTC+2 */
    offsetOf: (zone: string, now: number) =>
      dates({ timeZone: zone, timeZoneName: 'shortOffset' })
        .formatToParts(now)
        .find(({ type }) => type === 'timeZoneName')!
        .value.replace('GMT', 'UTC'),
    languageName: (code: string) =>
      new Intl.DisplayNames([locale.value], { type: 'language' }).of(code.toLowerCase()),
    /** 85 %, of a number from 0 to 1. */
    share: (part: number) => numberFormatOf(locale.value, { style: 'percent' }).format(part),
    /** What parts the whole from its tenths here. */
    decimal: () => (numberFormatOf(locale.value).format(0.5).includes(',') ? ',' : '.'),
    /** On the wall of another place. */
    inZone: (timeZone: string, options: Intl.DateTimeFormatOptions) => dates({ ...options, timeZone }),
    count: (n: number) => numberFormatOf(locale.value).format(n),
    money,
    /** 40s, 4m, 1h 05m */
    compactSpan,
    /** 3 min */
    shortSpan: (ms: number) => roundSpan(ms, 'short'),
    /** 4 minutes */
    wordSpan: (ms: number) => roundSpan(ms, 'long'),
  }

  function dates(options: Intl.DateTimeFormatOptions) {
    return dateFormatOf(locale.value, options)
  }

  function day(at: string, now = Date.now()) {
    const distance = daysBetween(at, now)
    if (distance === 0) return t('day.today')
    if (distance === 1) return t('day.yesterday')
    return capitalised(dayFormat.value.format(new Date(at)))
  }

  function when(at: string, now = Date.now()) {
    const distance = daysBetween(at, now)
    const time = timeFormat.value.format(new Date(at))
    if (distance === 0) return t('when.today', { time })
    if (distance === 1) return t('when.yesterday', { time })
    if (distance === -1) return t('when.tomorrow', { time })
    return t('when.date', { date: dateTimeFormat.value.format(new Date(at)) })
  }

  /** The time today, else the date, with its year only when that is another one. */
  function moment(at: string, now = Date.now()) {
    const date = new Date(at)
    if (daysBetween(at, now) === 0) return timeFormat.value.format(date)
    const sameYear = date.getFullYear() === new Date(now).getFullYear()
    return (sameYear ? shortDateFormat : dateFormat).value.format(date)
  }

  /** The time today, else date and time: short, for what is to come. */
  function soon(at: string, now = Date.now()) {
    const date = new Date(at)
    return (daysBetween(at, now) === 0 ? timeFormat : shortDateTimeFormat).value.format(date)
  }

  /** Relative within a week, a date after that. */
  function ago(at: string, now: number) {
    const ms = Math.max(0, now - Date.parse(at))
    if (ms > 7 * DAY) return dateFormat.value.format(new Date(at))
    const [amount, unit] = largest(ms)
    return agoFormat.value.format(unit === 'second' ? 0 : -amount, unit)
  }

  /** 84,90 €, of an amount in the smallest unit. */
  function money(amount: number, currency: string) {
    const format = numberFormatOf(locale.value, { style: 'currency', currency })
    return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
  }

  function compactSpan(ms: number) {
    const hours = Math.floor(ms / HOUR)
    if (ms < HOUR || ms >= DAY) return roundSpan(ms, 'narrow')
    const minutes = Math.floor((ms % HOUR) / MINUTE)
    return `${units(hours, 'hour', 'narrow')}\u00a0${units(minutes, 'minute', 'narrow', 2)}`
  }

  function roundSpan(ms: number, width: Width) {
    const [amount, unit] = largest(ms)
    return units(amount, unit, width)
  }

  function units(amount: number, unit: Unit, unitDisplay: Width, minimumIntegerDigits = 1) {
    const options = { style: 'unit', unit, unitDisplay, minimumIntegerDigits } as const
    return numberFormatOf(locale.value, options).format(amount)
  }
}

// Firefox does not know it yet.
type WithWeeks = Intl.Locale & { getWeekInfo?: () => { firstDay: number } }

function firstWeekdayOf(tag: string) {
  const week = (new Intl.Locale(tag) as WithWeeks).getWeekInfo?.()
  return (week?.firstDay ?? 1) % 7
}

function largest(ms: number): [number, Unit] {
  const span = Math.max(0, ms)
  if (span < MINUTE) return [Math.floor(span / SECOND), 'second']
  if (span < HOUR) return [Math.floor(span / MINUTE), 'minute']
  if (span < DAY) return [Math.floor(span / HOUR), 'hour']
  return [Math.floor(span / DAY), 'day']
}

function daysBetween(at: string, now: number) {
  const midnight = (instant: Date) =>
    new Date(instant.getFullYear(), instant.getMonth(), instant.getDate()).getTime()
  return Math.round((midnight(new Date(now)) - midnight(new Date(at))) / DAY)
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
