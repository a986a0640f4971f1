import type { snooze as english } from '../en/snooze'

export const snooze: typeof english = {
  snooze: {
    title: 'Reporter à…',
    placeholder: 'Par exemple « demain 9h » ou « 2h »',
    later: 'Plus tard aujourd’hui',
    nextOpening: 'Prochaine ouverture',
    tomorrow: 'Demain',
    nextWeek: 'La semaine prochaine',
    oneWeek: 'Dans une semaine',
    untilReply: 'Jusqu’à la réponse du client',
    pick: 'Choisir une date et une heure',
    time: 'Heure',
    back: 'Retour',
    past: 'Cette heure est passée',
    far: 'Un report dure un an au plus',
    unknown: 'Aucune heure n’a été reconnue',
    early: 'Revient plus tôt si le client écrit',
    elsewhere: '{time} à {zone}',
  },
}
