import { FirstTables1764000000000 } from './0001-first-tables.js'
import { SnoozePromiseNote1764000002000 } from './0002-snooze-promise-note.js'
import { DeskWatch1764000003000 } from './0003-desk-watch.js'
import { Team1764000004000 } from './0004-team.js'
import {
  Labels1764000005000,
  SavedReplies1764000005001,
  Search1764000005002,
  SnoozedByTime1764000005003,
} from './0005-labels-and-search.js'
import { BellLedger1764000006000 } from './0006-bell-ledger.js'
import { ReportIndex1764000007000 } from './0007-report-index.js'
import { CloseReason1764000008000 } from './0008-close-reason.js'
import { Drafts1764000009000 } from './0009-drafts.js'
import { LiveNumbers1764000010000, WidgetSeen1764000010001 } from './0010-live-numbers.js'
import { SavedReplyBin1764000011000 } from './0011-saved-reply-bin.js'
import { AllowedOrigins1764000012000 } from './0012-allowed-origins.js'
import { HubLook1764000013000 } from './0013-hub-look.js'
import { ProfileEventDetails1764000014000 } from './0014-profile-event-details.js'
import { ProfileNotes1764000015000 } from './0015-profile-notes.js'
import { ApiKeys1764000016000 } from './0016-api-keys.js'
import { Feed1764000017000 } from './0017-feed.js'
import { Webhooks1764000018000 } from './0018-webhooks.js'
import { OutgoingMail1764000020000 } from './0020-outgoing-mail.js'
import { ProfileIdentities1764000021000 } from './0021-profile-identities.js'
import { Shopify1764000021001 } from './0021-shopify.js'
import { Sms1764000022000 } from './0022-sms.js'
import { ProfileErasures1764000023000 } from './0023-profile-erasures.js'
import { Letters1764000024000 } from './0024-letters.js'
import { RingLetters1764000025000 } from './0025-ring-letters.js'
import { Imported1764000026000 } from './0026-imported.js'
import { WebhookHeaders1764000027000 } from './0027-webhook-headers.js'
import { ProfileBlocks1764000028000 } from './0028-profile-blocks.js'

/** In order. A migration that has been released is never edited. */
export const migrations = [
  FirstTables1764000000000,
  SnoozePromiseNote1764000002000,
  DeskWatch1764000003000,
  Team1764000004000,
  Labels1764000005000,
  SavedReplies1764000005001,
  Search1764000005002,
  SnoozedByTime1764000005003,
  BellLedger1764000006000,
  ReportIndex1764000007000,
  CloseReason1764000008000,
  Drafts1764000009000,
  LiveNumbers1764000010000,
  WidgetSeen1764000010001,
  SavedReplyBin1764000011000,
  AllowedOrigins1764000012000,
  HubLook1764000013000,
  ProfileEventDetails1764000014000,
  ProfileNotes1764000015000,
  ApiKeys1764000016000,
  Feed1764000017000,
  Webhooks1764000018000,
  OutgoingMail1764000020000,
  ProfileIdentities1764000021000,
  Shopify1764000021001,
  Sms1764000022000,
  ProfileErasures1764000023000,
  Letters1764000024000,
  RingLetters1764000025000,
  Imported1764000026000,
  WebhookHeaders1764000027000,
  ProfileBlocks1764000028000,
]
