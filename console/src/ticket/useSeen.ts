import { ref, watch } from 'vue'
import { useVisible } from '../ui/useVisible'

/** The newest entry that has stood before the agent's eyes. */
export function useSeen(newest: () => number, inView: () => boolean) {
  const visible = useVisible()
  const seenUpTo = ref(0)
  watch(
    () => (visible.value && inView() ? newest() : seenUpTo.value),
    (number) => (seenUpTo.value = number),
    { immediate: true },
  )
  return seenUpTo
}
