import { setTimeout as pause } from 'node:timers/promises'

/** Looks again and again until something is so; fails with what it was told to wait for. */
export async function until(
  what: string,
  isSo: () => boolean | Promise<boolean>,
  patience = 60_000,
): Promise<void> {
  const deadline = performance.now() + patience
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error(`Waited in vain: ${what}.`)
    await pause(20)
  }
}
