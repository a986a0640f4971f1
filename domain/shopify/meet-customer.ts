import { defer, insertRow, rowOf, updateRow } from '../../platform/rows.js'
import type { Tx } from '../../platform/transaction.js'
import { ProfileIdentity } from '../../schema/profile-identity.js'
import { Profile } from '../../schema/profile.js'
import type { ShopifyConnection } from '../../schema/shopify-connection.js'
import { profilesChanged } from '../events.js'
import { lockByExternalId, lockProfile } from '../profile/lock-profile.js'
import { rememberIdentities, type ToldIdentity } from '../profile/remember-identities.js'
import type { ShopifyCustomer } from './shopify.rules.js'

const kind = 'shopify-customer'

/**
 * The profile of a customer of Shopify, held: by Shopify’s number, else by the shop’s own id where that is the same, else a new
 * one. By an e-mail address never: anybody can type anybody’s into a shop’s form.
 */
export async function meetCustomer(
  tx: Tx,
  hook: ShopifyConnection,
  customer: ShopifyCustomer,
): Promise<Profile> {
  const { accountId, isExternalId } = hook
  const { held, isKnown } = await hold(tx, hook, customer.id)
  if (held && isKnown) return held
  const profile = held ?? (await makeProfile(tx, accountId, isExternalId, customer))
  // Were another webhook to make the same customer’s at this moment, this key would make all of it run again.
  await insertRow(tx.db, ProfileIdentity, {
    ...{ accountId, kind, value: customer.id, profileId: profile.id },
    ...{ source: 'shopify', isVerified: true, since: tx.now, toldAt: null },
  })
  return profile
}

/** The same of one whom Shopify has no more: nobody is made of them. */
export const lockCustomer = async (tx: Tx, hook: ShopifyConnection, id: string): Promise<Profile | null> =>
  (await hold(tx, hook, id)).held

/** `isKnown`: by Shopify’s number. */
async function hold(tx: Tx, { accountId, isExternalId }: ShopifyConnection, id: string) {
  const known = await findCustomer(tx, accountId, id)
  if (known) return { held: await lockProfile(tx, accountId, known.profileId), isKnown: true }
  return { held: isExternalId ? await lockByExternalId(tx, accountId, id) : null, isKnown: false }
}

/** Name and addresses as Shopify has them now. What it had before something it has told already comes too late. */
export async function updateCustomer(
  tx: Tx,
  { accountId, id: profileId, ...profile }: Profile,
  customer: ShopifyCustomer,
): Promise<void> {
  const known = await findCustomer(tx, accountId, customer.id)
  const toldAt = customer.updatedAt
  if (!toldAt || (known?.toldAt && known.toldAt >= toldAt)) return
  await updateRow(tx.db, ProfileIdentity, { accountId, kind, value: customer.id }, { toldAt })
  const now = {
    name: customer.name ?? profile.name,
    email: customer.email ?? profile.email,
    phone: customer.phone ?? profile.phone,
    language: profile.language ?? customer.language,
  }
  await updateRow(tx.db, Profile, { id: profileId, accountId }, now)
  await defer(
    tx.db,
    'UPDATE ticket SET index_pending_since = COALESCE(index_pending_since, ?) WHERE account_id = ? AND profile_id = ?',
    [tx.now, accountId, profileId],
  )
  await rememberIdentities(tx, accountId, 'shopify', addressesOf(profileId, customer))
  tx.publish(profilesChanged, { accountId, profileIds: [profileId] })
}

const findCustomer = (tx: Tx, accountId: string, id: string): Promise<ProfileIdentity | null> =>
  rowOf(tx.db, ProfileIdentity, 'WHERE account_id = ? AND kind = ? AND value = ?', [accountId, kind, id])

async function makeProfile(tx: Tx, accountId: string, isExternalId: boolean, customer: ShopifyCustomer) {
  const { id: number, email, phone, language } = customer
  const row = {
    ...{ accountId, externalId: isExternalId ? number : null, mergedIntoId: null },
    ...{ name: customer.name ?? number, email, phone, language, timeZone: null },
    ...{ createdAt: tx.now, lastSeenAt: null },
    ...{ erasedAt: null, blockedAt: null, blockedById: null },
  }
  const id = await insertRow(tx.db, Profile, row)
  const told = addressesOf(id, customer)
  await rememberIdentities(tx, accountId, 'shopify', [
    ...(isExternalId
      ? [{ profileId: id, kind: 'external-id', value: number, isVerified: true } as const]
      : []),
    ...told,
  ])
  return { id, ...row }
}

const addressesOf = (
  profileId: string,
  { email, isEmailVerified, phone }: ShopifyCustomer,
): ToldIdentity[] => [
  ...(email ? [{ profileId, kind: 'email', value: email, isVerified: isEmailVerified } as const] : []),
  ...(phone ? [{ profileId, kind: 'phone', value: phone } as const] : []),
]
