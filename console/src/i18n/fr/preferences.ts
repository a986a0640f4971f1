import type { preferences as english } from '../en/preferences'

export const preferences: typeof english = {
  pref: {
    sub: 'Elles sont gardées sur cet appareil.',
    keyboard: 'Clavier',
    singleKeys: 'Raccourcis à une touche',
    singleKeysHelp: 'Des lettres comme J, K et E agissent quand aucun champ de texte n’a le focus.',
    enterSends: 'Entrée envoie',
    enterSendsHelp: 'Maj + Entrée commence une ligne. Désactivé, c’est l’inverse.',
    tickets: 'Tickets',
    afterClose: 'Après une fermeture ou un report',
    after: {
      next: 'Ouvrir le prochain qui attend',
      stay: 'Rester sur le ticket',
      list: 'Revenir à la liste',
    },
    askBeforeClosing: 'Demander avant de fermer',
    askBeforeClosingHelp: 'Sinon, vous avez dix secondes pour annuler.',
    density: 'Densité de la liste',
    densities: { comfortable: 'Aérée', compact: 'Compacte' },
  },
}
