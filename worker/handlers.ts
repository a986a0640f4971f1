import { sendAutoRepliesOf } from '../domain/auto-reply/send-auto-replies.js'
import { ringBell, sendAutoReplies } from '../domain/jobs.js'
import { ring } from '../domain/reminder/ring.js'
import type { App } from '../platform/app.js'
import { handler, type Handler } from '../platform/queue.js'

/** Job → verb. */
export const handlersOf = (app: App): Handler[] => [
  handler(sendAutoReplies, ({ accountId, ticketId }) =>
    app.transaction((tx) => sendAutoRepliesOf(tx, accountId, ticketId)),
  ),
  handler(ringBell, ({ accountId, ticketId }) => app.transaction((tx) => ring(tx, accountId, ticketId))),
]
