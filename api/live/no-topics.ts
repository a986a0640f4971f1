import type { PubSub } from 'type-graphql'

const refuse = (): never => {
  throw new Error('A subscription of ours has a `subscribe` of its own, fed by a bounded doorbell.')
}

/** type-graphql insists on topics, whose buffers one slow reader can overflow until the process dies. Ours have none. */
export const noTopics: PubSub = { publish: refuse, subscribe: refuse }
