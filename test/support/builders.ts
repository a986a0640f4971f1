import { randomBytes, randomUUID } from 'node:crypto'
import type { App } from '../../platform/app.js'
import { insertRow } from '../../platform/rows.js'
import { Account } from '../../schema/account.js'
import { Agent } from '../../schema/agent.js'
import { IdentityKey } from '../../schema/identity-key.js'
import { OfficeHours, type DatedException, type OfficeWeek } from '../../schema/office-hours.js'
import { hashPassword } from '../../domain/session/sign-in.js'

const workday = [
  { from: '09:00', to: '12:30' },
  { from: '13:30', to: '18:00' },
]

/** W of the office-hours vectors: Monday to Friday 09:00–12:30 and 13:30–18:00. */
export const officeWeek: OfficeWeek = {
  monday: workday,
  tuesday: workday,
  wednesday: workday,
  thursday: workday,
  friday: workday,
  saturday: [],
  sunday: [],
}

export interface AccountWish extends Partial<Account> {
  week?: OfficeWeek | null
  exceptions?: DatedException[]
}

export interface BuiltAccount {
  id: string
  publicId: string
  key: { kid: string; material: string }
}

export async function buildAccount(
  app: App,
  { week = officeWeek, exceptions = [], ...wish }: AccountWish,
): Promise<BuiltAccount> {
  const db = app.database.manager
  const publicId = `shop-${randomUUID().slice(0, 8)}`
  const createdAt = new Date('2026-01-01T00:00:00Z')
  const account = {
    publicId,
    name: 'Acme',
    timeZone: 'Europe/Paris',
    language: 'en',
    version: 1,
    hubEnabled: true,
    webChatVisibility: 'signed-in',
    launcherEnabled: true,
    welcomeMessage: 'Hello! How can we help you?',
    privacyUrl: 'https://shop.example/privacy',
    termsUrl: 'https://shop.example/terms',
    autoReplyInHours: 'Somebody will be with you shortly.',
    autoReplyOutOfHours: 'We are closed and will be back {{next_opening}}.',
    remindersEnabled: true,
    remindersAlways: false,
    remindAfterMinutes: 3,
    escalateAfterMinutes: 5,
    checkInAfterMinutes: 4,
    repeatEveryMinutes: 10,
    repeatLimit: 2,
    assignment: 'manual',
    createdAt,
    ...wish,
  } as Account
  const id = await insertRow(db, Account, account)
  const key = { kid: 'k1', material: randomBytes(32).toString('base64url') }
  await insertRow(db, IdentityKey, { accountId: id, algorithm: 'HS256', createdAt, ...key })
  if (week) {
    const { timeZone } = account
    await insertRow(db, OfficeHours, {
      accountId: id,
      version: 1,
      timeZone,
      week,
      exceptions,
      effectiveFrom: createdAt,
    })
  }
  return { id, publicId: account.publicId, key }
}

const password = 'correct horse battery'
let passwordHash: Promise<string> | null = null

export async function buildAgent(
  app: App,
  account: BuiltAccount,
  wish: Partial<Agent>,
): Promise<{ email: string; password: string; id: string }> {
  const email = wish.email ?? `${randomUUID().slice(0, 8)}@acme.example`
  const row = {
    name: 'Lina Moreau',
    role: 'agent',
    language: 'en',
    createdAt: new Date('2026-01-01T00:00:00Z'),
    ...wish,
    email,
    accountId: account.id,
    passwordHash: await (passwordHash ??= hashPassword(password)),
  } as Agent
  return { email, password, id: await insertRow(app.database.manager, Agent, row) }
}
