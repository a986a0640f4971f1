import { badInput } from '../errors.js'
import { isEntry, type Entry, type Line, type LineOf } from './format.js'
import type { PlacedRead } from './read-lines.js'

/** What is written together or not at all: a line, or a ticket with all that happened in it. */
export type Unit =
  | { kind: 'line'; line: Exclude<Line, Entry | LineOf<'ticket'>> }
  | { kind: 'ticket'; ticket: LineOf<'ticket'>; entries: Entry[] }

export interface Batch {
  units: Unit[]
  /** How far the file has been read, in bytes. */
  endsAt: number
}

const linesAtOnce = 500

/** Of a file that has been checked. The last ticket of one that is cut off may lack its end: it is left for the whole file. */
export async function* batchesOf(lines: AsyncIterable<PlacedRead>): AsyncGenerator<Batch, void, void> {
  let units: Unit[] = []
  let [count, endsAt] = [0, 0]
  let isWhole = false
  for await (const read of lines) {
    if (read.kind === 'fault' && read.isEnded) throw read.fault
    if (read.kind === 'end') isWhole = true
    if (read.kind === 'line') {
      if (!isEntry(read.line) && count >= linesAtOnce) {
        yield { units, endsAt }
        ;[units, count] = [[], 0]
      }
      add(units, read.line)
      count++
    }
    endsAt = read.endsAt
  }
  if (!isWhole && units.at(-1)?.kind === 'ticket') units.pop()
  if (units.length > 0) yield { units, endsAt }
}

function add(units: Unit[], line: Line) {
  const last = units.at(-1)
  if (line.type === 'ticket') units.push({ kind: 'ticket', ticket: line, entries: [] })
  else if (!isEntry(line)) units.push({ kind: 'line', line })
  else if (last?.kind === 'ticket' && last.ticket.id === line.ticket) last.entries.push(line)
  else throw badInput('ticket', 'The file has changed since it was checked.')
}
