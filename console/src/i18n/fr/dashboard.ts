import type { dashboard as english } from '../en/dashboard'

export const dashboard: typeof english = {
  dash: {
    title: 'Tableau de bord',
    pages: 'Pages du tableau de bord',
    page: { dashboard: 'En direct', reports: 'Rapports' },
    paused: 'En pause {time}',
    numbers: 'En ce moment',
    waiting: 'En attente',
    longest: 'Attente la plus longue',
    nobody: 'Personne n’attend',
    open: 'Ouverts',
    unassigned: 'Non attribués',
    online: 'Agents en ligne',
    closedToday: 'Fermés aujourd’hui',
    waitingList: 'Attentes les plus longues',
    more: 'et {n} autre, dans la boîte de réception | et {n} autres, dans la boîte de réception',
    snoozed: '{n} autre attend sur un ticket reporté | {n} autres attendent sur des tickets reportés',
    agents: 'Agents',
    agent: 'Agent',
    status: 'Statut',
    waits: 'En attente',
    lastReply: 'Dernière réponse',
    never: 'jamais',
    presence: { ONLINE: 'En ligne', AWAY: 'Absent', DO_NOT_DISTURB: 'Ne pas déranger' },
    failedLive: 'Les chiffres n’ont pas pu être chargés.',
  },
}
