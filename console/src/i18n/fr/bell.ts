import type { bell as english } from '../en/bell'

export const bell: typeof english = {
  nudge: {
    label: 'Clients en attente',
    one: '{name} attend depuis {t}',
    news: '{name} attend des nouvelles depuis {t}',
    many: '{n} client attend | {n} clients attendent',
    still: 'Envoyer «\u00a0je cherche encore\u00a0»',
    onIt: 'Je m’en occupe',
    escalated: 'Escaladé à l’équipe',
    putOff: 'Me le rappeler dans 2 min',
  },
  availability: {
    label: 'Votre statut :',
    ONLINE: 'En ligne',
    AWAY: 'Absent',
    DO_NOT_DISTURB: 'Ne pas déranger',
    disturbUntil: 'Ne pas déranger jusqu’à {time}',
    minutes: 'Pendant 30 minutes',
    hour: 'Pendant 1 heure',
    tomorrow: 'Jusqu’à demain',
    untilOff: 'Jusqu’à ce que je le désactive',
    failed: 'Votre statut n’a pas pu être modifié',
  },
  away: {
    title: 'Confier vos tickets ?',
    text: '{n} de vos clients attend une réponse. | {n} de vos clients attendent une réponse.',
    to: 'Donner tous mes tickets ouverts et reportés à',
    keep: 'Les garder',
    handOver: 'Confier',
  },
  notice: {
    label: 'Notifications de bureau',
    ask: 'Être averti des nouveaux messages quand cet onglet est en arrière-plan ?',
    allow: 'Activer les notifications',
    later: 'Plus tard',
    waiting: 'Attend : {text}',
    escalated: 'Escaladé : {text}',
  },
}
