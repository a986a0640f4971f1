import type { story as english } from '../en/story'

export const story: typeof english = {
  story: {
    title: 'Rappels et réponses automatiques',
    sub: 'Ce que Deskbell a fait pour {name}, et pourquoi',
    failed: 'Impossible de charger ces informations',
    bell: 'Rappels',
    noBell: 'Aucun rappel n’a été nécessaire.',
    auto: 'Réponses automatiques',
    noAuto: 'Rien n’a encore été décidé.',
    reminder: 'Rappel à l’équipe',
    reminderOf: 'Rappel à {name}',
    escalation: 'Escalade à l’équipe',
    outcome: {
      RUNG: 'Le rappel a sonné.',
      PENDING: 'C’est le prochain, {when}, sauf réponse d’ici là.',
      HELD: 'Attend l’ouverture, et viendra {when}.',
      ANSWERED: 'Inutile\u00a0: {name} avait répondu.',
      CLOSED: 'Inutile\u00a0: {name} avait fermé le ticket.',
      HOLDING_REPLY: 'Inutile\u00a0: {name} avait dit que l’équipe cherchait encore.',
      MERGED: 'Manqué\u00a0: un rappel plus tardif en tient lieu.',
      ON_IT: 'Inutile\u00a0: {name} s’en occupait.',
      SHOPPER_WROTE: 'Inutile\u00a0: le client a écrit avant les nouvelles promises.',
      SNOOZED: 'Inutile\u00a0: {name} avait reporté le ticket.',
    },
    text: {
      IN_HOURS: 'Le texte des heures de bureau a été envoyé',
      OUT_OF_HOURS: 'Le texte hors des heures de bureau a été envoyé',
      none: 'Aucune réponse automatique',
    },
    reason: {
      NEW_REQUEST_IN_HOURS: 'Premier message d’un chat, pendant l’ouverture.',
      NEW_REQUEST_OUT_OF_HOURS: 'Premier message d’un chat, pendant la fermeture.',
      FIRST_OF_CLOSED_STRETCH: 'Premier message d’un chat en cours depuis la fermeture.',
      RUNNING_CHAT_IN_HOURS: 'Le chat était en cours, pendant l’ouverture.',
      ALREADY_REPLIED: 'Le chat en avait déjà reçu une depuis la fermeture.',
      AGENT_IS_TALKING: 'Un agent avait écrit dans les 5 dernières minutes.',
      NO_OFFICE_HOURS: 'Aucune heure de bureau n’était définie.',
      TEXT_IS_EMPTY: 'Le texte est vide.',
      CHAT_CLOSED: 'Le chat avait été fermé avant l’envoi.',
    },
  },
}
