import 'reflect-metadata'
import type { GraphQLSchema } from 'graphql'
import { buildSchema } from 'type-graphql'
import { noTopics } from '../live/no-topics.js'
import { AccountResolver } from './account.resolver.js'
import { ApiKeyResolver } from './api-key.resolver.js'
import { AgentResolver } from './agent.resolver.js'
import { AuditResolver } from './audit.resolver.js'
import { AutoReplyResolver } from './auto-reply.resolver.js'
import { BellResolver } from './bell.resolver.js'
import { BulkResolver } from './bulk.resolver.js'
import { DeskChangeResolver, DeskResolver, FollowUpResolver } from './desk.resolver.js'
import { DraftResolver, DraftsOfTicketResolver } from './draft.resolver.js'
import { FeedEventResolver, FeedResolver } from './feed.resolver.js'
import { InboxResolver } from './inbox.resolver.js'
import { InboxPresenceResolver } from './inbox-presence.resolver.js'
import { KeyResolver } from './key.resolver.js'
import { LabelResolver, LabelsOfTicketResolver } from './label.resolver.js'
import { MessageResolver, NoteResolver, TicketEventResolver } from './message.resolver.js'
import { OfficeHoursResolver } from './office-hours.resolver.js'
import {
  AgentAtTicketResolver,
  PresenceOfTicketResolver,
  TicketPresenceResolver,
  ShopperPresenceResolver,
} from './ticket-presence.resolver.js'
import { OrderOfProfileResolver } from './order.resolver.js'
import { ProfileBlockResolver } from './profile-block.resolver.js'
import { ProfileEventReportResolver } from './profile-event-report.resolver.js'
import { ProfileEventResolver, ProfileResolver } from './profile.resolver.js'
import { NotesOfProfileResolver, ProfileNoteResolver } from './profile-note.resolver.js'
import { ReportResolver, WaitingNowResolver } from './report.resolver.js'
import { SavedReplyResolver } from './saved-reply.resolver.js'
import { describeScopes } from './scopes.js'
import { SearchResolver } from './search.resolver.js'
import { SessionResolver } from './session.resolver.js'
import { ShopifyResolver } from './shopify.resolver.js'
import { SmsOfTicketResolver, SmsResolver, TicketSmsResolver } from './sms.resolver.js'
import { TeamResolver } from './team.resolver.js'
import { TicketResolver } from './ticket.resolver.js'
import { WebhookDeliveryResolver, WebhookResolver } from './webhook.resolver.js'

export async function buildAgentsSchema(): Promise<GraphQLSchema> {
  const schema = await buildSchema({
    resolvers: [
      AccountResolver,
      AgentAtTicketResolver,
      AgentResolver,
      ApiKeyResolver,
      AuditResolver,
      AutoReplyResolver,
      BellResolver,
      BulkResolver,
      DeskChangeResolver,
      DeskResolver,
      DraftResolver,
      DraftsOfTicketResolver,
      FeedEventResolver,
      FeedResolver,
      FollowUpResolver,
      InboxPresenceResolver,
      InboxResolver,
      KeyResolver,
      LabelResolver,
      LabelsOfTicketResolver,
      MessageResolver,
      NoteResolver,
      OfficeHoursResolver,
      NotesOfProfileResolver,
      OrderOfProfileResolver,
      PresenceOfTicketResolver,
      TicketPresenceResolver,
      ProfileBlockResolver,
      ProfileEventReportResolver,
      ProfileEventResolver,
      ProfileNoteResolver,
      ProfileResolver,
      ReportResolver,
      SavedReplyResolver,
      SearchResolver,
      SessionResolver,
      ShopifyResolver,
      SmsOfTicketResolver,
      SmsResolver,
      TeamResolver,
      ShopperPresenceResolver,
      TicketEventResolver,
      TicketResolver,
      TicketSmsResolver,
      WaitingNowResolver,
      WebhookDeliveryResolver,
      WebhookResolver,
    ],
    // Input is judged by the domain, which says the field and the reason.
    validate: false,
    pubSub: noTopics,
  })
  return describeScopes(schema)
}
