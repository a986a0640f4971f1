import { computed, ref } from 'vue'
import { useMedia } from '../ui/useMedia'

const STORED = 'deskbell.profile'

/** Beside the thread where there is room (and remembered), a drawer over it where there is not. */
export function useProfilePanel() {
  const roomy = useMedia('(min-width: 1280px)')
  const beside = ref(localStorage.getItem(STORED) !== 'closed')
  const drawn = ref(false)

  return {
    open: computed(() => (roomy.value ? beside.value : drawn.value)),
    drawer: computed(() => !roomy.value),
    toggle,
  }

  function toggle() {
    if (!roomy.value) return void (drawn.value = !drawn.value)
    beside.value = !beside.value
    localStorage.setItem(STORED, beside.value ? 'open' : 'closed')
  }
}
