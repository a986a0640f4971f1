import { Account } from './account.js'
import { AgentSocket } from './agent-socket.js'
import { Agent } from './agent.js'
import { ApiKey } from './api-key.js'
import { AuditEntry } from './audit-entry.js'
import { AutoReplyDecision } from './auto-reply-decision.js'
import { DeskChange } from './desk-change.js'
import { Draft } from './draft.js'
import { FeedEvent, FeedHead, FeedPending } from './feed.js'
import { FollowUp } from './follow-up.js'
import { IdentityKey } from './identity-key.js'
import { Imported } from './imported.js'
import { Invitation } from './invitation.js'
import { Label, TicketLabel } from './label.js'
import { MailedRing } from './mailed-ring.js'
import { Message } from './message.js'
import { Note } from './note.js'
import { OfficeHours } from './office-hours.js'
import { Outbox } from './outbox.js'
import { OutgoingMail } from './outgoing-mail.js'
import { ProfileErasure } from './profile-erasure.js'
import { ProfileEvent } from './profile-event.js'
import { ProfileIdentity } from './profile-identity.js'
import { ProfileNote } from './profile-note.js'
import { Profile } from './profile.js'
import { Reminder } from './reminder.js'
import { Repair } from './repair.js'
import { SavedReply } from './saved-reply.js'
import { SearchWord } from './search-word.js'
import { SmsContact, SmsMessage, SmsSettings, SmsTicket } from './sms.js'
import { AgentSession, ShopperSession, UsedIdentityToken } from './sessions.js'
import { ShopifyConnection } from './shopify-connection.js'
import { TicketEvent } from './ticket-event.js'
import { TicketWait } from './ticket-wait.js'
import { Ticket } from './ticket.js'
import { Webhook, WebhookAttempt, WebhookDelivery } from './webhook.js'

/** Every table. */
export const nouns = [
  Account,
  Agent,
  AgentSession,
  AgentSocket,
  ApiKey,
  AuditEntry,
  AutoReplyDecision,
  DeskChange,
  Draft,
  FeedEvent,
  FeedHead,
  FeedPending,
  FollowUp,
  IdentityKey,
  Imported,
  Invitation,
  Label,
  MailedRing,
  Message,
  Note,
  OfficeHours,
  Outbox,
  OutgoingMail,
  Profile,
  ProfileErasure,
  ProfileEvent,
  ProfileIdentity,
  ProfileNote,
  Reminder,
  Repair,
  SavedReply,
  SearchWord,
  ShopifyConnection,
  ShopperSession,
  SmsContact,
  SmsMessage,
  SmsSettings,
  SmsTicket,
  Ticket,
  TicketEvent,
  TicketLabel,
  TicketWait,
  UsedIdentityToken,
  Webhook,
  WebhookAttempt,
  WebhookDelivery,
]
