import { computed, shallowRef } from 'vue'

/** Rows that are picked for one act; by id, so that they stay picked wherever they move. */
export function useSelection<T extends { id: string }>(rows: () => T[]) {
  const picked = shallowRef<ReadonlySet<string>>(new Set())
  let anchor: string | null = null

  const selected = computed(() => rows().filter(({ id }) => picked.value.has(id)))

  return {
    /** Those that are still in the list. */
    selected,
    ids: computed(() => new Set(selected.value.map(({ id }) => id))),
    toggle,
    reach,
    all: () => (picked.value = new Set(rows().map(({ id }) => id))),
    leave: (ids: string[]) => (picked.value = new Set([...picked.value].filter((id) => !ids.includes(id)))),
    clear,
  }

  function toggle(id: string) {
    const next = new Set(picked.value)
    if (!next.delete(id)) next.add(id)
    picked.value = next
    anchor = id
  }

  /** Everything from the last one that was touched, or from `start`, to here. */
  function reach(id: string, start: string | null) {
    const ids = rows().map((row) => row.id)
    const from = ids.indexOf(anchor ?? start ?? id)
    const to = ids.indexOf(id)
    const [first, last] = from < 0 ? [to, to] : [Math.min(from, to), Math.max(from, to)]
    picked.value = new Set([...picked.value, ...ids.slice(first, last + 1)])
    anchor = id
  }

  function clear() {
    picked.value = new Set()
    anchor = null
  }
}
