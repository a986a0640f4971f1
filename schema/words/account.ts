import { registerEnumType } from 'type-graphql'
import type { WordOf } from './word.js'

export const Language = { EN: 'en', FR: 'fr' } as const
export type Language = WordOf<typeof Language>
registerEnumType(Language, { name: 'Language', description: 'Languages that Deskbell speaks.' })

export const Visibility = { HIDDEN: 'hidden', SIGNED_IN: 'signed-in' } as const
export type Visibility = WordOf<typeof Visibility>
registerEnumType(Visibility, {
  name: 'Visibility',
  description: 'Who sees the Chat tab (R4).',
  valuesConfig: {
    HIDDEN: { description: 'Nobody.' },
    SIGNED_IN: { description: 'Shoppers whose identity the shop has proved (R2).' },
  },
})

export const LauncherSide = { LEFT: 'left', RIGHT: 'right' } as const
export type LauncherSide = WordOf<typeof LauncherSide>
registerEnumType(LauncherSide, {
  name: 'LauncherSide',
  description: 'A side of the window, whichever way its text runs.',
})

export const Assignment = { MANUAL: 'manual', ROUND_ROBIN: 'round-robin' } as const
export type Assignment = WordOf<typeof Assignment>
registerEnumType(Assignment, {
  name: 'Assignment',
  description: 'Who gets a new chat (R48).',
  valuesConfig: {
    MANUAL: { description: 'Nobody, until somebody takes or gives it.' },
    ROUND_ROBIN: {
      description: 'Of the agents who are online, whoever was given one longest ago; nobody, if none is.',
    },
  },
})
