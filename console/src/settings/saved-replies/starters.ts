import type { Draft } from './replies'

/** To begin with, in both languages: an order, a promise, a thank-you. */
export const STARTERS: Draft[] = [
  {
    title: 'Where is my order? / Où est ma commande ?',
    shortcut: 'track',
    category: '',
    textEn:
      'Hello {{first_name|there}}! Could you tell me your order number? Then I will look at once where your parcel is.',
    textFr:
      'Bonjour {{first_name|et bienvenue}} ! Pouvez-vous me donner votre numéro de commande ? Je regarde aussitôt où est votre colis.',
    isHolding: false,
  },
  {
    title: 'Still looking into it / Je cherche encore',
    shortcut: 'looking',
    category: '',
    textEn: 'Thank you for your patience, {{first_name|and sorry for the wait}}. I am still looking into it.',
    textFr: 'Merci de votre patience, {{first_name|et pardon pour l’attente}}. Je cherche encore.',
    isHolding: true,
  },
  {
    title: 'Thank you / Merci',
    shortcut: 'thanks',
    category: '',
    textEn: 'You are welcome, {{first_name|any time}}! Have a lovely day. {{agent_first_name}}',
    textFr: 'Avec plaisir, {{first_name|à tout moment}} ! Belle journée. {{agent_first_name}}',
    isHolding: false,
  },
]
