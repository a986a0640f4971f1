import { job } from '../platform/job.js'

// A job is a nudge, not a fact: it carries an id, and its handler reads the row and decides again.
export const sendAutoReplies = job<{ accountId: string; ticketId: string }>('send-auto-replies')
export const ringBell = job<{ accountId: string; ticketId: string }>('ring-bell')
export const wakeTicket = job<{ accountId: string; ticketId: string }>('wake-ticket')
export const noticeDeskChange = job<{ accountId: string }>('notice-desk-change')

export const mailRings = job<{ accountId: string; agentId: string }>('mail-rings')
export const sendMails = job<object>('send-mails')
export const sendTexts = job<{ accountId: string }>('send-texts')
export const eraseTickets = job<{ accountId: string; profileId: string }>('erase-tickets')

export const jobs = [
  sendAutoReplies,
  ringBell,
  wakeTicket,
  noticeDeskChange,
  mailRings,
  sendMails,
  sendTexts,
  eraseTickets,
]
