import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { DeskQuery } from '../graphql/generated'
import { useFormat } from '../i18n/useFormat'
import type { StatusName } from '../inbox/filters'

/** An empty list says why it is empty, and when the next chat may be expected. */
export function useEmptyText(
  list: () => { status: StatusName; isFiltered: boolean; query: string; unknown: string[] },
  desk: () => DeskQuery['deskStatus'] | null,
) {
  const { t } = useI18n()
  const format = useFormat()
  return computed(() => {
    const { status, isFiltered, query, unknown } = list()
    if (unknown.length) return { icon: 'i-lucide-search', title: t('search.unknown', { name: unknown[0]! }) }
    if (query) return { icon: 'i-lucide-search', title: t('search.none', { query }), sub: t('search.hint') }
    if (isFiltered) return { icon: 'i-lucide-list-filter', title: t('empty.noMatch') }
    if (status === 'snoozed' || status === 'closed') return { title: t(`empty.${status}`) }
    return { title: t('empty.zero'), sub: hours() ?? t('empty.zeroSub') }
  })

  function hours() {
    const now = desk()
    if (!now?.until) return null
    if (now.state === 'OPEN') return t('empty.openUntil', { time: format.time(now.until) })
    return now.state === 'CLOSED' ? t('empty.opensAt', { when: format.when(now.until) }) : null
  }
}
