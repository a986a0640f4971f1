import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useFormat } from '../../i18n/useFormat'
import { useSimulation } from './useSimulation'

const DAY_MS = 24 * 60 * 60_000

/** "Open now · closes at 18:00", by the desk's own clock. */
export function useDeskStatus() {
  const { t } = useI18n()
  const format = useFormat()
  const { result } = useSimulation()

  return computed(() => {
    if (!result.value) return null
    const { state, until, at, timeZone } = result.value
    switch (state) {
      case 'NO_HOURS':
        return { isOpen: false, text: t('set.hours.none') }
      case 'ALWAYS_OPEN':
        return { isOpen: true, text: t('set.hours.always') }
      case 'OPEN':
        return { isOpen: true, text: openText(at, until!, timeZone) }
      default:
        return {
          isOpen: false,
          text: until ? t('set.hours.closedNow', words(until, timeZone)) : t('set.hours.closedFor'),
        }
    }
  })

  function openText(at: string, until: string, zone: string) {
    const isSoon = Date.parse(until) - Date.parse(at) < DAY_MS
    return isSoon ? t('set.hours.openNow', words(until, zone)) : t('set.hours.openUntil', words(until, zone))
  }

  function words(at: string, zone: string) {
    return { day: format.dayIn(zone, at), time: format.timeIn(zone, Date.parse(at)) }
  }
}
