import { computed, ref } from 'vue'
import { openLine, type Line } from '../graphql/follow'
import type { RequestFailed } from '../graphql/request'
import { backoffMs, pause } from './backoff'
import type { Session } from './useSession'

// A connection that lived this long was a good one: the next try comes soon again.
const STEADY_MS = 5_000
const DOWN_AFTER_FAILURES = 3

/** Keeps a line to the desk for ever; `tuneIn` says on each new one what is followed, and from where. */
export function useLive(session: Session, tuneIn: (line: Line) => void) {
  const isLive = ref(false)
  const failures = ref(0)
  const wait = pause()
  let running = false
  let liveSince = Infinity
  let hangUp = () => {}

  async function start() {
    running = true
    addEventListener('online', tryNow)
    document.addEventListener('visibilitychange', tryWhenVisible)
    while (running) {
      liveSince = Infinity
      const reason = await oneConnection()
      isLive.value = false
      if (!running) return
      if (Date.now() - liveSince > STEADY_MS) failures.value = 0
      if (reason?.code === 'UNAUTHENTICATED' && !(await session.renew())) return stop()
      await wait.sleep(backoffMs(failures.value++))
    }
  }

  function wentLive() {
    isLive.value = true
    liveSince = Date.now()
  }

  function oneConnection() {
    return new Promise<RequestFailed | null>((resolve) => {
      const line = openLine(session.token() ?? '', { live: wentLive, end: resolve })
      tuneIn(line)
      hangUp = () => {
        line.hangUp()
        resolve(null)
      }
    })
  }

  function stop() {
    running = false
    removeEventListener('online', tryNow)
    document.removeEventListener('visibilitychange', tryWhenVisible)
    hangUp()
    wait.wake()
  }

  const tryNow = () => wait.wake()
  const tryWhenVisible = () => document.visibilityState === 'visible' && tryNow()

  return {
    isLive,
    isDown: computed(() => failures.value >= DOWN_AFTER_FAILURES && !isLive.value),
    start,
    stop,
    tryNow,
  }
}
