// Makes a desk of your own, until there is a command for it. In a checkout that has been built, with DATABASE_URL and REDIS_URL set:
//   node --input-type=module - acme "Acme Teas" Europe/Paris ada@acme.example "Ada Martin" < docs/first-account.js
// With compose:
//   docker compose exec -T api node --input-type=module - acme "Acme Teas" Europe/Paris ada@acme.example "Ada Martin" < docs/first-account.js
// Once more with another e-mail, and a role behind the name if it is not owner, brings another person into the same desk.
import { randomBytes } from 'node:crypto'

const from = (path) => import(new URL(`dist/${path}`, `file://${process.cwd()}/`))
const { readConfig } = await from('platform/config.js')
const { openApp } = await from('platform/app.js')
const { insertRow } = await from('platform/rows.js')
const { nouns } = await from('schema/nouns.js')
const { migrations } = await from('schema/migrations/all.js')
const { Account } = await from('schema/account.js')
const { Agent } = await from('schema/agent.js')
const { IdentityKey } = await from('schema/identity-key.js')
const { hashPassword, normalEmail } = await from('domain/session/sign-in.js')

const [publicId, shop, timeZone, email, name, role = 'owner'] = process.argv.slice(2)
if (!name || !['owner', 'manager', 'agent'].includes(role)) {
  console.error('Wanted: public-id "Shop name" Time/Zone e-mail "Name of the person" [owner|manager|agent]')
  process.exit(1)
}
new Intl.DateTimeFormat('en', { timeZone }) // throws if there is no such zone

const app = await openApp(readConfig(), { nouns, migrations, process: 'first-account' })
const password = randomBytes(15).toString('base64url')
await app.transaction(async (tx) => {
  const found = await tx.db.findOneBy(Account, { publicId })
  const accountId = found?.id ?? (await newAccount(tx))
  const passwordHash = await hashPassword(password)
  const agent = { accountId, name, email: normalEmail(email), role, language: 'en', passwordHash }
  await insertRow(tx.db, Agent, { ...agent, createdAt: tx.now })
})
console.log(`Sign in with     ${normalEmail(email)}  ${password}`)
await app.close()

async function newAccount(tx) {
  const accountId = await insertRow(tx.db, Account, {
    publicId,
    name: shop,
    timeZone,
    language: 'en',
    version: 1,
    hubEnabled: true,
    webChatVisibility: 'signed-in',
    launcherEnabled: true,
    welcomeMessage: 'Hello {{first_name|there}}! How can we help you?',
    autoReplyInHours: 'Somebody of our team will be with you shortly.',
    autoReplyOutOfHours: 'Thank you for your message. We are closed and will be back {{next_opening|soon}}.',
    remindersEnabled: true,
    remindersAlways: false,
    remindAfterMinutes: 3,
    escalateAfterMinutes: 5,
    repeatEveryMinutes: 10,
    repeatLimit: 6,
    createdAt: tx.now,
  })
  const key = { kid: 'key-1', algorithm: 'HS256', material: randomBytes(32).toString('base64url') }
  await insertRow(tx.db, IdentityKey, { accountId, ...key, createdAt: tx.now })
  console.log(`DESKBELL_ACCOUNT ${publicId}`)
  console.log(`DESKBELL_KID     ${key.kid}`)
  console.log(`DESKBELL_SECRET  ${key.material}`)
  return accountId
}
