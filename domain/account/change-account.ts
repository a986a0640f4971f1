import { IANAZone } from 'luxon'
import { updateRow } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { Account } from '../../schema/account.js'
import type { Agent } from '../../schema/agent.js'
import { refuseBadReplyText, refuseBadTemplate } from '../auto-reply/refuse-bad-template.js'
import { welcomeVariables } from '../auto-reply/texts.rules.js'
import { writeAudit } from '../audit/write-audit.js'
import { badInput, Refusal } from '../errors.js'
import { isColour } from '../hub/brand.rules.js'
import { rehangOfficeHours } from '../office-hours/rehang-office-hours.js'
import { askAllAgain } from '../reminder/ask-again.js'
import { parseOrigins } from './allowed-origins.rules.js'
import { lockAccount } from './lock-account.js'
import { refuseUnlessMay } from './refuse-unless-may.js'

export type AccountChanges = Partial<Omit<Account, 'id' | 'publicId' | 'version' | 'createdAt'>>

/** Changes settings, all together or not at all (R24). Refuses if somebody else has saved since the editor looked. */
export async function changeAccount(
  tx: Tx,
  agent: Agent,
  expectedVersion: number,
  changes: AccountChanges,
): Promise<Account> {
  refuseUnlessMay(agent, 'changeSettings')
  const account = await lockAccount(tx, agent.accountId)
  if (account.version !== expectedVersion) throw editConflict(account.version)
  const allowedOrigins = readOrigins(changes.allowedOrigins ?? account.allowedOrigins)
  const changed = { ...account, ...changes, allowedOrigins, version: account.version + 1 }
  refuseFaults(changed)
  const { id, ...columns } = changed
  await updateRow(tx.db, Account, { id }, columns)
  await writeAudit(tx, agent, {
    action: 'settings-changed',
    subject: 'account',
    id,
    before: account,
    after: changed,
  })
  if (changed.timeZone !== account.timeZone) await rehangOfficeHours(tx, agent, changed.timeZone)
  await askAllAgain(tx, id)
  return changed
}

export const editConflict = (version: number) =>
  new Refusal('EDIT_CONFLICT', 'Somebody else saved while you were editing.', { version })

function readOrigins(written: string[]): string[] {
  const read = parseOrigins(written)
  if ('origins' in read) return read.origins
  throw badInput(read.at === null ? 'allowedOrigins' : `allowedOrigins[${read.at}]`, read.fault)
}

function refuseFaults(account: Account) {
  if (account.name.trim() === '') throw badInput('name', 'A name is needed.')
  if (!IANAZone.isValidZone(account.timeZone)) throw badInput('timeZone', 'There is no such time zone.')
  refuseBadText('name', account.name, 100)
  refuseBadTemplate('welcomeMessage', account.welcomeMessage ?? '', 300, welcomeVariables)
  refuseBadReplyText('autoReplyInHours', account.autoReplyInHours)
  refuseBadReplyText('autoReplyOutOfHours', account.autoReplyOutOfHours)
  refuseBadText('holdingText', account.holdingText ?? '', 500)
  for (const field of ['privacyUrl', 'termsUrl'] as const) refuseBadLink(field, account[field])
  refuseBadColour('brandColour', account.brandColour)
  refuseOutside('remindAfterMinutes', account.remindAfterMinutes, 1, 30)
  refuseOutside('escalateAfterMinutes', account.escalateAfterMinutes, account.remindAfterMinutes + 1, 60)
  refuseOutside('checkInAfterMinutes', account.checkInAfterMinutes, 1, 30)
  refuseOutside('repeatEveryMinutes', account.repeatEveryMinutes, 1, 60)
  refuseOutside('repeatLimit', account.repeatLimit, 0, 20)
}

function refuseBadText(field: string, text: string, longest: number) {
  if (!text.isWellFormed()) throw badInput(field, 'The text holds half a character.')
  if ([...text].length > longest) throw badInput(field, `At most ${longest} characters.`)
}

function refuseBadLink(field: string, link: string | null) {
  if (link === null) return
  if (!URL.canParse(link) || new URL(link).protocol !== 'https:') {
    throw badInput(field, 'Enter a link that starts with https://')
  }
  refuseBadText(field, link, 500)
}

/** Colours end up in styles: nothing but six digits may. */
export function refuseBadColour(field: string, colour: string | null): void {
  if (colour !== null && !isColour(colour)) throw badInput(field, 'Enter a colour such as #9a4a32.')
}

function refuseOutside(field: string, value: number, least: number, most: number) {
  if (value < least || value > most) throw badInput(field, `Between ${least} and ${most}.`)
}
