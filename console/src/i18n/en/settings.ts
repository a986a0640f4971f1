import { preferences } from './preferences'

/** Each page of the settings has its texts in a file of its own. */
export const settings = {
  ...preferences,
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
