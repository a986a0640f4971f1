import type { Hours } from '../../domain/office-hours/office-hours.rules.js'
import type { SnoozedFor } from '../../schema/words/ticket.js'
import { keepCalendar, type Calendar } from './calendar.js'

// What has to be true, said as plainly as the mission says it, and derived from what was said and done. Instants are
// milliseconds of the epoch.

const minute = 60_000
const longestOnIt = 30

/** One message. `by`: the shopper, the robot, or the id of an agent. */
export interface Said {
  number: number
  by: string
  at: number
  text: string
  clientId: string | null
  isHolding: boolean
}

export interface Snooze {
  for: SnoozedFor
  at: number
  until: number
}

export interface Chat {
  id: string
  /** Which shopper's. */
  shopper: number
  said: Said[]
  notes: { number: number; by: string; clientId: string; text: string }[]
  snooze: Snooze | null
  closedAt: number | null
  /** When it last came back from a snooze, and whether anybody has read it since. */
  wokenAt: number | null
  isWoken: boolean
  readUpTo: number
  seenUpTo: number
  /** When a person last did something that moves it in the list. */
  activeAt: number
  /** The bell has rung for news that a holding reply promised. */
  isOverdue: boolean
  /** Messages of the shopper on which no automatic reply has been decided yet, and the decisions on the others. */
  undecided: Said[]
  decided: Map<number, { text: 'in' | 'out' | null; arrivedAt: number }>
  rings: number
  lastRing: { since: number; step: number } | null
  /** The latest “on it”, and the first from which the escalation is reckoned. */
  onIt: { owedSince: number; at: number; minutes: number; first: number } | null
  /** When the worker last looked whether the bell is due. */
  bellLookedAt: number | null
}

export interface Settings {
  remindersEnabled: boolean
  remindersAlways: boolean
  remindAfterMinutes: number
  escalateAfterMinutes: number
  checkInAfterMinutes: number
  repeatEveryMinutes: number
  repeatLimit: number
}

export interface Version {
  number: number
  from: number
  hours: Hours
  calendar: Calendar
}

export interface Desk {
  chats: Map<string, Chat>
  /** Of each shopper, oldest first. */
  of: Chat[][]
  timeZone: string
  settings: Settings
  settingsVersion: number
  versions: Version[]
}

const noHours = keepCalendar(null)

export const emptyDesk = (timeZone: string, shoppers: number, settings: Settings): Desk => ({
  chats: new Map(),
  of: Array.from({ length: shoppers }, () => []),
  timeZone,
  settings,
  settingsVersion: 1,
  versions: [],
})

export const versionAt = ({ versions }: Desk, at: number): Version | null =>
  versions.findLast(({ from }) => from <= at) ?? null

export const calendarAt = (desk: Desk, at: number): Calendar => versionAt(desk, at)?.calendar ?? noHours

/** The running chat of a shopper: there is at most one (R11). */
export const runningChat = (desk: Desk, shopper: number): Chat | null =>
  desk.of[shopper]!.find(({ closedAt }) => closedAt === null) ?? null

export const lastChat = (desk: Desk, shopper: number): Chat | null => desk.of[shopper]!.at(-1) ?? null

export function newChat(desk: Desk, id: string, shopper: number, at: number): Chat {
  const chat: Chat = {
    id,
    shopper,
    said: [],
    notes: [],
    snooze: null,
    closedAt: null,
    wokenAt: null,
    isWoken: false,
    readUpTo: 0,
    seenUpTo: 0,
    activeAt: at,
    isOverdue: false,
    undecided: [],
    decided: new Map(),
    rings: 0,
    lastRing: null,
    onIt: null,
    bellLookedAt: null,
  }
  desk.chats.set(id, chat)
  desk.of[shopper]!.push(chat)
  return chat
}

