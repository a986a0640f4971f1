import { event } from '../platform/event.js'

// An event is a doorbell: who is listening goes and looks. So it may be lost or doubled, and says nothing private.
export const ticketChanged = event<{
  accountId: string
  ticketId: string
  profileId: string
  /** The ticket's newest number. */
  number: number
}>('ticket-changed')

/** Something that happened in the account has got its number in the feed. */
export const feedGrew = event<{ accountId: string }>('feed-grew')

/** Something is to be sent to webhooks of the account now. */
export const webhooksDue = event<{ accountId: string }>('webhooks-due')

/** Somebody of the team joined, left, or is other than before: in name, role or presence. */
export const agentChanged = event<{ accountId: string; agentId: string }>('agent-changed')

/** Who looks at tickets of a shopper, or whether the shopper is here, is no longer as it was. Lives in Redis only. */
export const ticketPresenceChanged = event<{ accountId: string; profileId: string }>(
  'ticket-presence-changed',
)

/** What is known of these shoppers is no longer as it was. */
export const profilesChanged = event<{ accountId: string; profileIds: string[] }>('profiles-changed')

/** What was of the one is the other’s; sessions that began as the one are to begin anew. */
export const profilesMerged = event<{ accountId: string; fromId: string; intoId: string }>('profiles-merged')

/** An agent has written on, or sent, what they had begun on a ticket: for their own consoles. */
export const draftChanged = event<{ accountId: string; agentId: string; ticketId: string }>('draft-changed')

/** The desk has opened or closed, or has other hours. */
export const deskChanged = event<{ accountId: string }>('desk-changed')

/** With this key nobody proves anything any more: sessions of shoppers that began with it are over. */
export const identityKeyRevoked = event<{ accountId: string; keyId: string }>('identity-key-revoked')

/** Somebody signed out, or was signed out. `tokenHash` in hex. */
export const sessionEnded = event<{ tokenHash: string }>('session-ended')
