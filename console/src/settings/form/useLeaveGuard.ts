import { onScopeDispose, reactive, readonly, ref } from 'vue'
import { onBeforeRouteLeave, onBeforeRouteUpdate } from 'vue-router'

export type LeaveGuard = {
  /** Somebody wants to leave, and has not yet said what becomes of the edits. */
  readonly isAsking: boolean
  stay(): void
  leave(): void
}

/** Nobody leaves edits behind by accident: within the console a dialog asks, beyond it the browser. */
export function useLeaveGuard(isDirty: () => boolean): LeaveGuard {
  const isAsking = ref(false)
  let answer: (leave: boolean) => void = () => {}

  onBeforeRouteLeave(() => mayLeave())
  onBeforeRouteUpdate((to, from) => to.path === from.path || mayLeave())

  addEventListener('beforeunload', onUnload)
  onScopeDispose(() => {
    removeEventListener('beforeunload', onUnload)
    answer(true)
  })

  function mayLeave() {
    if (!isDirty()) return true
    answer(false)
    isAsking.value = true
    return new Promise<boolean>((resolve) => (answer = resolve))
  }

  function onUnload(event: BeforeUnloadEvent) {
    if (isDirty()) event.preventDefault()
  }

  function decide(leave: boolean) {
    isAsking.value = false
    answer(leave)
  }

  return reactive({ isAsking: readonly(isAsking), stay: () => decide(false), leave: () => decide(true) })
}