export function say(chat: Chat, said: Said) {
  chat.said.push(said)
  if (said.by === 'auto') return
  chat.activeAt = said.at
  chat.isOverdue = false
  if (said.by === 'shopper') chat.undecided.push(said)
  else {
    chat.readUpTo = said.number
    chat.isWoken = false
  }
  // A promise needs a bell, so a holding reply wakes as well (decision 0020).
  if (chat.snooze && (said.by === 'shopper' || said.isHolding)) wake(chat, said.at, said.by === 'shopper')
}

export function wake(chat: Chat, at: number, isUnread = true) {
  chat.snooze = null
  chat.wokenAt = at
  chat.isWoken = isUnread
  chat.activeAt = at
  chat.isOverdue = false
}

export function snooze(chat: Chat, snooze: Snooze) {
  chat.snooze = snooze
  chat.isWoken = false
}

/** Reading moves the mark forward only, and only if there is something to read. */
export function read(chat: Chat, upTo: number) {
  if (upTo <= chat.readUpTo || !(unreadCount(chat) > 0 || chat.isWoken)) return
  chat.readUpTo = upTo
  chat.isWoken = false
}

/** Back to before the shopper's newest message, unless something is unread as it is. */
export function unread(chat: Chat) {
  if (unreadCount(chat) > 0) return
  chat.readUpTo = chat.said.findLast(({ by }) => by === 'shopper')!.number - 1
}

export function close(chat: Chat, at: number) {
  chat.snooze = null
  chat.closedAt = at
  chat.activeAt = at
  chat.isWoken = false
  // What is closed wants no reading.
  chat.readUpTo = chat.said.at(-1)!.number
}

export const isAgent = ({ by }: Said): boolean => by !== 'shopper' && by !== 'auto'

/** Since the first message of the shopper that no agent has answered (R50). */
export function waitingSince({ said, closedAt }: Chat): number | null {
  if (closedAt !== null) return null
  const answered = said.findLastIndex(isAgent)
  return said.find(({ by }, place) => by === 'shopper' && place > answered)?.at ?? null
}

/** Since the last holding reply, if that is the last that people have said (R57). */
export function promisedSince({ said, closedAt }: Chat): number | null {
  const last = said.findLast(({ by }) => by !== 'auto')
  return closedAt === null && last?.isHolding ? last.at : null
}

const owedSince = (chat: Chat) => waitingSince(chat) ?? promisedSince(chat)

/** What an agent has said about this wait, and no snooze has ended (R59, decision 0021). */
function onItOf(chat: Chat) {
  const isOfNow = chat.onIt?.owedSince === owedSince(chat) && chat.onIt.at >= (chat.wokenAt ?? 0)
  return isOfNow ? chat.onIt : null
}

/** From when the bell counts; null: it is silent. It begins anew when a snooze ends, and with “on it”. */
export function bellSince(chat: Chat): number | null {
  const since = owedSince(chat)
  if (since === null || chat.snooze) return null
  return Math.max(since, chat.wokenAt ?? 0, onItOf(chat)?.at ?? 0)
}

/** However often somebody is on it, the team hears of it at last: reckoned from the first until it has escalated. */
export function saysOnIt(chat: Chat, minutes: number, now: number) {
  const since = bellSince(chat)
  if (since === null) return
  const hasEscalated = chat.lastRing?.since === since && chat.lastRing.step >= 2
  const first = (!hasEscalated && onItOf(chat)?.first) || now
  chat.onIt = { owedSince: owedSince(chat)!, at: now, minutes, first }
}

export const unreadCount = ({ said, readUpTo }: Chat): number =>
  said.filter(({ by, number }) => by === 'shopper' && number > readUpTo).length

/** Each wait of the shopper, from the first unanswered message to what ended it. */
export function waitsOf({ said, closedAt }: Chat) {
  const waits: {
    number: number
    since: number
    end: { by: 'reply' | 'holding-reply' | 'close'; at: number } | null
  }[] = []
  for (const each of said) {
    const last = waits.at(-1)
    const isWaiting = last?.end === null
    if (each.by === 'shopper' && !isWaiting) waits.push({ number: each.number, since: each.at, end: null })
    if (isAgent(each) && isWaiting) last.end = { by: each.isHolding ? 'holding-reply' : 'reply', at: each.at }
  }
  const last = waits.at(-1)
  if (last?.end === null && closedAt !== null) last.end = { by: 'close', at: closedAt }
  return waits
}

