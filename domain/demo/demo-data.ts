import type { Account } from '../../schema/account.js'
import type { Agent } from '../../schema/agent.js'
import type { OfficeHours } from '../../schema/office-hours.js'
import type { OrderItem, ProfileEvent } from '../../schema/profile-event.js'
import type { Profile } from '../../schema/profile.js'
import type { SmsSettings } from '../../schema/sms.js'
import { ProfileEventKind } from '../../schema/words/profile.js'
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

/** Nothing goes anywhere: `/demo/phone` plays the shoppers’ phones. The number is one of those kept for films. */
export const demoSms: Omit<SmsSettings, 'accountId' | 'version'> = {
  isEnabled: true,
  provider: 'recording',
  number: '+33639981234',
  baseUrl: null,
  accountSid: null,
  authToken: null,
  answersKeywords: true,
}

export const demoTeam: Pick<Agent, 'name' | 'email' | 'role' | 'language'>[] = [
  { name: 'Zoé Marchand', email: 'zoe@demo.shop', role: 'owner', language: 'fr' },
  { name: 'Lina Moreau', email: 'lina@demo.shop', role: 'agent', language: 'en' },
  { name: 'Marc Lefort', email: 'marc@demo.shop', role: 'agent', language: 'en' },
]

type DemoEvent = Pick<ProfileEvent, 'kind' | 'title' | 'details'> & { days: number }
export type DemoShopper = Pick<Profile, 'name' | 'email' | 'phone' | 'language' | 'timeZone'> & {
  externalId: string
  events: DemoEvent[]
}

/** As the demo shop itself reports it. */
export function orderPlaced(number: string, cents: number, items: OrderItem[] | null = null) {
  const total = { amount: cents, currency: 'EUR' }
  const title = `Placed order ${number}, ${(cents / 100).toFixed(2)} €`
  return { kind: ProfileEventKind.ORDER_PLACED, title, details: { number, total, items } }
}

const orderShipped = (number: string) =>
  ({ kind: 'order-shipped', title: `Order ${number} has left the workshop`, details: { number } }) as const
const orderDelivered = (number: string) =>
  ({ kind: 'order-delivered', title: `Order ${number} was delivered`, details: { number } }) as const
const told = (kind: ProfileEventKind, title: string) => ({ kind, title, details: null })

export const demoShoppers: DemoShopper[] = [
  {
    externalId: 'camille',
    name: 'Camille Roy',
    email: 'camille.roy@mail.example',
    phone: '+33612345678',
    language: 'en',
    timeZone: 'Europe/Paris',
    events: [
      { ...told('page-viewed', 'Looked at “Rain teapot”'), days: 1 },
      { ...told('email-opened', 'Opened “Your order is on its way”'), days: 1.9 },
      { ...orderShipped('#1093'), days: 2 },
      {
        ...orderPlaced('#1093', 8490, [
          { name: 'Morning mug', quantity: 2 },
          { name: 'Verbena from the garden', quantity: 2 },
        ]),
        days: 3,
      },
      { ...orderDelivered('#1041'), days: 41 },
      { ...orderPlaced('#1041', 7690, [{ name: 'Fern bowl', quantity: 2 }]), days: 44 },
      { ...told('custom', 'Subscribed to the newsletter'), days: 190 },
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
      { ...told('basket-changed', 'Put “Smoke plates, set of two” into the basket'), days: 1 },
      { ...orderDelivered('#1077'), days: 8 },
      { ...orderPlaced('#1077', 3290, [{ name: 'Morning mug', quantity: 1 }]), days: 12 },
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
      { ...told('sms-sent', 'Got the text “Your parcel is at the pickup point”'), days: 1 },
      { ...orderShipped('#1088'), days: 4 },
      {
        ...orderPlaced('#1088', 12400, [
          { name: 'Rain teapot', quantity: 1 },
          { name: 'Morning mug', quantity: 1 },
          { name: 'Verbena from the garden', quantity: 1 },
        ]),
        days: 5,
      },
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
