import type { SavedReplyDraft } from '../saved-reply/saved-reply.rules.js'
import type { LabelDraft } from '../label/create-label.js'
import { orderPlaced, type DemoShopper } from './demo-data.js'
import type { Line } from './play-talk.js'

/* What a month at the demo's desk is made of. */

type Told = { language: 'en' | 'fr'; lines: Line[] }

const person = (
  name: string,
  language: 'en' | 'fr',
  timeZone: string,
  number: string,
  cents: number,
): DemoShopper => {
  const externalId = name
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[^a-z]+/g, '')
  const opened = language === 'fr' ? 'A ouvert « Merci ! »' : 'Opened “Thank you!”'
  return {
    externalId,
    name,
    email: `${externalId}@mail.example`,
    phone: null,
    language,
    timeZone,
    events: [
      { kind: 'email-opened', title: opened, details: null, days: 5 },
      { ...orderPlaced(number, cents), days: 6 },
    ],
  }
}

export const monthShoppers: DemoShopper[] = [
  person('Élise Garnier', 'fr', 'Europe/Paris', '#1081', 5800),
  person('Jonas Weber', 'en', 'Europe/Berlin', '#1064', 21200),
  person('Priya Nair', 'en', 'Europe/London', '#1090', 3150),
  person('Mateo Alvarez', 'en', 'Europe/Madrid', '#1072', 7400),
  person('Chloé Dupuis', 'fr', 'Europe/Paris', '#1086', 1990),
  person('Sofia Lindqvist', 'en', 'Europe/Stockholm', '#1059', 14500),
  person('Hugo Lambert', 'fr', 'Europe/Brussels', '#1075', 8800),
  person('Aoife Byrne', 'en', 'Europe/Dublin', '#1067', 4200),
  person('Inès Haddad', 'fr', 'Europe/Paris', '#1083', 6400),
  person('Tom Fletcher', 'en', 'Europe/London', '#1070', 2700),
  person('Manon Perrin', 'fr', 'Europe/Paris', '#1078', 9900),
  person('Yuki Tanaka', 'en', 'Asia/Tokyo', '#1061', 31000),
  person('Lucas Morel', 'fr', 'Europe/Paris', '#1089', 1250),
  person('Nora Dahl', 'en', 'Europe/Oslo', '#1055', 7600),
  person('Salomé Caron', 'fr', 'Europe/Paris', '#1085', 5100),
  person('Daniel Okafor', 'en', 'Europe/London', '#1069', 3900),
  person('Giulia Conti', 'en', 'Europe/Rome', '#1073', 6800),
  person('Baptiste Roux', 'fr', 'Europe/Paris', '#1080', 2200),
]

