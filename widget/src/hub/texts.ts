import type { HubOnPage } from '../wire'

type Language = HubOnPage['language']

/** The few words on the shop's page itself; everything else is said inside the iframe. */
export const textsIn = (language: Language = pageLanguage()): HubTexts => texts[language]

// Until the desk has said what this shopper speaks, the page is all there is to go by.
const pageLanguage = (): Language => (/^fr\b/i.test(document.documentElement.lang) ? 'fr' : 'en')

const texts: Record<Language, HubTexts> = {
  en: {
    language: 'en',
    panel: 'Support chat',
    tabs: 'Sections',
    tabChat: 'Chat',
    unread: (count) => (count === 0 ? '' : `${count} unread ${count === 1 ? 'message' : 'messages'}`),
    open: (unread) =>
      unread === 0 ? 'Open chat' : `Open chat, ${unread} unread ${unread === 1 ? 'message' : 'messages'}`,
    openOwn: (names) => `Open ${names}`,
    close: 'Close chat',
    closeOwn: 'Close',
    dismiss: 'Dismiss message',
  },
  fr: {
    language: 'fr',
    panel: 'Chat d’assistance',
    tabs: 'Rubriques',
    tabChat: 'Chat',
    unread: (count) => (count === 0 ? '' : `${count} ${count === 1 ? 'message non lu' : 'messages non lus'}`),
    open: (unread) =>
      unread === 0
        ? 'Ouvrir le chat'
        : `Ouvrir le chat, ${unread} ${unread === 1 ? 'message non lu' : 'messages non lus'}`,
    openOwn: (names) => `Ouvrir ${names}`,
    close: 'Réduire le chat',
    closeOwn: 'Réduire',
    dismiss: 'Masquer le message',
  },
}

export interface HubTexts {
  language: Language
  panel: string
  tabs: string
  tabChat: string
  unread(count: number): string
  open(unread: number): string
  openOwn(names: string): string
  close: string
  closeOwn: string
  dismiss: string
}