/** Whoever waits, longest first; behind them the rest, newest activity first (R50). */
export function placeInList(chat: Chat): [group: 0 | 1, order: number] {
  const since = waitingSince(chat) ?? (chat.isOverdue ? promisedSince(chat) : null)
  return since !== null ? [0, since] : [1, -chat.activeAt]
}

/** Office hours count, unless the bell always rings, or there are none (R56, decision 0012); null: around the clock. */
export function calendarOfBell({ settings }: Desk, calendar: Calendar): Calendar | null {
  return settings.remindersAlways || !calendar.isSet ? null : calendar
}

/** When the reminder and the escalation of this run of the bell are due, by the hours and settings of now (R55–R57). */
export function firstRingsDue(desk: Desk, chat: Chat, now: number): [number, number] | null {
  const since = bellSince(chat)
  if (since === null || !desk.settings.remindersEnabled) return null
  const { remindAfterMinutes, escalateAfterMinutes, checkInAfterMinutes } = desk.settings
  const onIt = onItOf(chat)
  const isPromise = waitingSince(chat) === null
  const first = onIt?.minutes ?? (isPromise ? checkInAfterMinutes : remindAfterMinutes)
  const between = escalateAfterMinutes - remindAfterMinutes
  const counted = calendarOfBell(desk, calendarAt(desk, now))
  const after = (from: number, minutes: number) =>
    counted ? counted.afterOpenMinutes(from, minutes) : from + minutes * minute
  const due = after(since, first) ?? since + first * minute
  const latest = onIt
    ? (after(onIt.first, longestOnIt + between) ?? onIt.first + (longestOnIt + between) * minute)
    : Infinity
  const second = after(since, first + between) ?? due + between * minute
  return [Math.min(due, latest), Math.min(second, latest)]
}

/** Which automatic reply a message gets: by the moment when it arrived, whatever came later (R25–R28). */
export function decide(
  desk: Desk,
  chat: Chat,
  message: Said,
): { text: 'in' | 'out' | null; version: number | null } {
  const version = versionAt(desk, message.at)
  const calendar = version?.calendar ?? noHours
  const answer = (text: 'in' | 'out' | null) => ({ text, version: version?.number ?? null })
  if (chat.closedAt !== null || !calendar.isSet) return answer(null)
  const isNewRequest = message === chat.said[0]
  if (calendar.isOpen(message.at)) return answer(isNewRequest ? 'in' : null)
  if (isNewRequest) return answer('out')
  const before = [...chat.decided].findLast(([number, { text }]) => text === 'out' && number < message.number)
  const isSameStretch =
    before &&
    !calendar.isOpen(before[1].arrivedAt) &&
    calendar.openBetween(before[1].arrivedAt, message.at) === 0
  const agent = chat.said.findLast((said) => isAgent(said) && said.number < message.number)
  const isTalking = agent && message.at - agent.at <= 5 * minute
  return answer(isSameStretch || isTalking ? null : 'out')
}

/** The hours are others: a ticket that waits for an opening comes back at the new one, or now if that has been (0020). */
export function moveSnooze({ snooze }: Chat, before: Calendar, calendar: Calendar, now: number) {
  // One that is due and not yet woken stays due.
  if (snooze?.for !== 'opening' || snooze.until <= now) return
  const opening = calendar.nextOpening(snooze.at)
  const hasOpened = !before.isOpen(now) || (opening !== null && opening <= now)
  const isHere = hasOpened && calendar.isOpen(now)
  snooze.until = isHere ? now : (calendar.nextOpening(now) ?? snooze.until)
}
