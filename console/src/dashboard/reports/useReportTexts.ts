import { useI18n } from 'vue-i18n'
import { useFormat } from '../../i18n/useFormat'

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** How reports write their numbers: nothing more exact than it is of use. */
export function useReportTexts() {
  const { t } = useI18n()
  const format = useFormat()
  return { duration, share: format.share }

  function duration(seconds: number) {
    if (seconds < MINUTE) return t('dash.underMinute')
    const minutes = Math.round(seconds / MINUTE) * MINUTE
    if (minutes < HOUR) return one(minutes)
    if (minutes < DAY) return both(minutes, HOUR, MINUTE)
    return both(Math.round(seconds / HOUR) * HOUR, DAY, HOUR)
  }

  function both(seconds: number, large: number, small: number) {
    const rest = seconds % large
    const whole = one(seconds - rest)
    return rest < small ? whole : `${whole}\u00a0${one(rest)}`
  }

  function one(seconds: number) {
    return format.shortSpan(seconds * 1_000)
  }
}
