import { badInput, type Refusal } from '../errors.js'
import { mostLabels } from '../label/label.rules.js'
import { isEntry, type Entry, type Header, type Line, type LineOf } from './format.js'
import type { PlacedRead } from './read-lines.js'

export interface PlacedFault {
  /** 1, 2, 3 … */
  line: number
  fault: Refusal
}

export interface Checked {
  /** Null: the first line is none. */
  header: Header | null
  /** How many lines there are of each type. */
  counts: Record<string, number>
  /** The first of them. */
  faults: PlacedFault[]
  faultCount: number
  /** Tickets that are not closed in the file. */
  openTickets: number
  /** The file has its last line. */
  isWhole: boolean
}

export interface CheckWish {
  now: Date
  /** Names that labels of the account have already. */
  labels: string[]
  /** Open tickets are closed rather than refused. */
  closesOpen: boolean
  /** A file that is cut off is taken as far as it goes. */
  isPartial: boolean
}

const mostFaults = 100
const mostEntries = 20_000
const dayMillis = 86_400_000

/**
 * Reads a whole file before anything of it is written, and tells all that is wrong with it, line by line. It remembers ids
 * and nothing else of what it has read.
 */
export async function checkExport(lines: AsyncIterable<PlacedRead>, wish: CheckWish): Promise<Checked> {
  const checked: Checked = {
    header: null,
    counts: {},
    faults: [],
    faultCount: 0,
    openTickets: 0,
    isWhole: false,
  }
  const look = lookerOf(wish, checked, refuse)
  let last = 0
  for await (const { number, isEnded, ...read } of lines) {
    last = number
    if (checked.isWhole) refuse(number, badInput('', 'Nothing stands behind the end.'))
    else if (read.kind === 'header') checked.header = read.header
    else if (read.kind === 'line') look.line(read.line, number)
    else if (read.kind === 'end') {
      look.end()
      checked.isWhole = true
      refuseOtherCounts(read.counts, number)
    } else if (isEnded || !wish.isPartial) refuse(number, read.fault)
    if (!checked.header) return checked
  }
  if (!checked.header) refuse(1, badInput('', 'The first line, the header, is missing.'))
  else if (!checked.isWhole && !wish.isPartial)
    refuse(last + 1, badInput('', 'The file is cut off: its last line, the end, is missing.'))
  return checked

  function refuse(line: number, fault: Refusal) {
    checked.faultCount++
    if (checked.faults.length < mostFaults) checked.faults.push({ line, fault })
  }

  function refuseOtherCounts(counts: Record<string, number> | null, number: number) {
    for (const [type, told] of Object.entries(counts ?? {})) {
      const found = checked.counts[type] ?? 0
      if (found !== told)
        refuse(number, badInput(`counts.${type}`, `It says ${told}, and there are ${found}.`))
    }
  }
}

interface OpenGroup {
  ticket: LineOf<'ticket'>
  line: number
  entries: number
  messages: number
}

/** What must fit from one line to the next. */
function lookerOf(wish: CheckWish, checked: Checked, refuse: (line: number, fault: Refusal) => void) {
  const latest = new Date(wish.now.getTime() + dayMillis)
  const [profiles, erased] = [new Set<string>(), new Set<string>()]
  const [notes, tickets] = [new Set<string>(), new Set<string>()]
  const labels = new Set(wish.labels.map((name) => name.toLowerCase()))
  let group: OpenGroup | null = null

  function line(read: Line, number: number) {
    checked.counts[read.type] = (checked.counts[read.type] ?? 0) + 1
    if (!isEntry(read)) end()
    const say = (field: string, message: string) => refuse(number, badInput(field, message))
    if ('at' in read && read.at > latest) say('at', 'It has not happened yet.')
    switch (read.type) {
      case 'label':
        return label(read.name, say, 'name')
      case 'profile':
        if (profiles.has(read.id)) say('id', 'There is a profile of this id above.')
        profiles.add(read.id)
        if (read.erasedAt) erased.add(read.id)
        return
      case 'profile-note':
        if (notes.has(read.id)) say('id', 'There is a note of this id above.')
        notes.add(read.id)
        return profileOf(read.profile, say)
      case 'profile-event':
        return profileOf(read.profile, say)
      case 'ticket':
        if (tickets.has(read.id)) say('id', 'There is a ticket of this id above.')
        tickets.add(read.id)
        profileOf(read.profile, say)
        for (const [place, name] of (read.labels ?? []).entries()) label(name, say, `labels.${place}`)
        ticket(read, say)
        group = { ticket: read, line: number, entries: 0, messages: 0 }
        return
      case 'stopped-number':
        return
      case 'message':
      case 'note':
      case 'event':
        return entry(read, say)
    }
  }

  function profileOf(id: string, say: Say) {
    if (!profiles.has(id)) say('profile', 'There is no profile of this id above.')
  }

  function label(name: string, say: Say, field: string) {
    labels.add(name.toLowerCase())
    if (labels.size > mostLabels) say(field, `At most ${mostLabels} labels.`)
  }

  function ticket({ status, createdAt, closedAt, waits }: LineOf<'ticket'>, say: Say) {
    if (createdAt > latest) say('createdAt', 'It has not happened yet.')
    if (closedAt && closedAt < createdAt) say('closedAt', 'Before it began.')
    const numbers = waits?.map(({ number }) => number) ?? []
    if (new Set(numbers).size < numbers.length) say('waits', 'Two begin with the same message.')
    if (!status || status === 'closed') return
    checked.openTickets++
    if (!wish.closesOpen) say('status', 'It is open: somebody may wait there.')
  }

  function entry(read: Entry, say: Say) {
    if (group?.ticket.id !== read.ticket) return say('ticket', 'It stands behind the line of its ticket.')
    group.entries++
    if (read.type === 'message') group.messages++
    if (read.number !== null && read.number !== group.entries) say('number', `It is number ${group.entries}.`)
    if (group.entries === mostEntries + 1) say('ticket', `At most ${mostEntries} lines in a ticket.`)
    if (read.type !== 'event' && read.text.trim() === '' && !erased.has(group.ticket.profile))
      say('text', 'It is empty.')
  }

  /** A ticket is whole. */
  function end() {
    if (group?.messages === 0) refuse(group.line, badInput('id', 'No message of this ticket follows.'))
    group = null
  }

  return { line, end }
}

type Say = (field: string, message: string) => void
