import { randomBytes, randomUUID } from 'node:crypto'
import { insertRow, rowOf } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { Account } from '../../schema/account.js'
import { Agent } from '../../schema/agent.js'
import { IdentityKey } from '../../schema/identity-key.js'
import { OfficeHours } from '../../schema/office-hours.js'
import { ProfileEvent } from '../../schema/profile-event.js'
import { Profile } from '../../schema/profile.js'
import { Ticket } from '../../schema/ticket.js'
import { hashPassword } from '../session/sign-in.js'
import { closeTicket } from '../ticket/close-ticket.js'
import { reply } from '../ticket/reply.js'
import { writeInChat } from '../ticket/write-in-chat.js'
import { demo, demoHours, demoTalks, demoShoppers, demoTeam } from './demo-data.js'

/** The demo account, its team and its shoppers with some history. Once: a desk that has it already keeps what it has. */
export async function seedDemo(tx: Tx): Promise<void> {
  if (await tx.db.existsBy(Account, { publicId: demo.publicId })) return
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
  for (const shopper of demoShoppers) await seedShopper(tx, accountId, shopper)
  for (const talk of demoTalks) await seedTalk(tx, accountId, talk)
}

async function seedTeam(tx: Tx, accountId: string) {
  const passwordHash = await hashPassword('deskbell-demo')
  for (const agent of demoTeam)
    await insertRow(tx.db, Agent, { ...agent, accountId, passwordHash, createdAt: tx.now })
}

async function seedShopper(tx: Tx, accountId: string, { events, ...shopper }: (typeof demoShoppers)[number]) {
  const profileId = await insertRow(tx.db, Profile, { ...shopper, accountId, createdAt: daysAgo(tx, 200) })
  for (const { kind, title, days } of events) {
    const occurredAt = daysAgo(tx, days)
    await insertRow(tx.db, ProfileEvent, {
      accountId,
      profileId,
      externalId: randomUUID(),
      kind,
      title,
      occurredAt,
    })
  }
}

/** Played through the verbs of real life, on a day in the past. */
async function seedTalk(
  tx: Tx,
  accountId: string,
  { shopper, agent, days, lines, isClosed }: (typeof demoTalks)[number],
) {
  const profile = await tx.db.findOneByOrFail(Profile, { accountId, externalId: shopper })
  const answering = await tx.db.findOneByOrFail(Agent, { accountId, email: agent })
  const seat = { accountId, profileId: profile.id }
  let at = daysAgo(tx, days).getTime()
  const then = (): Tx => ({ ...tx, now: new Date((at += 90_000)), enqueue() {}, publish() {} })
  for (const [who, text] of lines) {
    const clientId = randomUUID()
    if (who === 'shopper') await writeInChat(then(), seat, { clientId, text, chatId: null })
    else
      await reply(then(), answering, (await chatOf(tx, profile)).id, {
        clientId,
        text,
        isHolding: false,
        expectedLast: null,
      })
  }
  const ticket = await chatOf(tx, profile)
  // Nobody owes an automatic reply to what was said before the desk was there.
  await tx.db.update(
    Ticket,
    { id: ticket.id },
    { autoPendingSince: null, autoDecidedUpTo: ticket.lastNumber },
  )
  if (isClosed) await closeTicket(then(), answering, ticket.id, 'resolved')
}

async function chatOf(tx: Tx, { id }: Profile): Promise<Ticket> {
  return (await rowOf(tx.db, Ticket, 'WHERE active_chat_of = ?', [id]))!
}

const daysAgo = (tx: Tx, days: number) => new Date(tx.now.getTime() - days * 86_400_000)
