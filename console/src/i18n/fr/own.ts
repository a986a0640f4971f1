import type { own as english } from '../en/own'

export const own: typeof english = {
  own: {
    account: 'Votre compte',
    name: 'Votre nom',
    nameHelp: 'Les clients voient votre prénom.',
    noName: 'Saisissez votre nom.',
    badName: 'Saisissez un nom de 1 à 100 caractères.',
    language: 'Langue',
    save: 'Enregistrer le compte',
    saved: 'Enregistré',
    security: 'Mot de passe et sessions',
    old: 'Mot de passe actuel',
    noOld: 'Saisissez votre mot de passe actuel.',
    wrongOld: 'Ce n’est pas votre mot de passe.',
    new: 'Nouveau mot de passe',
    newHelp: 'Au moins 8 caractères. Vos autres sessions se ferment.',
    change: 'Changer le mot de passe',
    changed: 'Le mot de passe est changé. Vos autres sessions sont fermées.',
    sessionsHelp: 'Connecté sur un appareil qui n’est plus le vôtre ?',
    endOthers: 'Fermer mes autres sessions',
    ended: 'Il n’y avait aucune autre session | 1 autre session fermée | {n} autres sessions fermées',
  },
}
