import { form } from './form'
import { preferences } from './preferences'
import { webChat } from './web-chat'

/** Each page of the settings has its texts in a file of its own. */
export const settings = {
  ...form,
  ...preferences,
  ...webChat,
  settings: {
    title: 'Settings',
    label: 'Settings pages',
    mine: 'Yours',
    desk: 'Your desk',
    section: {
      'web-chat': 'Web chat',
      team: 'Team',
      'saved-replies': 'Saved replies',
      labels: 'Labels',
      account: 'Account',
      installation: 'Installation',
      audit: 'Audit log',
      preferences: 'Preferences',
    },
  },
}
