import type { firstRun as english } from '../en/firstRun'

export const firstRun: typeof english = {
  firstRun: {
    title: 'Configurez votre chat en ligne',
    progress: '{n} sur {of}',
    hours: 'Définissez vos heures de bureau',
    welcome: 'Rédigez le message de bienvenue',
    widget: 'Installez le widget',
    chat: 'Envoyez-vous un chat de test',
    team: 'Invitez votre équipe',
    done: 'Fait',
    go: 'Ouvrir',
    goTo: 'Ouvrir\u00a0: {step}',
    goToNew: 'Ouvrir dans un nouvel onglet\u00a0: {step}',
    dismiss: 'Ranger la liste',
  },
}
