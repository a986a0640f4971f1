import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { callOut, OutboundFault, type Answer, type OutboundRules } from './outbound.js'
import type { Found, Handed, SmsCarrier, Text } from './sms.js'

export interface TwilioAccess {
  baseUrl: string
  accountSid: string
  authToken: string
}

const withinMilliseconds = 15_000
const mostBytes = 512_000

const taken = z.object({ sid: z.string().min(1).max(64), status: z.string() })
const refusal = z.object({ code: z.union([z.number(), z.string()]) })
const listed = taken.extend({
  to: z.string(),
  from: z.string().nullable(),
  body: z.string(),
  date_created: z.string().nullable(),
  error_code: z.union([z.number(), z.string()]).nullish(),
})
const list = z.object({ messages: z.array(listed) })

/** Texts by Twilio's REST interface, which other providers speak as well. */
export function twilioCarrier(access: TwilioAccess, rules: OutboundRules): SmsCarrier {
  const { baseUrl, accountSid, authToken } = access
  const url = `${baseUrl}/2010-04-01/Accounts/${encodeURIComponent(accountSid)}/Messages.json`
  const headers = {
    authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`,
    accept: 'application/json',
  }
  const limits = { withinMilliseconds, mostBytes }

  return {
    async hand({ from, to, body, ref, newsUrl }) {
      const fields = { To: to, From: from, Body: body, ...(newsUrl && { StatusCallback: newsUrl }) }
      try {
        const answer = await callOut(
          {
            url,
            method: 'POST',
            headers: {
              ...headers,
              'content-type': 'application/x-www-form-urlencoded',
              // Twilio itself has no such thing; some who speak like it do.
              'idempotency-key': ref,
            },
            body: new URLSearchParams(fields).toString(),
            ...limits,
          },
          rules,
        )
        return readHanded(answer)
      } catch (error) {
        return readFault(error)
      }
    },

    async find(text, calledAt, isOurs) {
      const query = new URLSearchParams({ To: text.to, From: text.from, PageSize: '50' })
      try {
        const call = { url: `${url}?${query}`, method: 'GET' as const, headers, body: '', ...limits }
        return await findIn(await callOut(call, rules), text, calledAt, isOurs)
      } catch (error) {
        if (error instanceof OutboundFault) return { kind: 'no-answer', isFinal: false }
        throw error
      }
    },
  }
}

function readHanded({ status, body }: Answer): Handed {
  const json = readJson(body)
  const told = taken.safeParse(json)
  if (status >= 200 && status < 300)
    return told.success ? { kind: 'taken', ...told.data } : { kind: 'unknown', code: `http-${status}` }
  if (status === 429) return { kind: 'not-taken', code: 'http-429' }
  // Whoever fails in the middle may have taken it.
  if (status >= 500 || status === 408) return { kind: 'unknown', code: `http-${status}` }
  const why = refusal.safeParse(json)
  return { kind: 'refused', code: why.success ? String(why.data.code).slice(0, 20) : `http-${status}` }
}

/** Where no connection came about, nothing can have been taken. */
const neverConnected = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/

function readFault(error: unknown): Handed {
  if (!(error instanceof OutboundFault)) throw error
  if (error.kind === 'REFUSED') return { kind: 'not-taken', code: 'no-way' }
  if (neverConnected.test(error.fault)) return { kind: 'not-taken', code: 'no-connection' }
  return { kind: 'unknown', code: 'no-answer' }
}

const toleranceMillis = 60_000

async function findIn(
  { status, body, isCut }: Answer,
  text: Text,
  calledAt: Date,
  isOurs: (sids: string[]) => Promise<Set<string>>,
): Promise<Found> {
  const isMissing = [404, 405, 501].includes(status)
  const read = status === 200 && !isCut ? list.safeParse(readJson(body)) : null
  if (!read?.success) return { kind: 'no-answer', isFinal: isMissing }
  const alike = read.data.messages.filter(
    (each) =>
      each.to === text.to &&
      each.body.trim() === text.body.trim() &&
      Date.parse(each.date_created ?? '') >= calledAt.getTime() - toleranceMillis,
  )
  const known = await isOurs(alike.map(({ sid }) => sid))
  const found = alike.find(({ sid }) => !known.has(sid))
  if (!found) return { kind: 'absent' }
  const code = found.error_code == null ? null : String(found.error_code).slice(0, 20)
  return { kind: 'taken', sid: found.sid, status: found.status, code }
}

function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return null
  }
}

/** Twilio's signature of a call to us: over the URL as it knows it, and all fields in the order of their names. */
export function twilioSignature(
  authToken: string,
  url: string,
  fields: [name: string, value: string][],
): string {
  const sorted = [...fields].sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0))
  const signed = url + sorted.flat().join('')
  return createHmac('sha1', authToken).update(signed, 'utf8').digest('base64')
}

/** Compared so that how long it takes tells nothing. */
export function isSignedBy(
  authToken: string,
  url: string,
  fields: [name: string, value: string][],
  signature: string,
): boolean {
  const [right, told] = [twilioSignature(authToken, url, fields), signature].map((text) => Buffer.from(text))
  return right!.length === told!.length && timingSafeEqual(right!, told!)
}
