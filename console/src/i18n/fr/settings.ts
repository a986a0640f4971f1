import type { settings as english } from '../en/settings'
import { preferences } from './preferences'

export const settings: typeof english = {
  ...preferences,
  settings: {
    title: 'Réglages',
    label: 'Pages des réglages',
    mine: 'Pour vous',
    desk: 'Votre bureau',
    section: {
      'web-chat': 'Chat en ligne',
      team: 'Équipe',
      'saved-replies': 'Réponses enregistrées',
      labels: 'Étiquettes',
      account: 'Compte',
      installation: 'Installation',
      audit: 'Journal des modifications',
      preferences: 'Préférences',
    },
  },
}
