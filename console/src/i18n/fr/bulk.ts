import type { bulk as english } from '../en/bulk'

export const bulk: typeof english = {
  bulk: {
    actions: 'Actions pour les tickets sélectionnés',
    selected: '{n} sélectionné | {n} sélectionnés',
    all: 'Tout sélectionner ({n})',
    clear: 'Annuler la sélection',
    markUnread: 'Marquer comme non lus',
    closeTitle: 'Fermer {n} ticket\u202f? | Fermer {n} tickets\u202f?',
    closeText: 'Un ticket fermé ne peut pas être rouvert.',
    closeYes: 'Fermer {n} ticket | Fermer {n} tickets',
    done: 'Fait pour {n} ticket | Fait pour {n} tickets',
    refused: '{n} ticket est resté inchangé | {n} tickets sont restés inchangés',
    isClosed: '{reference}, {name}\u00a0: le ticket est fermé',
    isGone: '{reference}, {name}\u00a0: ce ticket ne vous est pas accessible',
    notReached: '{reference}, {name}\u00a0: Deskbell est injoignable',
    wasRefused: '{reference}, {name}\u00a0: cette action n’a pas été acceptée',
  },
}
