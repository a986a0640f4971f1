import type { HubOnPage } from '../wire'

/** The few words on the shop's page itself; everything else is said inside the iframe. */
export const texts: Record<HubOnPage['language'], HubTexts> = {
  en: {
    panel: 'Support chat',
    open: (unread) =>
      unread === 0 ? 'Open chat' : `Open chat, ${unread} unread ${unread === 1 ? 'message' : 'messages'}`,
    close: 'Close chat',
    dismiss: 'Dismiss message',
  },
  fr: {
    panel: 'Chat d’assistance',
    open: (unread) =>
      unread === 0
        ? 'Ouvrir le chat'
        : `Ouvrir le chat, ${unread} ${unread === 1 ? 'message non lu' : 'messages non lus'}`,
    close: 'Réduire le chat',
    dismiss: 'Masquer le message',
  },
}

export interface HubTexts {
  panel: string
  open(unread: number): string
  close: string
  dismiss: string
}
