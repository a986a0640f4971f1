import type { preferences as english } from '../en/preferences'

export const preferences: typeof english = {
  pref: {
    sub: 'Gardées sur cet appareil, sauf vos e-mails et votre compte.',
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
    bell: 'Sons et notifications',
    sound: 'Un son pour les nouveaux messages',
    volume: 'Volume',
    tryOut: 'Essayer',
    soundLocked: 'Votre navigateur n’a pas encore autorisé les sons. Cliquez sur la page, puis réessayez.',
    notifications: 'Notifications de bureau',
    notificationsHelp: 'Pour les nouveaux messages et les escalades quand cet onglet est en arrière-plan.',
    notificationsRefused:
      'Votre navigateur refuse les notifications de cette page. Autorisez-les dans ses réglages.',
    escalationsPass: 'Laisser passer les escalades',
    escalationsPassHelp: 'Même en « Ne pas déranger », ou quand le bureau est fermé.',
    mails: 'En votre absence',
    ringMails: 'Un e-mail quand des clients vous attendent',
    ringMailsHelp:
      'Un au plus en 15 minutes, et aucun tant que vous êtes en ligne. En « Ne pas déranger », seulement pour les escalades.',
    ringMailsSaved: 'Enregistré',
    noMail: 'Votre serveur n’envoie pas encore d’e-mails : c’est à régler par qui l’exploite.',
    sounds: { none: 'Aucun', mine: 'Pour mes tickets et ceux de personne', all: 'Pour tous les tickets' },
  },
}
