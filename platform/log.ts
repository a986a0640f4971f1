import { pino, type Logger } from 'pino'

export type Log = Logger

/** JSON lines on standard output. What people wrote is never logged, nor are secrets. */
export const openLog = (level: string, process: string): Log =>
  pino({
    level,
    base: { process },
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: withoutData },
    redact: { paths: ['req.headers.cookie', 'req.headers.authorization'], remove: true },
  })

/** A database error carries the whole statement with its values; those are people's words and stay out. */
const withoutData = (error: Error & { code?: string }) => ({
  type: error.name,
  message: error.message,
  code: error.code,
  stack: error.stack,
})
