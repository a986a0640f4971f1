import type { Event } from './event.js'
import type { Log } from './log.js'
import { closeRedis, impatientRedis, listeningRedis, reached } from './redis.js'

export interface Events {
  /** Tells every process. Fails at once while Redis is away. */
  publish(entries: { event: string; payload: object }[]): Promise<void>
  /** Hears an event from every process. Answers how to stop. */
  listen<P extends object>(event: Event<P>, listener: (payload: P) => void): () => void
  /** Calls when events may have been missed, because the connection was gone for a while. */
  onGap(listener: () => void): void
  isConnected(): boolean
  /** Resolves when Redis is reached, or is not to be for now. */
  reached(): Promise<void>
  close(): Promise<void>
}

export function openEvents(redisUrl: string, prefix: string, log: Log): Events {
  const sender = impatientRedis(redisUrl, log)
  const receiver = listeningRedis(redisUrl, log)
  const listeners = new Map<string, Set<(payload: never) => void>>()
  const gapListeners: (() => void)[] = []
  let wasReady = false

  receiver.on('message', (channel: string, text: string) => {
    for (const listener of listeners.get(channel) ?? []) listener(JSON.parse(text) as never)
  })
  receiver.on('ready', () => {
    if (wasReady) for (const listener of gapListeners) listener()
    wasReady = true
  })

  return {
    async publish(entries) {
      if (sender.status !== 'ready') throw new Error('Redis is away')
      const pipeline = sender.pipeline()
      for (const { event, payload } of entries)
        pipeline.publish(`${prefix}:${event}`, JSON.stringify(payload))
      for (const [error] of (await pipeline.exec()) ?? []) if (error) throw error
    },
    listen(event, listener) {
      const channel = `${prefix}:${event.name}`
      let all = listeners.get(channel)
      if (!all) {
        all = new Set()
        listeners.set(channel, all)
        receiver.subscribe(channel).catch(() => {}) // closed meanwhile; a lost connection resubscribes by itself
      }
      all.add(listener)
      return () => all.delete(listener)
    },
    onGap: (listener) => void gapListeners.push(listener),
    isConnected: () => receiver.status === 'ready',
    reached: async () => void (await Promise.all([reached(sender), reached(receiver)])),
    async close() {
      await Promise.all([closeRedis(sender), closeRedis(receiver)])
    },
  }
}
