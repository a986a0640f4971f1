import { pino, type DestinationStream, type Logger } from 'pino'

export type Log = Logger

/** JSON lines on standard output, or to `destination`. What people wrote is never logged, nor are secrets. */
export const openLog = (level: string, process: string, destination?: DestinationStream): Log =>
  pino(
    {
      level,
      base: { process },
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: withoutData },
      redact: { paths: ['req.headers.cookie', 'req.headers.authorization'], remove: true },
    },
    destination,
  )

/**
 * A database error carries the statement with its values, and quotes some in its message: people’s words, which stay out. Its
 * stack begins with the message.
 */
function withoutData(error: Error & { code?: string; sqlMessage?: string; driverError?: unknown }) {
  const { name: type, code, stack = '' } = error
  const isOfDatabase = error.sqlMessage !== undefined || error.driverError !== undefined
  if (!isOfDatabase) return { type, message: error.message, code, stack }
  const frames = stack.slice(stack.indexOf('\n    at ') + 1)
  return { type, message: withoutValues(error.message), code, stack: frames }
}

/** `Duplicate entry '…' for key 'by_email'`: all that is quoted goes, but for the name of a key or column. */
function withoutValues(message: string): string {
  const [name = ''] = / for (?:key|column) '[\w.]+'/.exec(message) ?? []
  return message.replace(/'.*'/s, `'…'${name}`)
}
