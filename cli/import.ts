import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { badInput } from '../domain/errors.js'
import { checkExport, type Checked } from '../domain/portable/check-export.js'
import { importAccount } from '../domain/portable/import-account.js'
import { linesOf } from '../domain/portable/lines-of.js'
import { readLines, type PlacedRead } from '../domain/portable/read-lines.js'
import { batchesOf } from '../domain/portable/units-of.js'
import { referenceOf } from '../domain/ticket/reference.rules.js'
import { Label } from '../schema/label.js'
import type { At, Command } from './commands.js'
import { findDesk } from './find-desk.js'
import { grouped, openProgress, pace } from './progress.js'
import { onStop } from './stop.js'

export const importDesk: Command = {
  name: 'import',
  what: 'Brings profiles and closed tickets from a file into a desk: see docs/export.md. Safe to repeat.',
  options: [
    { name: 'account', sample: 'acme', what: 'The desk', isNeeded: true },
    { name: 'file', sample: 'acme.ndjson', what: 'Where from; - is the standard input', isNeeded: true },
    { name: 'check', what: 'Only looks whether the file is good, and writes nothing', isFlag: true },
    { name: 'close-open', what: 'Closes tickets that are open in the file, and lists them', isFlag: true },
    { name: 'partial', what: 'Takes a file that is cut off as far as it goes', isFlag: true },
  ],
  async run(at) {
    const { given } = at
    if (given.file !== '-') return importPath(at, String(given.file))
    // It is read twice.
    const folder = await mkdtemp(join(tmpdir(), 'deskbell-import-'))
    try {
      const path = join(folder, 'input.ndjson')
      await pipeline(process.stdin, createWriteStream(path, { mode: 0o600 }))
      return await importPath(at, path)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}

async function importPath(at: At, path: string): Promise<number> {
  const { app, given, say } = at
  const account = await findDesk(app.database.manager, String(given.account))
  const file = await stat(path).catch((error: Error) => {
    throw badInput('file', error.message)
  })
  if (!file.isFile()) throw badInput('file', 'It is read twice, so it has to be a file, or - for the input.')
  const { size } = file
  const stop = onStop()
  try {
    const labels = await app.database.manager.findBy(Label, { accountId: account.id })
    const looking = openProgress('Check ')
    const lines = tapped(path, ({ number, endsAt }) => {
      looking.at(endsAt, size, `${grouped(number)} lines`)
      return !stop.isAsked
    })
    const checked = await checkExport(lines, {
      now: app.clock.now(),
      labels: labels.map(({ name }) => name),
      closesOpen: given['close-open'] === true,
      isPartial: given.partial === true,
    })
    if (stop.isAsked) return stopped('Stopped. Nothing was written.')
    looking.end(summaryOf(checked))
    const { header } = checked
    if (!header || checked.faultCount > 0) return complain(checked)
    if (given.check) return 0

    const bringing = openProgress('Import')
    const begun = performance.now()
    const all = { ...nothing }
    for await (const { endsAt, closed, ...brought } of importAccount(
      app,
      account,
      header,
      batchesOf(tapped(path, () => true)),
    )) {
      for (const key of Object.keys(all) as (keyof typeof all)[]) all[key] += brought[key]
      for (const { ticketId, source, waitingSince } of closed)
        say(
          `${referenceOf({ id: ticketId })}\tclosed\t${waitingSince ? `somebody has waited since ${waitingSince.toISOString()}` : 'nobody waits'}\t${source}`,
        )
      bringing.at(endsAt, size, pace(all.tickets + all.known, 'tickets', begun))
      if (stop.isAsked)
        return stopped(`Stopped. What was written stays: ${told(all)}. The same command goes on from here.`)
    }
    bringing.end(`${told(all)}; ${counted(all.known, 'ticket')} known before.`)
    return 0
  } finally {
    stop.forget()
  }
}

async function* tapped(
  path: string,
  look: (line: PlacedRead) => boolean,
): AsyncGenerator<PlacedRead, void, void> {
  for await (const line of readLines(linesOf(createReadStream(path)))) {
    if (!look(line)) return
    yield line
  }
}

const nothing = { profiles: 0, events: 0, notes: 0, tickets: 0, messages: 0, known: 0 }

const told = ({ profiles, events, notes, tickets, messages }: typeof nothing) =>
  `${counted(profiles, 'new profile')}, ${counted(events, 'event')}, ${counted(notes, 'note')}, ` +
  `${counted(tickets, 'ticket')} with ${counted(messages, 'message')}`

function summaryOf({ counts, faultCount }: Checked): string {
  if (faultCount > 0) return `${counted(faultCount, 'line')} that cannot be taken. Nothing was written.`
  const told = Object.entries(counts).map(([type, count]) => counted(count, type))
  return told.length > 0 ? told.join(', ') : 'nothing in it.'
}

function complain({ faults, faultCount, openTickets, isWhole }: Checked): number {
  for (const { line, fault } of faults) {
    const { field } = fault.details
    process.stderr.write(`line ${line}: ${fault.code}${field ? ` ${field}` : ''}: ${fault.message}\n`)
  }
  if (faultCount > faults.length) process.stderr.write(`… and ${faultCount - faults.length} more.\n`)
  if (openTickets > 0)
    process.stderr.write(
      'Close open tickets where they are, or let --close-open close them here: it lists those whose shopper waits.\n',
    )
  if (!isWhole) process.stderr.write('--partial takes a file that is cut off as far as it goes.\n')
  return 1
}

function stopped(words: string): number {
  process.stderr.write(`\n${words}\n`)
  return 1
}

const counted = (count: number, what: string) => `${grouped(count)} ${what}${count === 1 ? '' : 's'}`