export const monthTalks: Told[] = [
  {
    language: 'en',
    lines: [
      ['shopper', 'Hi, my parcel has said “on its way” for three days now.'],
      ['agent', 'Hello! It spent the night at the depot. It is out for delivery today.'],
      ['shopper', 'Great, thank you.'],
    ],
  },
  {
    language: 'en',
    lines: [
      ['shopper', 'Does the walnut tray come in a larger size?'],
      ['agent', 'It does: 45 by 30 cm, back in stock next week. Shall we tell you when it is here?'],
      ['shopper', 'Yes please!'],
      ['agent', 'Noted. You will hear from us first.'],
    ],
  },
  {
    language: 'en',
    lines: [
      ['shopper', 'One glass of the set arrived broken.'],
      ['agent', 'I am sorry. A new one leaves us this afternoon; no need to send anything back.'],
      ['shopper', 'That is kind of you!'],
    ],
  },
  {
    language: 'en',
    lines: [
      ['shopper', 'Can I still change the address of my order?'],
      ['agent', 'You are in time: it has not left yet. Which address should it go to?'],
      ['shopper', '14 Mill Lane, please.'],
      ['agent', 'Done. You will find it in your account.'],
    ],
  },
  {
    language: 'en',
    lines: [
      ['shopper', 'I would like to return the linen apron, it is too short for me.'],
      ['agent', 'Of course. The label is in your mailbox; we refund you when the parcel is scanned.'],
    ],
  },
  {
    language: 'en',
    lines: [
      ['shopper', 'Is the kettle fine for an induction hob?'],
      ['agent', 'It is, and for gas too.'],
      ['shopper', 'Ordered. Thanks!'],
    ],
  },
  {
    language: 'en',
    lines: [
      ['shopper', 'My code SPRING10 is refused at the till.'],
      ['agent', 'It ended on Sunday, but I have opened it again for you until tonight.'],
      ['shopper', 'You are wonderful.'],
      ['agent', 'Enjoy your order!'],
    ],
  },
  {
    language: 'fr',
    lines: [
      ['shopper', 'Bonjour, mon colis n’est toujours pas arrivé.'],
      ['agent', 'Bonjour ! Il est au dépôt de Lyon depuis ce matin, vous l’aurez demain avant midi.'],
      ['shopper', 'Parfait, merci !'],
    ],
  },
  {
    language: 'fr',
    lines: [
      ['shopper', 'La théière en grès passe-t-elle au lave-vaisselle ?'],
      ['agent', 'Oui, en bas comme en haut, jusqu’à 60 °C.'],
      ['shopper', 'Merci beaucoup.'],
    ],
  },
  {
    language: 'fr',
    lines: [
      ['shopper', 'Je voudrais une facture au nom de mon entreprise.'],
      ['agent', 'Avec plaisir. Quel nom et quelle adresse dois-je y mettre ?'],
      ['shopper', 'Atelier Caron, 3 rue des Tanneurs, Lille.'],
      ['agent', 'Elle vient de partir dans votre boîte mail.'],
    ],
  },
  {
    language: 'fr',
    lines: [
      ['shopper', 'Peut-on faire un emballage cadeau ?'],
      ['agent', 'Oui, au panier : « emballage cadeau », avec un mot de votre main si vous voulez.'],
    ],
  },
  {
    language: 'fr',
    lines: [
      ['shopper', 'Un bol est arrivé ébréché…'],
      ['agent', 'J’en suis désolée. Un nouveau part aujourd’hui, gardez celui-ci pour vos plantes.'],
      ['shopper', 'Quelle bonne idée, merci !'],
    ],
  },
]

export const monthLabels: LabelDraft[] = [
  { name: 'Delivery', colour: 'blue' },
  { name: 'Refund', colour: 'orange' },
  { name: 'Breakage', colour: 'red' },
  { name: 'VIP', colour: 'purple' },
]

export const monthReplies: SavedReplyDraft[] = [
  {
    title: 'Where is my order?',
    shortcut: 'track',
    category: 'Delivery',
    textEn: 'Hello {{first_name|there}}! Could you tell me your order number? Then I will look at once.',
    textFr: 'Bonjour {{first_name|et bienvenue}} ! Quel est votre numéro de commande ? Je regarde aussitôt.',
    isHolding: false,
  },
  {
    title: 'Still looking into it',
    shortcut: 'looking',
    category: null,
    textEn: 'Thank you for your patience, {{first_name|and sorry for the wait}}. I am still looking into it.',
    textFr: 'Merci de votre patience, {{first_name|et pardon pour l’attente}}. Je cherche encore.',
    isHolding: true,
  },
  {
    title: 'Something broke on its way',
    shortcut: 'broken',
    category: 'Delivery',
    textEn: 'I am sorry to hear that. A new one leaves us today; no need to send anything back.',
    textFr: 'J’en suis désolée. Un nouveau part aujourd’hui, inutile de nous renvoyer quoi que ce soit.',
    isHolding: false,
  },
  {
    title: 'How to return',
    shortcut: 'return',
    category: 'Refund',
    textEn: 'You have 30 days. The label is in your account; we refund you when the parcel is scanned.',
    textFr: 'Vous avez 30 jours. L’étiquette est dans votre compte ; le remboursement suit dès le scan.',
    isHolding: false,
  },
]
