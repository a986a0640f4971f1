/** Ctrl-C asks whatever is under way to come to a good end. */
export function onStop() {
  const stop = {
    isAsked: false,
    forget() {
      for (const signal of signals) process.off(signal, ask)
    },
  }
  const ask = () => void (stop.isAsked = true)
  for (const signal of signals) process.on(signal, ask)
  return stop
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
