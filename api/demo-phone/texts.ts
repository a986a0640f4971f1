export const texts = {
  en: {
    title: 'A shopper’s phone',
    lead: 'Texts to Atelier Brume, as a shopper sends and gets them. What you write here arrives at the desk.',
    who: 'Whose phone',
    to: 'Texts with',
    write: 'Text message',
    send: 'Send',
    sent: 'You',
    got: 'Atelier Brume',
    empty: 'No texts yet.',
    off: 'The desk takes no texts from this phone: SMS is off, or has a real provider.',
    failed: 'That was not sent. Try again.',
    other: 'Français',
    words: 'Try STOP, START and HELP, too.',
  },
  fr: {
    title: 'Le téléphone d’un client',
    lead: 'Les SMS avec Atelier Brume, tels qu’un client les envoie et les reçoit. Ce que vous écrivez ici arrive au bureau.',
    who: 'Le téléphone de',
    to: 'SMS avec',
    write: 'SMS',
    send: 'Envoyer',
    sent: 'Vous',
    got: 'Atelier Brume',
    empty: 'Pas encore de SMS.',
    off: 'Le bureau ne prend pas de SMS de ce téléphone : les SMS sont désactivés, ou passent par un vrai fournisseur.',
    failed: 'Rien n’a été envoyé. Réessayez.',
    other: 'English',
    words: 'Essayez aussi STOP, START et AIDE.',
  },
} as const

export type Language = keyof typeof texts
