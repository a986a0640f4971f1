import { randomBytes, randomUUID } from 'node:crypto'
import { insertRow } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { Account } from '../../schema/account.js'
import { Agent } from '../../schema/agent.js'
import { IdentityKey } from '../../schema/identity-key.js'
import { OfficeHours } from '../../schema/office-hours.js'
import { Profile } from '../../schema/profile.js'
import { SmsSettings } from '../../schema/sms.js'
import { recordProfileEvents } from '../profile/record-profile-events.js'
import { rememberIdentities } from '../profile/remember-identities.js'
import { hashPassword } from '../session/sign-in.js'
import { demo, demoHours, demoShoppers, demoSms, demoTalks, demoTeam, type DemoShopper } from './demo-data.js'
import { playTalk } from './play-talk.js'

/** The demo account, its team and three shoppers. Once: a desk that has it already keeps what it has, and this is not a new one. */
export async function seedDemo(tx: Tx): Promise<boolean> {
  if (await tx.db.existsBy(Account, { publicId: demo.publicId })) return false
  const accountId = await insertRow(tx.db, Account, { ...demo, version: 1, createdAt: tx.now })
  await insertRow(tx.db, IdentityKey, {
    accountId,
    kid: 'demo-1',
    algorithm: 'HS256',
    material: randomBytes(32).toString('base64url'),
    createdAt: tx.now,
  })
  await insertRow(tx.db, OfficeHours, {
    ...demoHours,
    accountId,
    version: 1,
    effectiveFrom: daysAgo(tx, 365),
  })
  await seedTeam(tx, accountId)
  await insertRow(tx.db, SmsSettings, { ...demoSms, accountId, version: 1 })
  for (const shopper of demoShoppers) await seedShopper(tx, accountId, shopper)
  for (const { days, ...talk } of demoTalks) {
    const start = daysAgo(tx, days).getTime()
    await playTalk(tx, accountId, {
      ...talk,
      times: talk.lines.map((_, at) => new Date(start + at * 90_000)),
    })
  }
  return true
}

async function seedTeam(tx: Tx, accountId: string) {
  const passwordHash = await hashPassword('deskbell-demo')
  for (const agent of demoTeam)
    await insertRow(tx.db, Agent, { ...agent, accountId, passwordHash, createdAt: tx.now })
}

export async function seedShopper(tx: Tx, accountId: string, { events, ...shopper }: DemoShopper) {
  const { externalId, email, phone } = shopper
  const profileId = await insertRow(tx.db, Profile, { ...shopper, accountId, createdAt: daysAgo(tx, 200) })
  await rememberIdentities(tx, accountId, 'shop', [
    { profileId, kind: 'external-id', value: externalId, isVerified: true },
    ...(email ? [{ profileId, kind: 'email', value: email } as const] : []),
    ...(phone ? [{ profileId, kind: 'phone', value: phone } as const] : []),
  ])
  const reported = events.map(({ days, ...event }) => ({
    ...event,
    externalId: randomUUID(),
    shopper,
    occurredAt: daysAgo(tx, days),
  }))
  await recordProfileEvents(tx, accountId, reported)
}

const daysAgo = (tx: Tx, days: number) => new Date(tx.now.getTime() - days * 86_400_000)
