/*
 * What the tabs of one shop share. A browser may forbid an iframe of another site to keep or share anything: then each
 * tab is alone, and nobody is told.
 */

/** Tells the other tabs, and hears them. */
export function openChannel<Said>(name: string, hear: (said: Said) => void): (said: Said) => void {
  try {
    const channel = new BroadcastChannel(name)
    channel.onmessage = ({ data }) => hear(data as Said)
    return (said) => channel.postMessage(said)
  } catch {
    return () => {}
  }
}

/** Holds a lock of the browser until it is let go; `held` is called once it is ours. */
export function holdLock(name: string, mode: LockMode, held: () => void): () => void {
  const ended = new AbortController()
  let release = () => {}
  const hold = () => {
    held()
    return new Promise<void>((resolve) => (release = resolve))
  }
  const alone = () => ended.signal.aborted || held()
  try {
    navigator.locks.request(name, { mode, signal: ended.signal }, hold).catch(alone)
  } catch {
    alone()
  }
  return () => {
    ended.abort()
    release()
  }
}

export async function isHeld(name: string): Promise<boolean> {
  try {
    const { held } = await navigator.locks.query()
    return held?.some((lock) => lock.name === name) ?? false
  } catch {
    return false
  }
}

/** Kept in the browser for all tabs, and for this page in any case. */
export function keptSwitch(key: string) {
  let here = true
  return {
    read(): boolean {
      try {
        const kept = localStorage.getItem(key)
        if (kept) here = kept === 'on'
      } catch {}
      return here
    },
    write(isOn: boolean) {
      here = isOn
      try {
        localStorage.setItem(key, isOn ? 'on' : 'off')
      } catch {}
    },
  }
}
