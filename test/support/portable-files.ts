import { randomUUID } from 'node:crypto'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeAccount } from '../../domain/portable/write-account.js'
import { openSnapshot } from '../../platform/snapshot.js'
import { Account } from '../../schema/account.js'
import type { BuiltAccount } from './builders.js'
import { run, type Ran } from './command-line.js'
import { servers } from './servers.js'

export type JsonLine = Record<string, any>

const folder = mkdtemp(join(tmpdir(), 'deskbell-test-'))

export const newPath = async (): Promise<string> => join(await folder, `${randomUUID()}.ndjson`)

export async function writeLines(lines: (JsonLine | string)[], tail = '\n'): Promise<string> {
  const path = await newPath()
  const texts = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)))
  await writeFile(path, texts.join('\n') + tail)
  return path
}

/** What `export` writes, line for line. */
export async function exportOf({ publicId }: Pick<BuiltAccount, 'publicId'>): Promise<JsonLine[]> {
  const { app } = await servers()
  const account = await app.database.manager.findOneByOrFail(Account, { publicId })
  const snapshot = await openSnapshot(app.database)
  try {
    let text = ''
    for await (const piece of writeAccount(snapshot.db, account, app.clock.now())) text += piece.text
    return readLines(text)
  } finally {
    await snapshot.close()
  }
}

export const readLines = (text: string): JsonLine[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

export const importInto = (
  { publicId }: Pick<BuiltAccount, 'publicId'>,
  path: string,
  ...more: string[]
): Promise<Ran> => run('import', '--account', publicId, '--file', path, ...more)

/** Without header and end, and with 1, 2, 3 for the ids: what is left is the same wherever it is. */
export function sameAnywhere(lines: JsonLine[]): JsonLine[] {
  const numbers = new Map<string, string>()
  const numberOf = (kind: string, id: string) => {
    const key = `${kind} ${id}`
    if (!numbers.has(key)) numbers.set(key, `${numbers.size + 1}`)
    return numbers.get(key)
  }
  return lines
    .filter((line) => !('deskbell' in line))
    .map((line) => ({
      ...line,
      ...(named.has(line.type) && { id: numberOf(line.type, line.id) }),
      ...(line.profile && { profile: numberOf('profile', line.profile) }),
      ...(line.ticket && { ticket: numberOf('ticket', line.ticket) }),
    }))
}

const named = new Set(['profile', 'profile-note', 'ticket'])

export const header = (account = 'old-helpdesk'): JsonLine => ({ deskbell: 'export', version: 1, account })
export const end: JsonLine = { deskbell: 'end' }

/** A file as another helpdesk would have it: `count` tickets with `messages` each, of ten shoppers. */
export function oldTickets(count: number, messages = 2, account?: string): JsonLine[] {
  const at = (minutes: number) => new Date(Date.UTC(2023, 3, 3, 8, minutes)).toISOString()
  const profiles = Array.from({ length: 10 }, (_, n) => ({
    ...{ type: 'profile', id: `p${n}`, externalId: `old-${n}`, name: `Shopper ${n}`, createdAt: at(0) },
  }))
  const tickets = Array.from({ length: count }, (_, n) => [
    { type: 'ticket', id: `t${n}`, profile: `p${n % 10}`, channel: 'chat', createdAt: at(n) },
    ...Array.from({ length: messages }, (_, m) => ({
      ...{ type: 'message', ticket: `t${n}`, text: `Line ${m} of ticket ${n}`, at: at(n + m) },
      ...(m % 2 === 0 ? { from: 'shopper' } : { from: 'agent', agent: { name: 'Max' } }),
    })),
  ])
  return [header(account), ...profiles, ...tickets.flat(), end]
}
