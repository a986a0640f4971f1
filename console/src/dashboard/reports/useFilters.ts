import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { PRESETS, type Preset, type Wish } from './period'

export const CLOCKS = ['BUSINESS', 'CALENDAR'] as const
export const CHANNELS = ['ALL', 'CHAT', 'SMS'] as const

const PRESET: Preset = '7d'

/** What the reports are about, as the address says; what is usual is not said. */
export function useFilters() {
  const route = useRoute()
  const router = useRouter()

  return {
    wish: computed<Wish>(() => ({
      preset: PRESETS.find((one) => one === route.query.range) ?? PRESET,
      ...asked({ first: route.query.from, last: route.query.to }),
    })),
    preset: picked('range', PRESETS, PRESET),
    first: written('from'),
    last: written('to'),
    clock: picked('clock', CLOCKS, 'BUSINESS'),
    channel: picked('channel', CHANNELS, 'ALL'),
    compare: computed({
      get: () => route.query.compare !== 'no',
      set: (on: boolean) => say({ compare: on ? undefined : 'no' }),
    }),
    /** From here on in days of one's own. */
    custom: (first: string, last: string) => say({ range: 'custom', from: first, to: last }),
  }

  function picked<T extends string>(name: string, choices: readonly T[], usual: T) {
    return computed<T>({
      get: () => choices.find((one) => one.toLowerCase() === route.query[name]) ?? usual,
      set: (one) => say({ [name]: one === usual ? undefined : one.toLowerCase() }),
    })
  }

  function written(name: string) {
    return computed<string>({
      get: () => String(route.query[name] ?? ''),
      set: (text) => say({ [name]: text || undefined }),
    })
  }

  function say(change: Record<string, string | undefined>) {
    void router.replace({ query: { ...route.query, ...change } })
  }
}

function asked(dates: Record<'first' | 'last', unknown>) {
  const { first, last } = dates
  return {
    ...(typeof first === 'string' && { first }),
    ...(typeof last === 'string' && { last }),
  }
}
