import { createSecretKey } from 'node:crypto'
import { decodeJwt, decodeProtectedHeader, importSPKI, jwtVerify, type JWTPayload } from 'jose'
import { IANAZone } from 'luxon'
import { IsNull } from 'typeorm'
import type { Db } from '../../platform/rows.js'
import { IdentityKey } from '../../schema/identity-key.js'
import { findByPublicId } from '../account/find-account.js'
import { Refusal } from '../errors.js'

/** What a shop's identity token says of its shopper, once it has been believed (R70). */
export interface ProvenIdentity {
  accountId: string
  /** Which of the account's keys has proved it. */
  keyId: string
  externalId: string
  jti: string
  expiresAt: Date
  name: string | null
  email: string | null
  isEmailVerified: boolean
  language: 'en' | 'fr' | null
  timeZone: string | null
}

const oldestSeconds = 5 * 60
const longestLifeSeconds = 60 * 60
// No two clocks agree, and a shop's may be a little ahead of ours.
const toleranceSeconds = 30

/**
 * Believes a token only if a live key of the account that it is meant for has signed it, lately and for a short time.
 * Whatever is wrong with it, the refusal is the same.
 */
export async function proveIdentity(db: Db, token: string, now: Date): Promise<ProvenIdentity> {
  const names = namesIn(token)
  const key = names && (await findKey(db, names))
  const claims = key && (await verifiedClaims(token, key, names.aud, now))
  const identity = claims && readClaims(key, claims)
  if (!identity) throw new Refusal('UNAUTHENTICATED', 'The identity token is not valid.')
  return identity
}

interface Names {
  aud: string
  kid: string
}

/** For which account it is meant and which key it says has signed it; null: it is not such a token. */
function namesIn(token: string): Names | null {
  try {
    const { aud } = decodeJwt(token)
    const { kid } = decodeProtectedHeader(token)
    return typeof aud === 'string' && typeof kid === 'string' ? { aud, kid } : null
  } catch {
    return null
  }
}

/** Compared here once more, because the database takes `k1` and `k1` with a space behind it for the same. */
async function findKey(db: Db, { aud, kid }: Names): Promise<IdentityKey | null> {
  const account = await findByPublicId(db, aud)
  if (!account) return null
  const key = await db.findOneBy(IdentityKey, { accountId: account.id, kid, revokedAt: IsNull() })
  return key?.kid === kid ? key : null
}

async function verifiedClaims(
  token: string,
  key: IdentityKey,
  audience: string,
  now: Date,
): Promise<JWTPayload | null> {
  try {
    const { payload } = await jwtVerify(token, await verifierOf(key), {
      algorithms: [key.algorithm],
      audience,
      requiredClaims: ['sub', 'iat', 'exp', 'jti'],
      maxTokenAge: oldestSeconds,
      clockTolerance: toleranceSeconds,
      currentDate: now,
    })
    return payload
  } catch {
    return null
  }
}

function readClaims({ id: keyId, accountId }: IdentityKey, claims: JWTPayload): ProvenIdentity | null {
  const { sub, jti, iat, exp } = claims
  if (!isName(sub, 190) || !isName(jti, 200) || exp! - iat! > longestLifeSeconds) return null
  return {
    accountId,
    keyId,
    externalId: sub,
    jti,
    expiresAt: new Date((exp! + toleranceSeconds) * 1000),
    name: text(claims.name, 100),
    email: text(claims.email, 190),
    isEmailVerified: claims.email_verified === true,
    language: language(claims.locale),
    timeZone: zone(claims.zoneinfo),
  }
}

/** Names somebody or something exactly: half characters and spaces at the end are lost in a database, and two became one. */
const isName = (claim: unknown, longest: number): claim is string =>
  typeof claim === 'string' &&
  claim !== '' &&
  claim.length <= longest &&
  claim === claim.trim() &&
  claim.isWellFormed()

const text = (claim: unknown, longest: number): string | null =>
  typeof claim === 'string' && claim.trim() !== '' ? claim.trim().slice(0, longest) : null

/** Of a language that Deskbell does not speak, the account's is spoken. */
const language = (claim: unknown): 'en' | 'fr' | null =>
  (['en', 'fr'] as const).find((known) => String(claim).toLowerCase().split('-')[0] === known) ?? null

const zone = (claim: unknown): string | null =>
  typeof claim === 'string' && IANAZone.isValidZone(claim) ? claim : null

const verifierOf = ({ algorithm, material }: IdentityKey) =>
  algorithm === 'HS256' ? createSecretKey(material, 'base64url') : importSPKI(material, algorithm)
