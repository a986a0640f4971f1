import { z } from 'zod'

const url = (...protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    message: `must be a URL that starts with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  })

const flag = z
  .enum(['0', '1'], { message: 'must be 0 or 1' })
  .default('0')
  .transform((text) => text === '1')

const shape = z.object({
  DATABASE_URL: url('mysql:', 'mariadb:'),
  REDIS_URL: url('redis:', 'rediss:'),
  REDIS_PREFIX: z
    .string()
    .regex(/^[\w-]+$/, 'must be letters, digits, - and _')
    .default('deskbell'),
  HOST: z.string().default('0.0.0.0'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
  PUBLIC_URL: url('http:', 'https:').optional(),
  SMTP_URL: url('smtp:', 'smtps:').optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\s@<>]+@[^\s@<>]+$/, 'must be an e-mail address')
    .optional(),
  TRUST_PROXY: flag,
  DEMO: flag,
  ALLOW_PRIVATE_CALLS: flag,
  SWEEP_SECONDS: z.coerce.number().min(0.1).max(60).default(2),
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
  FAULT: z.string().optional(),
})

export interface Config {
  databaseUrl: string
  redisUrl: string
  /** All keys and channels in Redis begin with it, so that several desks can share a server. */
  redisPrefix: string
  host: string
  /** 0: any free one. */
  port: number
  /** Where people reach us, without a slash at the end. */
  publicUrl: string
  /** The mail server and the address that letters come from; null: no mail is sent. */
  mail: { smtpUrl: string; from: string } | null
  /** A proxy of ours stands in front and says who calls (X-Forwarded-For). Never without one: callers could say anything. */
  isBehindProxy: boolean
  /** Seeds a demo account and serves a demo shop. */
  isDemo: boolean
  /** Webhooks may lie in the own network: for development, and where everybody who sets them up may reach all of it. */
  isPrivateCallAllowed: boolean
  /** How often a worker looks in the database for what the quick path, by Redis, has lost or not done within this time. */
  sweepSeconds: number
  logLevel: string
  /**
   * Where the process kills itself, for the tests of what survives that: `before-commit` or `after-commit`. With the name
   * of a job or an event behind it, `after-commit:ticket-changed`, only in a transaction that tells of that.
   */
  faultPoint: string | null
}

export class BadConfig extends Error {}

/** Reads all settings from the environment, or says everything that is wrong with them. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const read = shape.safeParse(env)
  if (!read.success) {
    throw new BadConfig(
      read.error.issues.map(({ path, message }) => `${path.join('.')} ${inWords(message)}`).join('\n'),
    )
  }
  const { data } = read
  return {
    databaseUrl: data.DATABASE_URL,
    redisUrl: data.REDIS_URL,
    redisPrefix: data.REDIS_PREFIX,
    host: data.HOST,
    port: data.PORT,
    publicUrl: (data.PUBLIC_URL ?? `http://localhost:${data.PORT}`).replace(/\/+$/, ''),
    mail: data.SMTP_URL ? { smtpUrl: data.SMTP_URL, from: data.MAIL_FROM ?? `desk@${hostOf(data)}` } : null,
    isBehindProxy: data.TRUST_PROXY,
    isDemo: data.DEMO,
    isPrivateCallAllowed: data.ALLOW_PRIVATE_CALLS,
    sweepSeconds: data.SWEEP_SECONDS,
    logLevel: data.LOG_LEVEL,
    faultPoint: data.NODE_ENV === 'test' ? (data.FAULT ?? null) : null,
  }
}

const hostOf = ({ PUBLIC_URL }: { PUBLIC_URL?: string }) =>
  PUBLIC_URL ? new URL(PUBLIC_URL).hostname : 'localhost'

const inWords = (message: string) => (message.includes('received undefined') ? 'is missing' : message)
