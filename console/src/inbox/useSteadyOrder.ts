import { computed, shallowRef, watch, type Ref } from 'vue'

type Row = { id: string }

/**
 * Rows in their wanted order, except while `held`: then what is there keeps its place under the pointer, what is new
 * comes last, and `pending` says how many changes wait for `apply`.
 */
export function useSteadyOrder<T extends Row>(
  wanted: Ref<T[]>,
  held: Ref<boolean>,
  restartedBy: () => unknown,
) {
  const order = shallowRef<string[]>([])
  const known = new Map<string, T>()
  const wantedIds = computed(() => wanted.value.map((row) => row.id))

  watch(restartedBy, apply)
  watch([wantedIds, held], settle, { immediate: true })

  return {
    rows: computed(() => {
      for (const row of wanted.value) known.set(row.id, row)
      return order.value.flatMap((id) => known.get(id) ?? [])
    }),
    pending: computed(() => (held.value ? changesBetween(order.value, wantedIds.value) : 0)),
    apply,
    /** One's own act does not wait for the pointer. */
    drop: (id: string) => (order.value = order.value.filter((one) => one !== id)),
  }

  function settle() {
    if (!held.value || order.value.length === 0) return apply()
    const shown = new Set(order.value)
    const added = wantedIds.value.filter((id) => !shown.has(id))
    if (added.length) order.value = [...order.value, ...added]
  }

  function apply() {
    if (order.value.join() !== wantedIds.value.join()) order.value = wantedIds.value
  }
}

/** How many rows would come, go or move: all but the longest run that is already in the wanted order. */
function changesBetween(shown: string[], wanted: string[]) {
  const place = new Map(wanted.map((id, at) => [id, at]))
  const gone = shown.filter((id) => !place.has(id)).length
  const places = shown.flatMap((id) => place.get(id) ?? [])
  return gone + (wanted.length - longestRising(places))
}

function longestRising(places: number[]) {
  const ends: number[] = []
  for (const place of places) {
    const at = ends.findIndex((end) => end >= place)
    if (at < 0) ends.push(place)
    else ends[at] = place
  }
  return ends.length
}
