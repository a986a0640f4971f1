import type { EntryFragment } from '../graphql/generated'

export type Message = Extract<EntryFragment, { author: string }>
export type Note = Exclude<EntryFragment, Message | TicketEvent>
export type TicketEvent = Extract<EntryFragment, { kind: string }>

export type Block =
  | { kind: 'new'; key: string }
  | { kind: 'messages'; key: string; messages: Message[] }
  | { kind: 'note'; key: string; note: Note }
  | { kind: 'event'; key: string; event: TicketEvent }
export type Day = { key: string; at: string; blocks: Block[] }

const TOGETHER_MS = 5 * 60_000
const SILENT = ['READ', 'UNREAD', 'SEEN', 'TEXT_SENT', 'TEXT_DELIVERED', 'LETTER_SENT']

export const isMessage = (entry: EntryFragment): entry is Message => 'author' in entry
/** How far the text of a message has got, as the newest news of it says. */
export function textStateOf(entries: EntryFragment[], number: number): TextState {
  const told = entries.findLast(
    (entry) => 'kind' in entry && entry.kind.startsWith('TEXT_') && entry.upTo === number,
  )
  return told && 'kind' in told ? (told.kind as TextState) : 'QUEUED'
}

export type TextState =
  'QUEUED' | 'TEXT_SENT' | 'TEXT_DELIVERED' | 'TEXT_UNDELIVERED' | 'TEXT_FAILED' | 'TEXT_UNKNOWN'

/** What became of the letters that carry messages, by their numbers; those on their way are not there. */
export function lettersIn(entries: EntryFragment[]): Map<number, LetterEnd> {
  const ends = entries.flatMap((entry) =>
    'kind' in entry && isLetterEnd(entry.kind) ? [[entry.upTo!, entry.kind] as const] : [],
  )
  return new Map(ends)
}

export type LetterEnd = 'LETTER_SENT' | 'LETTER_FAILED'
const isLetterEnd = (kind: string): kind is LetterEnd => kind === 'LETTER_SENT' || kind === 'LETTER_FAILED'

const isNote = (entry: EntryFragment): entry is Note => !isMessage(entry) && !('kind' in entry)

/** Every entry once, by number: pages, live updates and replays may overlap. */
export function merged(...lists: EntryFragment[][]) {
  const byNumber = new Map(lists.flat().map((entry) => [entry.number, entry]))
  return [...byNumber.values()].sort((a, b) => a.number - b.number)
}

/** The thread as it is drawn: days, in them groups of one author within five minutes, and what happened between. */
export function intoDays(entries: EntryFragment[], newFrom: number | null): Day[] {
  const days: Day[] = []
  for (const entry of entries) {
    if ('kind' in entry && SILENT.includes(entry.kind)) continue
    const date = new Date(entry.at).toDateString()
    if (days.at(-1)?.key !== date) days.push({ key: date, at: entry.at, blocks: [] })
    const { blocks } = days.at(-1)!
    if (entry.number === newFrom) blocks.push({ kind: 'new', key: 'new' })
    const last = blocks.at(-1)
    if (isNote(entry)) blocks.push({ kind: 'note', key: entry.id, note: entry })
    else if (!isMessage(entry)) blocks.push({ kind: 'event', key: entry.id, event: entry })
    else if (last?.kind === 'messages' && goesWith(last.messages.at(-1)!, entry)) last.messages.push(entry)
    else blocks.push({ kind: 'messages', key: entry.id, messages: [entry] })
  }
  return days
}

function goesWith(before: Message, message: Message) {
  return (
    before.author === message.author &&
    before.agent?.id === message.agent?.id &&
    Date.parse(message.at) - Date.parse(before.at) <= TOGETHER_MS
  )
}
