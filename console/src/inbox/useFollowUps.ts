import { computed, onScopeDispose, ref } from 'vue'
import { FollowUpsDocument } from '../graphql/generated'
import { useInboxChanges } from '../graphql/useInboxChanges'
import { usePages } from '../graphql/usePages'

const STORED = 'deskbell.morning-queue'
const TOGETHER_MS = 500

/** Who had waited when the desk opened, longest first, and what has become of each (R56). */
export function useFollowUps() {
  const { pages, ...list } = usePages(
    FollowUpsDocument,
    ({ followUps }) => followUps,
    () => ({}),
  )
  const dismissed = ref(localStorage.getItem(STORED))
  const all = computed(() => pages.value.flatMap((page) => page.edges.map(({ node }) => node)))
  const places = computed(() => new Map(all.value.map((one) => [one.ticket.id, one])))
  const queue = computed(() => pages.value[0] ?? null)
  let timer: ReturnType<typeof setTimeout> | undefined

  useInboxChanges({
    changed: (ticket) => {
      if (!places.value.has(ticket.id)) return
      clearTimeout(timer)
      timer = setTimeout(list.retry, TOGETHER_MS)
    },
  })
  onScopeDispose(() => clearTimeout(timer))

  return {
    ...list,
    tickets: computed(() => all.value.map(({ ticket }) => ticket)),
    places,
    total: computed(() => queue.value?.total ?? 0),
    left: computed(() => queue.value?.left ?? 0),
    /** Told until it is done, or this opening's has been put away. */
    isNews: computed(() => {
      const { opening, left } = queue.value ?? {}
      return opening != null && (left ?? 0) > 0 && dismissed.value !== opening.id
    }),
    dismiss,
  }

  function dismiss() {
    dismissed.value = queue.value?.opening?.id ?? null
    if (dismissed.value) localStorage.setItem(STORED, dismissed.value)
  }
}
