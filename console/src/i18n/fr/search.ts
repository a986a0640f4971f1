import type { search as english } from '../en/search'

export const search: typeof english = {
  search: {
    label: 'Rechercher des tickets',
    placeholder: 'Rechercher\u00a0: mots, statut:fermé, étiquette:…',
    leave: 'Quitter la recherche',
    title: 'Résultats',
    count: '{n} résultat | {n} résultats',
    first:
      'Le premier résultat, la suite en faisant défiler | Les {n} premiers résultats, la suite en faisant défiler',
    none: 'Aucun résultat pour «\u00a0{query}\u00a0»',
    hint: 'Essayez moins de mots, ou un autre statut. Un mot écrit à l’instant se trouve quelques secondes plus tard.',
    unknown: 'Aucun membre ni aucune étiquette ne s’appelle «\u00a0{name}\u00a0»',
  },
}
