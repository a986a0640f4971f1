import type { WebChatValues } from './useWebChat'

type Part = { id: string; title: PartTitle; keys: (keyof WebChatValues)[] }
type PartTitle =
  | 'set.visibility'
  | 'set.look.title'
  | 'set.welcome'
  | 'set.hours.title'
  | 'set.auto.title'
  | 'set.legal'
  | 'set.reminders'

/** The sections of the page in their order, and what each of them edits. */
export const PARTS: Part[] = [
  {
    id: 'visibility',
    title: 'set.visibility',
    keys: ['webChatVisibility', 'hubEnabled', 'launcherEnabled'],
  },
  { id: 'look', title: 'set.look.title', keys: ['brandColour', 'launcherSide'] },
  { id: 'welcome', title: 'set.welcome', keys: ['welcomeMessage'] },
  { id: 'hours', title: 'set.hours.title', keys: ['hours'] },
  { id: 'auto-replies', title: 'set.auto.title', keys: ['autoReplyInHours', 'autoReplyOutOfHours'] },
  { id: 'legal', title: 'set.legal', keys: ['privacyUrl', 'termsUrl'] },
  {
    id: 'reminders',
    title: 'set.reminders',
    keys: [
      'remindersEnabled',
      'remindersAlways',
      'remindAfterMinutes',
      'escalateAfterMinutes',
      'escalateTo',
      'checkInAfterMinutes',
      'repeatEveryMinutes',
      'repeatLimit',
      'holdingText',
    ],
  },
]
