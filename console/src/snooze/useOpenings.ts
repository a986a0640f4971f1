import { useClientHandle } from '@urql/vue'
import { computed } from 'vue'
import { NextOpeningsDocument } from '../graphql/generated'
import type { Openings } from './presets'

/** Asked of the server, whose office hours they are. */
export function useOpenings(now: Date) {
  const tomorrow = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1)
  const { data } = useClientHandle().useQuery({
    query: NextOpeningsDocument,
    variables: { now: now.toISOString(), tomorrow: tomorrow.toISOString() },
  })
  return computed<Openings>(() => {
    const from = data.value
    if (!from) return { next: null, tomorrow: null }
    const next = from.today.state === 'OPEN' ? from.today.thenUntil : from.today.until
    const first = from.tomorrow.state === 'CLOSED' ? from.tomorrow.until : null
    return { next: dateOf(next), tomorrow: first && sameDay(first, tomorrow) ? dateOf(first) : null }
  })
}

const dateOf = (instant: string | null) => (instant ? new Date(instant) : null)

const sameDay = (instant: string, day: Date) => new Date(instant).toDateString() === day.toDateString()
