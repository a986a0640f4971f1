const STEPS_MS = [500, 1000, 2000, 4000, 8000, 15_000, 30_000]

/** How long to wait before try number `attempt` (from 0): 0.5 … 30 s, ± 20 % so that shoppers do not return as one. */
export function backoffMs(attempt: number, random = Math.random): number {
  const step = STEPS_MS[Math.min(attempt, STEPS_MS.length - 1)]!
  return step * (0.8 + 0.4 * random())
}

/** A wait that can be cut short. */
export function pause() {
  let wake = () => {}
  return {
    wake: () => wake(),
    sleep: (ms: number) =>
      new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      }),
  }
}
