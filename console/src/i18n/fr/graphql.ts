import type { graphql as english } from '../en/graphql'

export const graphql: typeof english = {
  graphql: {
    sub: 'L’adresse que les programmes interrogent, et un endroit pour essayer ce qu’ils obtiendraient.',
    endpoint: 'Point d’accès',
    endpointHelp:
      'Les requêtes et mutations y vont en POST, les abonnements par un WebSocket à la même adresse.',
    address: 'Adresse',
    schemaFile: 'Fichier du schéma',
    limit: {
      depth:
        'Une requête peut avoir 16 niveaux et coûter 10\u202f000\u00a0: chaque champ vaut 1, une liste vaut sa longueur fois son contenu.',
      often:
        'Une clé peut interroger 600 fois par minute. Ensuite la réponse est 429, et Retry-After dit quand revenir.',
      told: 'Chaque réponse à une clé dit où elle en est\u00a0: Query-Cost, Query-Depth, RateLimit.',
    },
    explorer: 'Explorateur',
    explorerHelp: 'Vous interrogez en votre nom, et pouvez vous limiter aux droits d’une clé.',
    forReal:
      'C’est votre propre bureau\u00a0: ce qu’une mutation change ici est changé, et les clients lisent ce qu’elle envoie.',
    samples: 'Exemples',
    sample: {
      waiting: 'Qui attend depuis le plus longtemps',
      thread: 'Ce qui a été dit',
      shopper: 'Qui écrit',
      reply: 'Répondre à un client',
      feed: 'Ce qui s’est passé',
      live: 'Ce qui se passe maintenant',
    },
    as: 'Interroger en tant que',
    asMe: '{name}, avec tous mes droits',
    asKey: 'Moi, avec les droits de «\u00a0{name}\u00a0»',
    inForceAll: 'Droits en vigueur\u00a0: tous, aucune clé n’est essayée.',
    inForce: 'Droits en vigueur\u00a0: {scopes}',
    keys: 'Ctrl+Entrée lance, Ctrl+Espace complète.',
    run: 'Lancer',
    stop: 'Arrêter',
    query: 'Requête',
    variables: 'Variables (JSON)',
    answer: 'Réponse',
    waiting: 'En attente…',
    nothing: 'Rien n’a encore été demandé.',
    badJson: 'Les variables ne sont pas un objet en JSON.',
  },
}
