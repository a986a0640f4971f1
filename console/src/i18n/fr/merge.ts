import type { merge as english } from '../en/merge'

export const merge: typeof english = {
  merge: {
    title: 'Fusionner avec un autre profil',
    text: 'Pour une personne qui a deux profils. Tickets, historique, notes et adresses des deux sont réunis ; c’est sans retour.',
    find: 'L’autre profil',
    findHelp: 'Le début du nom, ou en entier l’adresse e-mail, le numéro de téléphone ou l’identifiant',
    none: 'Personne d’autre ne correspond',
    failed: 'La recherche n’a pas abouti. Réessayez.',
    choose: 'Trouvés',
    sides: 'Les deux profils',
    what: 'Ce que l’on sait',
    stays: 'Lequel reste ?',
    staysHelp: 'Son nom et ses adresses sont gardés ; l’autre comble ce qui manque.',
    this: 'Ce profil',
    other: 'L’autre',
    name: 'Nom',
    ids: 'Identifiants boutique',
    order: 'Dernière commande',
    tickets: 'Tickets',
    ticketsOf: '{n} (ouverts : {open})',
    twoOpen:
      'Les deux ont un chat ouvert. Fermez d’abord l’un des deux : un chat fermé ne rouvre jamais, c’est donc à vous de choisir.',
    notMerged: 'Les profils n’ont pas été fusionnés. Réessayez.',
    notAllowed: 'Vous n’en avez plus le droit.',
    gone: 'L’un des deux n’existe plus.',
    yes: 'Fusionner',
    busy: 'Fusion…',
    done: 'Les profils n’en font plus qu’un',
  },
}
