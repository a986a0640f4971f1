import type { labels as english } from '../en/labels'

export const labels: typeof english = {
  labels: {
    sub: 'Les mots de votre équipe pour dire de quoi parle un ticket. Les clients ne les voient jamais.',
    create: 'Créer une étiquette',
    createTitle: 'Créer une étiquette',
    editOf: 'Modifier l’étiquette {name}',
    editTitle: 'Modifier l’étiquette {name}',
    editText: 'Chaque ticket qui la porte affichera le nouveau nom et la nouvelle couleur.',
    save: 'Enregistrer l’étiquette',
    name: 'Nom',
    noName: 'Saisissez un nom.',
    taken: 'Une étiquette porte déjà ce nom.',
    full: 'Il y a déjà {most} étiquettes, le maximum.',
    colour: 'Couleur',
    colours: {
      GREY: 'Gris',
      RED: 'Rouge',
      ORANGE: 'Orange',
      YELLOW: 'Jaune',
      GREEN: 'Vert',
      TEAL: 'Sarcelle',
      BLUE: 'Bleu',
      PURPLE: 'Violet',
      PINK: 'Rose',
    },
    looks: 'Aperçu :',
    preview: 'Étiquette',
    deleteOf: 'Supprimer l’étiquette {name}',
    delete: 'Supprimer l’étiquette',
    deleteTitle: 'Supprimer l’étiquette {name} ?',
    deleteText:
      'Elle sera retirée de tous les tickets qui la portent, sans retour possible. Les conversations continueront d’indiquer quand elle a été posée.',
    empty: 'Aucune étiquette',
    emptySub: 'Remboursement, livraison, taille : de quoi parlent vos clients ?',
  },
}
