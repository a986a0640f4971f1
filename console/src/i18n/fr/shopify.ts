import type { shopify as english } from '../en/shopify'

export const shopify: typeof english = {
  shopify: {
    sub: 'Les commandes, remboursements et clients de votre boutique Shopify, à côté des tickets de la personne concernée.',
    address: 'Où Shopify les annonce',
    addressHelp:
      'Dans Shopify : Paramètres › Notifications › Webhooks. Créez-en un pour chaque événement ci-dessous, au format JSON, avec cette adresse.',
    hookUrl: 'Adresse des webhooks',
    topics:
      'Création, mise à jour, modification, paiement, traitement, annulation et suppression d’une commande ; création d’un remboursement ; création, mise à jour et suppression d’un client :',
    unset: 'Pas encore configuré : sans le secret ci-dessous, rien n’est cru.',
    unheard:
      'Encore rien reçu. Cette ligne changera dès que Shopify aura annoncé quelque chose ; il peut envoyer une notification de test.',
    heard: 'Dernière annonce {ago} : {topic}',
    refused:
      'Un appel a été refusé {ago} : un autre secret l’avait signé. S’il venait bien de votre Shopify, collez de nouveau son secret.',
    signature: 'Comment on le croit',
    signatureHelp:
      'Shopify signe ce qu’il annonce. Qui possède le secret peut écrire dans l’historique de vos clients.',
    secret: 'Secret de signature',
    secretHelp:
      'Shopify l’affiche sous sa liste de webhooks ; pour une application à vous, c’est le secret client.',
    secretSet: 'Défini le {date}, et plus jamais affiché. Ce que vous saisissez ici le remplace aussitôt.',
    badSecret: 'De 8 à 200 caractères, tels que Shopify les affiche, sans espaces',
    isExternalId: 'Les identifiants clients sont les numéros de Shopify',
    isExternalIdHelp:
      'À cocher si vos jetons d’identité portent en sub le numéro Shopify du client : commandes et chats se retrouvent alors dans un seul profil. À décocher si votre boutique a ses propres identifiants. Les adresses e-mail ne sont jamais rapprochées : chacun peut saisir celle d’un autre.',
    domain: 'Votre boutique chez Shopify (facultatif)',
    domainHelp: 'Les commandes de l’historique mènent alors à Shopify.',
    badDomain: 'Elle ressemble à acme.myshopify.com',
    leave: 'Déconnecter Shopify',
    leaveTitle: 'Déconnecter Shopify ?',
    leaveHelp: 'Le secret est supprimé et plus rien de Shopify n’est accepté. Ce qui a été annoncé reste.',
  },
}
