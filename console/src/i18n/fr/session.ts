import type { session as english } from '../en/session'

export const session: typeof english = {
  signIn: {
    title: 'Se connecter',
    sub: 'Répondez à vos clients depuis une seule boîte de réception.',
    email: 'Adresse e-mail',
    password: 'Mot de passe',
    submit: 'Se connecter',
    busy: 'Connexion…',
    show: 'Afficher le mot de passe',
    hide: 'Masquer le mot de passe',
    missing: 'Saisissez votre adresse e-mail et votre mot de passe.',
    wrong: 'Cette adresse e-mail et ce mot de passe ne correspondent pas.',
    slow: 'Trop d’essais. Patientez une minute, puis réessayez.',
    unreachable: 'Le serveur est injoignable. Vérifiez votre connexion, puis réessayez.',
    failed: 'La connexion n’a pas abouti. Réessayez dans un instant.',
    ended: 'Votre session a expiré. Reconnectez-vous pour continuer.',
  },
  join: {
    title: 'Rejoindre l’équipe de {shop}',
    sub: '{name} vous invite à répondre ici aux clients.',
    tab: 'Rejoindre l’équipe',
    email: 'Vous vous connecterez avec cette adresse e-mail.',
    name: 'Votre nom',
    nameHelp: 'Les clients voient votre prénom.',
    password: 'Choisissez un mot de passe',
    passwordHelp: 'Au moins 8 caractères.',
    submit: 'Rejoindre l’équipe',
    busy: 'Un instant…',
    loading: 'Ouverture de votre invitation…',
    fault: {
      noName: 'Saisissez votre nom.',
      badName: 'Saisissez un nom de 1 à 100 caractères.',
      short: 'Choisissez un mot de passe de 8 à 128 caractères.',
      guessed: 'Ce mot de passe est trop facile à deviner. Choisissez-en un autre.',
    },
    problem: {
      taken:
        'Quelqu’un se connecte déjà avec cette adresse e-mail. Demandez une invitation à une autre adresse.',
      slow: 'Trop d’essais. Patientez une minute, puis réessayez.',
      unreachable: 'Le serveur est injoignable. Vérifiez votre connexion, puis réessayez.',
      failed: 'L’inscription n’a pas abouti. Réessayez dans un instant.',
    },
    gone: 'Cette invitation n’est plus utilisable',
    goneSub:
      'Le lien a déjà servi, a été retiré ou remplacé, ou ses 7 jours sont passés. Demandez-en un nouveau à la personne qui vous l’a envoyé.',
    toSignIn: 'Aller à la page de connexion',
  },
}
