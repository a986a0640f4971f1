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
}
