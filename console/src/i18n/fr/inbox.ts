import type { inbox as english } from '../en/inbox'

export const inbox: typeof english = {
  sort: { label: 'Trier', waiting: 'Attente la plus longue', activity: 'Activité récente' },
  channel: { CHAT: 'Chat en ligne', SMS: 'SMS' },
  status: { OPEN: 'Ouvert', SNOOZED: 'Reporté', CLOSED: 'Fermé' },
  row: {
    waiting: 'En attente depuis {t}',
    since: 'depuis {time}',
    sinceWords: 'En attente depuis {time}. Le service est fermé.',
    reminded: 'Rappel à faire',
    escalated: 'Escaladé',
    unread: '{n} message non lu | {n} messages non lus',
    unreadWord: 'Non lu',
    assigned: 'Attribué à {name}',
    unassigned: 'Non attribué',
    draft: 'Brouillon\u00a0:',
    lastActivity: 'Dernière activité {time}',
  },
  list: {
    label: 'Tickets',
    updates: 'Afficher {n} mise à jour | Afficher {n} mises à jour',
    loading: 'Chargement des tickets…',
    more: 'Chargement d’autres tickets…',
  },
  empty: {
    zero: 'Personne n’attend',
    zeroSub: 'Les nouveaux chats s’affichent ici aussitôt.',
    openUntil: 'Vous êtes ouverts jusqu’à {time}.',
    opensAt: 'Vous êtes fermés et rouvrez {when}.',
    snoozed: 'Aucun ticket reporté',
    closed: 'Aucun ticket fermé pour l’instant',
    timeline: 'Aucune activité pour l’instant',
    tickets: 'Aucun ticket précédent',
  },
}
