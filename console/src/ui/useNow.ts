import { onScopeDispose, readonly, ref } from 'vue'

const now = ref(Date.now())
let ahead = 0
let listeners = 0
let timer: ReturnType<typeof setInterval> | undefined

/** One clock for the whole page, ticking once a second, in the time of the server. */
export function useNow() {
  if (listeners++ === 0) timer = setInterval(tick, 1_000)
  tick()
  onScopeDispose(() => {
    if (--listeners === 0) clearInterval(timer)
  })
  return readonly(now)
}

/** Waiting times are counted from the server's instants; a desk whose clock is wrong must not see them wrong. */
export function setServerTime(instant: string) {
  ahead = Date.parse(instant) - Date.now()
  tick()
}

/** In milliseconds. */
export const serverNow = () => Date.now() + ahead

function tick() {
  now.value = serverNow()
}
