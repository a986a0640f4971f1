import type { Account } from '../../schema/account.js'
import type { Agent } from '../../schema/agent.js'
import type { OfficeHours } from '../../schema/office-hours.js'
import type { ProfileEvent } from '../../schema/profile-event.js'
import type { Profile } from '../../schema/profile.js'
import type { Talk } from './play-talk.js'

/** Bells ring at any hour and soon, so that whoever tries the demo hears them. */
export const demo: Omit<
  Account,
  | 'id'
  | 'version'
  | 'createdAt'
  | 'deskState'
  | 'deskLookedAt'
  | 'deskLookAt'
  | 'widgetSeenAt'
  | 'widgetSeenOrigin'
  | 'allowedOrigins'
  | 'originRefusedAt'
  | 'refusedOrigin'
> = {
  publicId: 'demo-shop',
  name: 'Atelier Brume',
  timeZone: 'Europe/Paris',
  language: 'en',
  hubEnabled: true,
  webChatVisibility: 'signed-in',
  launcherEnabled: true,
  launcherSide: 'right',
  brandColour: '#9a4a32',
  welcomeMessage: 'Hello {{first_name|there}}! How can we help you?',
  privacyUrl: 'https://shop.example/privacy',
  termsUrl: 'https://shop.example/terms',
  autoReplyInHours: 'Someone from our team will be with you shortly.',
  autoReplyOutOfHours: 'Thank you for your message. We are closed and will be back {{next_opening}}.',
  holdingText: null,
  mailUnseen: true,
  remindersEnabled: true,
  remindersAlways: true,
  remindAfterMinutes: 1,
  escalateAfterMinutes: 2,
  escalateTo: 'everybody',
  checkInAfterMinutes: 2,
  repeatEveryMinutes: 5,
  repeatLimit: 6,
  assignment: 'manual',
}

const workday = [
  { from: '09:00', to: '12:30' },
  { from: '13:30', to: '18:00' },
]

export const demoHours: Pick<OfficeHours, 'timeZone' | 'week' | 'exceptions'> = {
  timeZone: 'Europe/Paris',
  week: {
    monday: workday,
    tuesday: workday,
    wednesday: workday,
    thursday: workday,
    friday: workday,
    saturday: [],
    sunday: [],
  },
  exceptions: [{ from: '2026-12-25', to: '2027-01-01', label: 'Winter holidays', intervals: [] }],
}

export const demoTeam: Pick<Agent, 'name' | 'email' | 'role' | 'language'>[] = [
  { name: 'Zoé Marchand', email: 'zoe@demo.shop', role: 'owner', language: 'fr' },
  { name: 'Lina Moreau', email: 'lina@demo.shop', role: 'agent', language: 'en' },
  { name: 'Marc Lefort', email: 'marc@demo.shop', role: 'agent', language: 'en' },
]

type DemoEvent = Pick<ProfileEvent, 'kind' | 'title'> & { days: number }
export type DemoShopper = Pick<
  Profile,
  'externalId' | 'name' | 'email' | 'phone' | 'language' | 'timeZone'
> & {
  events: DemoEvent[]
}

export const demoShoppers: DemoShopper[] = [
  {
    externalId: 'camille',
    name: 'Camille Roy',
    email: 'camille.roy@mail.example',
    phone: '+33612345678',
    language: 'en',
    timeZone: 'Europe/Paris',
    events: [
      { kind: 'order', title: 'Placed order #1093, 84.90 €', days: 3 },
      { kind: 'email', title: 'Opened “Your order is on its way”', days: 2 },
      { kind: 'site', title: 'Looked at “Stoneware teapot”', days: 1 },
      { kind: 'order', title: 'Order #1041 was delivered', days: 41 },
      { kind: 'email', title: 'Subscribed to the newsletter', days: 190 },
    ],
  },
  {
    externalId: 'noah',
    name: 'Noah Berg',
    email: 'noah.berg@mail.example',
    phone: null,
    language: 'en',
    timeZone: 'Europe/Berlin',
    events: [
      { kind: 'site', title: 'Put “Espresso cup, set of four” into the basket', days: 1 },
      { kind: 'order', title: 'Placed order #1077, 39.00 €', days: 12 },
    ],
  },
  {
    externalId: 'amina',
    name: 'Amina Diallo',
    email: 'amina.diallo@mail.example',
    phone: '+33698765432',
    language: 'fr',
    timeZone: 'Europe/Paris',
    events: [
      { kind: 'order', title: 'Placed order #1088, 126.00 €', days: 5 },
      { kind: 'sms', title: 'Got the text “Your parcel is at the pickup point”', days: 1 },
    ],
  },
]

export const demoTalks: (Omit<Talk, 'times'> & { days: number })[] = [
  {
    shopper: 'camille',
    agent: 'lina@demo.shop',
    days: 40,
    isClosed: true,
    lines: [
      ['shopper', 'Hello, one of the two bowls arrived with a crack.'],
      ['agent', 'I am sorry to hear that, Camille. Could you keep it? A new one leaves us today.'],
      ['shopper', 'That was quick. Thank you!'],
      ['agent', 'You are welcome. Have a good day.'],
    ],
  },
  {
    shopper: 'amina',
    agent: 'marc@demo.shop',
    days: 1,
    isClosed: false,
    lines: [
      ['shopper', 'Bonjour, puis-je changer le point de retrait de ma commande ?'],
      ['agent', 'Bonjour Amina, bien sûr. Lequel vous conviendrait ?'],
    ],
  },
]
