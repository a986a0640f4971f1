import { computed, ref } from 'vue'
import { english } from './english'
import { french } from './french'

export type Language = 'en' | 'fr'

/** The language of the account, and with it of every word in the hub. */
export const language = ref<Language>('en')
export const says = computed(() => (language.value === 'fr' ? french : english))

export function speak(chosen: Language) {
  language.value = chosen
  document.documentElement.lang = chosen
}

/** Names in braces are places for links and buttons; see `pieces`. */
export interface Texts {
  panel: string
  close: string
  tabChat: string
  options: string
  log: string
  label: string
  placeholder: string
  send: string
  emoji: string
  findEmoji: string
  noEmoji: string
  full: string
  count(length: number, most: number): string
  legalBoth: string
  legalOne(which: 'privacy' | 'terms'): string
  privacy: string
  terms: string
  newTab: string
  openNow: string
  closed: string
  closedUntil(when: string): string
  today(time: string): string
  tomorrow(time: string): string
  onDay(day: string, time: string): string
  onDate(date: string, time: string): string
  shopTime(time: string, zone: string): string
  you: string
  auto: string
  agentTyping(name: string): string
  sending: string
  failed: string
  refused: string
  refusedDelete: string
  failedRetry: string
  failedDelete: string
  newMessages(count: number): string
  earlier: string
  sound: string
  end: string
  endTitle: string
  endBody: string
  endKeep: string
  ended: string
  startNew: string
  startNewAndSend: string
  offline: string
  reconnecting: string
  connected: string
  tryNow: string
  unavailable: string
  expired: string
  slow(seconds: number): string
}

/** "a {b} c" → a · b · c, with the names marked, so that a sentence keeps its order in every language. */
export function pieces(text: string): { name?: string; text: string }[] {
  return text
    .split(/(\{\w+\})/)
    .filter(Boolean)
    .map((piece) => (piece.startsWith('{') ? { name: piece.slice(1, -1), text: '' } : { text: piece }))
}
