import type { installation as english } from '../en/installation'

export const installation: typeof english = {
  install: {
    sub: 'Comment le chat arrive sur les pages de votre boutique, et comment elle prouve qui sont ses clients.',
    embed: 'Ajouter le chat à votre boutique',
    embedHelp: 'À placer une fois sur chaque page de la boutique.',
    embedCode: 'Code pour les pages de la boutique',
    identity:
      'data-identity est une adresse du serveur de votre boutique. Pour un client connecté, il répond chaque fois un nouveau jeton ; pour toute autre personne 204, et la page n’affiche alors aucun chat.',
    seen: 'Vu pour la dernière fois sur {shop}, {ago}',
    unseen:
      'Pas encore vu. Cette ligne changera dès qu’une page de la boutique aura affiché le chat à un client connecté.',
    origins: 'Origines autorisées',
    originsHelp: 'Le chat s’affiche sur les pages de ces adresses, et sur aucune autre.',
    originsLabel: 'Origines autorisées',
    originsForm:
      'Une par ligne : https://shop.example, ou https://*.shop.example pour tout ce qui en dépend. 20 au plus.',
    everyOrigin: 'La liste est vide : toute page peut afficher le chat à qui apporte un jeton valable.',
    badOrigin: '{written} n’est pas une origine comme https://shop.example',
    tooManyOrigins: '20 origines au plus.',
    refused: 'Une page se disant sur {origin} a été refusée {ago}.',
    addRefused: 'L’ajouter à la liste',
    keys: 'Clés d’identité',
    keysHelp:
      'Avec une telle clé, la boutique signe l’identité de son client. Qui possède le secret peut parler au nom de n’importe quel client.',
    keysOwners: 'Les propriétaires voient et modifient les clés.',
    noKey: 'Il n’y a aucune clé : personne ne peut écrire. Ajoutez-en une.',
    add: 'Ajouter une clé',
    twoKeys: 'Deux clés sont actives, le maximum. Révoquez-en une d’abord.',
    since: 'depuis le {date}',
    revoked: 'révoquée le {date}',
    revokeOf: 'Révoquer la clé {kid}',
    algorithmLegend: 'Algorithme',
    algorithm: {
      HS256: 'Un secret que votre boutique et ce bureau partagent. Le plus simple.',
      EdDSA: 'Votre boutique garde sa clé privée et donne la clé publique (Ed25519).',
      RS256: 'Votre boutique garde sa clé privée et donne la clé publique (RSA).',
    },
    publicKey: 'Clé publique',
    publicKeyHelp: 'Au format PEM. Ne collez jamais une clé privée ici.',
    badPem: 'Ce n’est pas une clé publique {algorithm} commençant par -----BEGIN PUBLIC KEY-----',
    addedTitle: 'La clé est ajoutée',
    added: 'Les jetons qui nomment cette clé sont acceptés dès maintenant.',
    lost: 'La clé avait déjà été ajoutée et son secret s’est perdu en route. Révoquez-la et ajoutez-en une autre.',
    kid: 'Identifiant de la clé (DESKBELL_KID)',
    secret: 'Secret (DESKBELL_SECRET)',
    revokeText:
      'Les jetons signés avec elle sont aussitôt refusés. Les clients entrés grâce à elle quittent le chat, et y reviennent d’eux-mêmes si votre serveur signe avec l’autre clé.',
    revokeLast:
      'C’est la seule clé active : les clients quittent le chat, et aucun ne pourra y entrer avant que vous n’en ajoutiez une autre.',
    rotation: 'Changer de clé sans interruption',
    rotate1: 'Ajoutez une deuxième clé. Les deux sont actives.',
    rotate2:
      'Donnez le nouvel identifiant et le secret au serveur de votre boutique, pour qu’il signe avec eux.',
    rotate3: 'Au bout d’une heure, plus aucun jeton de l’ancienne clé n’est valable : révoquez-la.',
    token: 'Créer le jeton',
    tokenHelp: 'En Node, sans rien d’autre que Node. Les trois valeurs viennent de cette page.',
    publicId: 'Compte (DESKBELL_ACCOUNT)',
    publicIdHelp: 'L’audience de chaque jeton.',
    tokenCode: 'Code pour le serveur de la boutique',
    tokenRules:
      'sub est votre propre identifiant du client et ne change jamais. Un jeton a cinq minutes au plus, vit une heure au plus et ne sert qu’une fois. Le secret reste sur votre serveur.',
  },
}
