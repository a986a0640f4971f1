import type { Language } from '../generated'

/** In the language of the account, which is that of its shoppers, whatever the agent reads. */
export const DEFAULT_TEXTS: Record<Language, Record<'welcome' | 'inHours' | 'outOfHours', string>> = {
  EN: {
    welcome: 'Hello! How can we help you?',
    inHours: 'Someone from our team will be with you shortly.',
    outOfHours: 'Thank you for your message. We are closed and will be back {{next_opening}}.',
  },
  FR: {
    welcome: 'Bonjour\u202f! Comment pouvons-nous vous aider\u202f?',
    inHours: 'Un membre de notre équipe vous répondra dans un instant.',
    outOfHours: 'Merci pour votre message. Nous sommes fermés et de retour {{next_opening}}.',
  },
}
