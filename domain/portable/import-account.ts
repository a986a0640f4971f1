import type { App } from '../../platform/app.js'
import type { Tx } from '../../platform/transaction.js'
import type { Account } from '../../schema/account.js'
import { OfficeHours } from '../../schema/office-hours.js'
import { writeAudit } from '../audit/write-audit.js'
import type { Header, LineOf } from './format.js'
import { importOf, type Import } from './imported.js'
import { importLabels } from './import-labels.js'
import { importProfileEvents, importProfileNotes, importStoppedNumbers } from './import-about-profiles.js'
import { importProfiles } from './import-profiles.js'
import { importTickets, type ImportedTickets } from './import-tickets.js'
import type { Batch, Unit } from './units-of.js'

/** What a batch has brought that was not here. `known`: tickets that were. */
export interface Brought extends ImportedTickets {
  profiles: number
  events: number
  notes: number
}

/**
 * Brings the lines of a checked file into an account, some hundreds in each transaction. What is here stays as it is, and
 * nothing comes twice: whoever was stopped, or killed, anywhere, begins again with the same file (docs/decisions/0051).
 */
export async function* importAccount(
  app: App,
  account: Account,
  header: Header,
  batches: AsyncIterable<Batch>,
): AsyncGenerator<Brought & Pick<Batch, 'endsAt'>, void, void> {
  const hours = await app.database.manager.find(OfficeHours, {
    where: { accountId: account.id },
    order: { version: 'DESC' },
  })
  const from = importOf(account, header, hours)
  await app.transaction((tx) =>
    writeAudit(
      tx,
      { accountId: account.id, id: null },
      {
        action: 'account-imported',
        subject: 'account',
        id: account.id,
        after: { importedFrom: header.account },
      },
    ),
  )
  for await (const { units, endsAt } of batches) {
    const brought = await app.transaction((tx) => importBatch(tx, from, units))
    yield { ...brought, endsAt }
  }
}

async function importBatch(tx: Tx, from: Import, units: Unit[]): Promise<Brought> {
  const tickets = units.filter((unit) => unit.kind === 'ticket')
  const labels = await importLabels(tx, from, [
    ...linesOf(units, 'label'),
    ...tickets.flatMap(({ ticket }) => ticket.labels ?? []).map((name) => ({ name, colour: null })),
  ])
  const profiles = await importProfiles(tx, from, linesOf(units, 'profile'))
  await importStoppedNumbers(tx, from, linesOf(units, 'stopped-number'))
  return {
    profiles,
    events: await importProfileEvents(tx, from, linesOf(units, 'profile-event')),
    notes: await importProfileNotes(tx, from, linesOf(units, 'profile-note')),
    ...(await importTickets(tx, from, tickets, labels)),
  }
}

type Kind = Extract<Unit, { kind: 'line' }>['line']['type']

const linesOf = <T extends Kind>(units: Unit[], type: T): LineOf<T>[] =>
  units.flatMap((unit) => (unit.kind === 'line' && unit.line.type === type ? (unit.line as LineOf<T>) : []))
