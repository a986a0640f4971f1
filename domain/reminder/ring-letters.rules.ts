import type { Presence } from '../../schema/words/team.js'

/** Rings of so long after the first one come in one letter (R59). */
const gatherMinutes = 1
/** An agent gets at most one letter in so long. */
export const apartMinutes = 15

interface Away {
  presence: Presence
  chosenPresence: Presence
  doNotDisturbUntil: Date | null
  mailsRings: boolean
}

/**
 * Which rings go to an agent by e-mail (R62): none while a console of theirs is there to ring, unless they have said that
 * they are away. Whoever is not to be disturbed, and has gone, is told of escalations alone, behind which nothing comes.
 */
export function ringsByMail(
  { presence, chosenPresence, doNotDisturbUntil, mailsRings }: Away,
  now: Date,
): 'all' | 'escalations' | 'none' {
  if (!mailsRings || presence !== 'away') return 'none'
  const isOver = doNotDisturbUntil !== null && doNotDisturbUntil <= now
  return chosenPresence === 'do-not-disturb' && !isOver ? 'escalations' : 'all'
}

/** When the letter is written that a ring of now belongs to. */
export function ringLetterDueAt(lastAt: Date | null, now: Date): Date {
  const gathered = now.getTime() + gatherMinutes * 60_000
  return new Date(Math.max(gathered, lastAt ? lastAt.getTime() + apartMinutes * 60_000 : 0))
}

/** How long somebody has waited: “5 minutes”, “2 h 05”, “3 days”. */
export function spanInWords(since: Date, now: Date, language: 'en' | 'fr'): string {
  const minutes = Math.max(1, Math.floor((now.getTime() - since.getTime()) / 60_000))
  if (minutes < 60) return minutes === 1 ? '1 minute' : `${minutes} minutes`
  const hours = Math.floor(minutes / 60)
  if (hours < 48) return `${hours} h ${String(minutes % 60).padStart(2, '0')}`
  const days = Math.floor(hours / 24)
  return language === 'fr' ? `${days} jours` : `${days} days`
}
