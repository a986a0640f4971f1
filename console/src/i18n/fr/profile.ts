import type { profile as english } from '../en/profile'

export const profile: typeof english = {
  profile: {
    label: 'Profil',
    identity: 'Identité',
    email: 'E-mail',
    phone: 'Téléphone',
    language: 'Langue',
    localTime: 'Heure locale',
    localTimeOf: '{time} pour {name}',
    since: 'Client depuis',
    lastSeen: 'Dernière visite',
    timeline: 'Activité',
    more: 'Afficher 20 de plus',
    previous: 'Tickets précédents',
    close: 'Masquer le profil',
    show: 'Afficher le profil',
    copy: 'Copier\u00a0: {what}',
    filter: 'Types d’activité',
    lastOrder: 'Dernière commande',
    tickets: 'Tickets précédents',
    alsoOpen: 'Aussi ouverts',
    kinds: { ORDER: 'Commandes', EMAIL: 'E-mails', SMS: 'SMS', SITE: 'Site', CHAT: 'Chats' },
    kind: { ORDER: 'Commande', EMAIL: 'E-mail', SMS: 'SMS', SITE: 'Site', CHAT: 'Chat' },
  },
}
