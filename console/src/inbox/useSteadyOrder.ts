import { computed, shallowRef, watch, type Ref } from 'vue'

type Row = { id: string; heading?: unknown }

/**
 * Rows in their wanted order, except while `held`: then what is there keeps its place under the pointer, what is new
 * comes last (headings wait), and `pending` says how many changes wait for `apply`.
 */
export function useSteadyOrder<T extends Row>(
  wanted: Ref<T[]>,
  held: Ref<boolean>,
  restartedBy: () => unknown,
) {
  const order = shallowRef<string[]>([])
  const known = new Map<string, T>()
  const wantedIds = computed(() => wanted.value.map((row) => row.id))
  const isRow = (id: string) => !known.get(id)?.heading

  watch(restartedBy, apply)
  watch([wantedIds, held], settle, { immediate: true })

  return {
    rows: computed(() => {
      note()
      return order.value.flatMap((id) => known.get(id) ?? [])
    }),
    pending: computed(() =>
      held.value ? changesBetween(order.value.filter(isRow), wantedIds.value.filter(isRow)) : 0,
    ),
    apply,
    drop,
  }

  /** One's own act does not wait for the pointer; a heading goes with the last of its rows. */
  function drop(...ids: string[]) {
    const wished = new Set(wantedIds.value)
    order.value = order.value.filter((id) => !ids.includes(id) && (isRow(id) || wished.has(id)))
  }

  function note() {
    for (const row of wanted.value) known.set(row.id, row)
  }

  function settle() {
    note()
    if (!held.value || order.value.length === 0) return apply()
    const shown = new Set(order.value)
    const added = wantedIds.value.filter((id) => !shown.has(id) && isRow(id))
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
