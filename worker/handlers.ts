import { sendAutoRepliesOf } from '../domain/auto-reply/send-auto-replies.js'
import {
  eraseTickets,
  mailRings,
  noticeDeskChange,
  ringBell,
  sendAutoReplies,
  sendMails,
  sendTexts,
  wakeTicket,
} from '../domain/jobs.js'
import { mailRingsTo } from '../domain/mail/mail-rings.js'
import { sendDueMails } from '../domain/mail/send-mails.js'
import { watchDesk } from '../domain/office-hours/watch-desk.js'
import { eraseTicketsOf } from '../domain/personal-data/erase-tickets.js'
import { ring } from '../domain/reminder/ring.js'
import { sendDueTexts } from '../domain/sms/send-texts.js'
import { wakeDueTicket } from '../domain/ticket/wake-ticket.js'
import type { App } from '../platform/app.js'
import { handler, type Handler } from '../platform/queue.js'

/** Job → verb. */
export const handlersOf = (app: App): Handler[] => [
  handler(sendAutoReplies, ({ accountId, ticketId }) =>
    app.transaction((tx) => sendAutoRepliesOf(tx, accountId, ticketId)),
  ),
  handler(ringBell, ({ accountId, ticketId }) => app.transaction((tx) => ring(tx, accountId, ticketId))),
  handler(wakeTicket, ({ accountId, ticketId }) =>
    app.transaction((tx) => wakeDueTicket(tx, accountId, ticketId)),
  ),
  handler(eraseTickets, ({ accountId, profileId }) => eraseTicketsOf(app, accountId, profileId)),
  handler(mailRings, ({ accountId, agentId }) => mailRingsTo(app, accountId, agentId)),
  handler(sendMails, () => sendDueMails(app)),
  handler(sendTexts, ({ accountId }) => sendDueTexts(app, accountId)),
  handler(noticeDeskChange, ({ accountId }) => app.transaction((tx) => watchDesk(tx, accountId))),
]
