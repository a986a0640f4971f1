import { createClient } from 'graphql-ws'
import { ref } from 'vue'

export type Connection = 'connecting' | 'live' | 'reconnecting' | 'offline'
export type Payload = { query: string; variables?: Record<string, unknown>; operationName?: string }
export type Sink = { next(result: unknown): void; error(problem: unknown): void }

const BACK_OFF_SECONDS = [0.5, 1, 2, 4, 8, 15, 30]
const UNAUTHORISED = [4401, 4403]

/** One socket for all subscriptions. It comes back for ever; nobody is ever asked to reload the page. */
export function createSocket(url: string, sessionEnded: () => void) {
  const connection = ref<Connection>('connecting')
  const returned = new Set<() => void>()
  const outlived = new Set<() => void>()
  const sleepers = new Set<() => void>()
  let connectedBefore = false
  let isUp = false
  let pongTimeout: ReturnType<typeof setTimeout> | undefined

  const client = createClient({
    url,
    keepAlive: 12_000,
    connectionAckWaitTimeout: 10_000,
    retryAttempts: Infinity,
    shouldRetry: (problem) => !isUnauthorised(problem),
    retryWait: (retries) => backOff(retries),
    on: {
      connected: () => {
        isUp = true
        connection.value = 'live'
        if (connectedBefore) returned.forEach((tell) => tell())
        connectedBefore = true
      },
      closed: lost,
      error: lost,
      // A half-open socket looks alive: a ping without an answer within five seconds ends it.
      ping: (received) => {
        if (!received) pongTimeout = setTimeout(() => client.terminate(), 5_000)
      },
      pong: (received) => {
        if (received) clearTimeout(pongTimeout)
      },
    },
  })

  addEventListener('online', wake)
  addEventListener('offline', () => (connection.value = 'offline'))
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && wake())

  return { connection, subscribe, tryNow: wake, onReturn, onOutlivedCut, close: () => client.dispose() }

  function lost() {
    isUp = false
    clearTimeout(pongTimeout)
    connection.value = navigator.onLine ? 'reconnecting' : 'offline'
  }

  function wake() {
    if (connection.value === 'offline' && navigator.onLine) comeBack()
    sleepers.forEach((rise) => rise())
  }

  // A socket outlives a short cut of the network; what went over HTTP meanwhile was lost all the same.
  function comeBack() {
    connection.value = isUp ? 'live' : 'reconnecting'
    if (isUp) for (const tell of [...returned, ...outlived]) tell()
  }

  function backOff(retries: number) {
    const seconds = BACK_OFF_SECONDS[Math.min(retries, BACK_OFF_SECONDS.length - 1)]!
    return new Promise<void>((resolve) => {
      const rise = () => {
        clearTimeout(timer)
        sleepers.delete(rise)
        resolve()
      }
      const timer = setTimeout(rise, seconds * 1_000 * (0.8 + Math.random() * 0.4))
      sleepers.add(rise)
    })
  }

  /** Stays subscribed through every kind of end that is not ours: closed by the server, fatal close codes, crashes. */
  function subscribe(payload: Payload, sink: Sink) {
    let wanted = true
    let endings = 0
    let stop = () => {}
    const start = () => {
      stop = client.subscribe(payload as never, {
        next: (result) => {
          endings = 0
          sink.next(result)
        },
        error: (problem) => {
          if (Array.isArray(problem)) sink.error(problem)
          else if (isUnauthorised(problem)) sessionEnded()
          else again()
        },
        complete: () => again(),
      })
    }
    const again = async () => {
      if (!wanted) return
      await backOff(endings++)
      if (wanted) start()
    }
    start()
    return () => {
      wanted = false
      stop()
    }
  }

  /** Calls back each time the socket is live again after it was lost, or after the network was. */
  function onReturn(tell: () => void) {
    returned.add(tell)
    return () => void returned.delete(tell)
  }

  /** Only when the network was gone and the socket was not: no subscription begins anew, and answers were lost. */
  function onOutlivedCut(tell: () => void) {
    outlived.add(tell)
    return () => void outlived.delete(tell)
  }
}

function isUnauthorised(problem: unknown) {
  return problem instanceof CloseEvent && UNAUTHORISED.includes(problem.code)
}

export type Socket = ReturnType<typeof createSocket>
