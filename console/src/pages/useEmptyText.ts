import { computed, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { DeskQuery } from '../graphql/generated'
import { useFormat } from '../i18n/useFormat'
import type { ViewName } from './useViews'

/** An empty list says why it is empty, and when the next chat may be expected. */
export function useEmptyText(view: Ref<ViewName>, status: () => DeskQuery['deskStatus'] | null) {
  const { t } = useI18n()
  const format = useFormat()
  return computed(() => {
    if (view.value === 'snoozed' || view.value === 'closed') return { title: t(`empty.${view.value}`) }
    return { title: t('empty.zero'), sub: hours() ?? t('empty.zeroSub') }
  })

  function hours() {
    const now = status()
    if (!now?.until) return null
    if (now.state === 'OPEN') return t('empty.openUntil', { time: format.time(now.until) })
    return now.state === 'CLOSED' ? t('empty.opensAt', { when: format.when(now.until) }) : null
  }
}
