import { computed } from 'vue'
import { createI18n } from 'vue-i18n'
import { en, type Messages } from './en'
import { fr } from './fr'

export type Language = 'en' | 'fr'

declare module 'vue-i18n' {
  export interface DefineLocaleMessage extends Messages {}
}

const STORED = 'deskbell.language'

export const i18n = createI18n<[Messages], Language, false>({
  legacy: false,
  locale: chosen() ?? ofBrowser(),
  fallbackLocale: 'en',
  messages: { en, fr },
  pluralRules: { fr: (count: number) => (count > 1 ? 1 : 0) },
})

document.documentElement.lang = i18n.global.locale.value

export const language = computed(() => i18n.global.locale.value as Language)

/** The agent's own language, unless another one was picked on this device. */
export const speakAs = (agentLanguage: Language) => speak(chosen() ?? agentLanguage)

export function pickLanguage(picked: Language) {
  localStorage.setItem(STORED, picked)
  speak(picked)
}

function speak(spoken: Language) {
  i18n.global.locale.value = spoken
  document.documentElement.lang = spoken
}

function chosen(): Language | null {
  const stored = localStorage.getItem(STORED)
  return stored === 'en' || stored === 'fr' ? stored : null
}

function ofBrowser(): Language {
  return navigator.language.toLowerCase().startsWith('fr') ? 'fr' : 'en'
}
