import type { settings as english } from '../en/settings'
import { account } from './account'
import { form } from './form'
import { apiKeys } from './api-keys'
import { audit } from './audit'
import { graphql } from './graphql'
import { installation } from './installation'
import { labels } from './labels'
import { savedReplies } from './saved-replies'
import { sms } from './sms'
import { own } from './own'
import { preferences } from './preferences'
import { webChat } from './web-chat'
import { shopify } from './shopify'
import { team } from './team'
import { webhooks } from './webhooks'

export const settings: typeof english = {
  ...account,
  ...form,
  ...preferences,
  ...labels,
  ...graphql,
  ...installation,
  ...own,
  ...sms,
  ...savedReplies,
  ...apiKeys,
  ...audit,
  ...webChat,
  ...shopify,
  ...team,
  ...webhooks,
  settings: {
    title: 'Réglages',
    label: 'Pages des réglages',
    mine: 'Pour vous',
    integrations: 'Intégrations',
    desk: 'Votre bureau',
    done: 'Terminé',
    copy: 'Copier',
    copied: 'Copié',
    saving: 'Enregistrement…',
    loading: 'Chargement…',
    loadFailed: 'Cette page n’a pas pu être chargée',
    loadFailedSub: 'Rien n’est perdu. Vérifiez votre connexion, puis réessayez.',
    problem: {
      forbidden: 'Vous n’en avez plus le droit.',
      gone: 'C’est déjà supprimé : quelqu’un a été plus rapide.',
      lastOwner: 'Il faut toujours un propriétaire. Nommez d’abord quelqu’un d’autre.',
      slow: 'Trop d’essais. Patientez une minute, puis réessayez.',
      unreachable: 'Le serveur est injoignable. Vérifiez votre connexion, puis réessayez.',
      failed: 'Cela n’a pas abouti. Réessayez dans un instant.',
    },
    section: {
      'web-chat': 'Chat en ligne',
      team: 'Équipe',
      'saved-replies': 'Réponses enregistrées',
      labels: 'Étiquettes',
      sms: 'SMS',
      account: 'Compte',
      installation: 'Installation',
      shopify: 'Shopify',
      audit: 'Journal d’audit',
      'api-keys': 'Clés d’API',
      graphql: 'GraphQL',
      webhooks: 'Webhooks',
      preferences: 'Préférences',
    },
  },
}
