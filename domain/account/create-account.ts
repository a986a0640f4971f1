import { IANAZone } from 'luxon'
import { insertRow, isDuplicate } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { Account } from '../../schema/account.js'
import { Language } from '../../schema/words/account.js'
import { writeAudit } from '../audit/write-audit.js'
import { badInput } from '../errors.js'
import { faultOfName } from '../team/person.rules.js'

export interface NewAccount {
  publicId: string
  name: string
  timeZone: string
  language: Language
}

/** A desk with nobody in it yet. Its chat is shown to signed-in shoppers as soon as the shop has a key and the widget. */
export async function createAccount(
  tx: Tx,
  { publicId, name, timeZone, language }: NewAccount,
): Promise<string> {
  if (!/^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$/.test(publicId))
    throw badInput('publicId', '3 to 40 small letters, digits and hyphens.')
  const fault = faultOfName(name)
  if (fault) throw badInput('name', fault)
  if (!IANAZone.isValidZone(timeZone))
    throw badInput('timeZone', 'There is no such time zone. For example Europe/Paris.')
  const chosen = { publicId, name: name.trim(), timeZone, language }
  const id = await insertAccount(tx, { ...chosen, ...firstSettings, ...words[language] })
  const after = { name: chosen.name, timeZone, language }
  await writeAudit(
    tx,
    { accountId: id, id: null },
    { action: 'account-created', subject: 'account', id, after },
  )
  return id
}

async function insertAccount(tx: Tx, account: Partial<Account>): Promise<string> {
  try {
    return await insertRow(tx.db, Account, { ...account, createdAt: tx.now })
  } catch (error) {
    if (isDuplicate(error, 'one_account_per_public_id'))
      throw badInput('publicId', 'There is a desk of that id already.')
    throw error
  }
}

const firstSettings = {
  version: 1,
  hubEnabled: true,
  webChatVisibility: 'signed-in',
  launcherEnabled: true,
  remindersEnabled: true,
  remindersAlways: false,
  remindAfterMinutes: 3,
  escalateAfterMinutes: 5,
  repeatEveryMinutes: 10,
  repeatLimit: 6,
  assignment: 'manual',
} as const

/** R7, and what the settings page offers as well. */
const words = {
  en: {
    welcomeMessage: 'Hello! How can we help you?',
    autoReplyInHours: 'Someone from our team will be with you shortly.',
    autoReplyOutOfHours: 'Thank you for your message. We are closed and will be back {{next_opening|soon}}.',
  },
  fr: {
    welcomeMessage: 'Bonjour\u202f! Comment pouvons-nous vous aider\u202f?',
    autoReplyInHours: 'Un membre de notre équipe vous répondra dans un instant.',
    autoReplyOutOfHours:
      'Merci pour votre message. Nous sommes fermés et de retour {{next_opening|bientôt}}.',
  },
} as const
