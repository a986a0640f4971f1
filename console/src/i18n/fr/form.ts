import type { form as english } from '../en/form'

export const form: typeof english = {
  form: {
    saving: 'Enregistrement…',
    offline: 'Vous êtes hors ligne. Vos modifications sont conservées sur cet appareil.',
    failed: 'Le serveur n’a pas répondu. Rien n’est perdu\u00a0: réessayez.',
    forbidden: 'Vous n’avez plus le droit de modifier ces réglages.',
    conflict: 'Quelqu’un d’autre a modifié ces réglages entre-temps',
    conflictBy: '{name} a modifié ces réglages {ago}',
    loadTheirs: 'Charger les siens',
    keepMine: 'Garder les miens',
    leaveTitle: 'Quitter sans enregistrer\u202f?',
    leaveBody: 'Vos modifications sur cette page n’ont pas été enregistrées.',
    stay: 'Rester',
    leave: 'Abandonner',
    faultOf: '{name}\u00a0: {text}',
    readOnly: 'Vous pouvez consulter ces réglages. Les propriétaires et les managers peuvent les modifier.',
    insert: 'Insérer une variable',
    emoji: 'Insérer un émoji',
    count: '{n} sur {most}',
    tooLong: '{most} caractères au plus',
    between: 'Entre {least} et {most}',
    needed: 'Ce champ ne peut pas être vide',
    unknownVariable: 'La variable {name} n’existe pas',
    strayBraces: '{braces} n’a pas de pendant',
  },
}
