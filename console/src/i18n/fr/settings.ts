import type { settings as english } from '../en/settings'
import { form } from './form'
import { preferences } from './preferences'
import { webChat } from './web-chat'

export const settings: typeof english = {
  ...form,
  ...preferences,
  ...webChat,
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
