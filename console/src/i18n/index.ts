import { computed } from 'vue'
import { createI18n } from 'vue-i18n'
import type { bulk } from './en/bulk'
import type { core } from './en/core'
import type { firstRun } from './en/firstRun'
import type { dashboard } from './en/dashboard'
import type { merge } from './en/merge'
import type { settings } from './en/settings'
import type { story } from './en/story'

export type Language = 'en' | 'fr'
type Messages = typeof core &
  typeof bulk &
  typeof firstRun &
  typeof dashboard &
  typeof merge &
  typeof settings &
  typeof story

declare module 'vue-i18n' {
  export interface DefineLocaleMessage extends Messages {}
}

/** The texts of the inbox come with the page; those of rooms that are entered later come with the room. */
const ROOMS = {
  core: {
    en: async () => (await import('./en/core')).core,
    fr: async () => (await import('./fr/core')).core,
  },
  bulk: {
    en: async () => (await import('./en/bulk')).bulk,
    fr: async () => (await import('./fr/bulk')).bulk,
  },
  firstRun: {
    en: async () => (await import('./en/firstRun')).firstRun,
    fr: async () => (await import('./fr/firstRun')).firstRun,
  },
  dashboard: {
    en: async () => (await import('./en/dashboard')).dashboard,
    fr: async () => (await import('./fr/dashboard')).dashboard,
  },
  merge: {
    en: async () => (await import('./en/merge')).merge,
    fr: async () => (await import('./fr/merge')).merge,
  },
  settings: {
    en: async () => (await import('./en/settings')).settings,
    fr: async () => (await import('./fr/settings')).settings,
  },
  story: {
    en: async () => (await import('./en/story')).story,
    fr: async () => (await import('./fr/story')).story,
  },
}
export type Room = keyof typeof ROOMS

const STORED = 'deskbell.language'
const needed = new Set<Room>()
const loaded = new Set<string>()

export const i18n = createI18n<[Messages], Language, false>({
  legacy: false,
  locale: chosen() ?? ofBrowser(),
  fallbackLocale: false,
  messages: {} as Record<Language, Messages>,
  // Of three forms the first is for none at all, as in English.
  pluralRules: {
    fr: (count, forms) => (forms === 3 ? Math.min(count, 2) : Number(count > 1)),
  },
})

document.documentElement.lang = i18n.global.locale.value

export const language = computed(() => i18n.global.locale.value as Language)

/** Before a room is drawn. */
export async function needTexts(room: Room) {
  needed.add(room)
  // The language may become another one while the texts are on their way.
  while (!isLoaded(room, language.value)) await load(room, language.value)
}

/** The agent's own language, unless another one was picked on this device. */
export const speakAs = (agentLanguage: Language) => speak(chosen() ?? agentLanguage)

export function pickLanguage(picked: Language) {
  localStorage.setItem(STORED, picked)
  return speak(picked)
}

async function speak(spoken: Language) {
  // Rooms that are entered meanwhile are waited for as well.
  while (![...needed].every((room) => isLoaded(room, spoken)))
    await Promise.all([...needed].map((room) => load(room, spoken)))
  i18n.global.locale.value = spoken
  document.documentElement.lang = spoken
}

async function load(room: Room, spoken: Language) {
  if (isLoaded(room, spoken)) return
  i18n.global.mergeLocaleMessage(spoken, await ROOMS[room][spoken]())
  loaded.add(`${room} ${spoken}`)
}

const isLoaded = (room: Room, spoken: Language) => loaded.has(`${room} ${spoken}`)

function chosen(): Language | null {
  const stored = localStorage.getItem(STORED)
  return stored === 'en' || stored === 'fr' ? stored : null
}

function ofBrowser(): Language {
  return navigator.language.toLowerCase().startsWith('fr') ? 'fr' : 'en'
}
