import { BadConfig, readConfig, type Config } from './config.js'

const longestStop = 25_000

interface Running {
  close(): Promise<void>
}

/** Runs a process of ours until it is told to stop; then lets it finish what it is doing. */
export async function runProcess(open: (config: Config) => Promise<Running>): Promise<void> {
  try {
    const running = await open(readConfig())
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop(running))
  } catch (error) {
    process.stderr.write(`${inWords(error)}\n`)
    process.exit(1)
  }
}

async function stop(running: Running) {
  setTimeout(() => process.exit(1), longestStop).unref()
  await running.close()
  process.exit(0)
}

/** What whoever starts us can do something about; anything else with its stack. */
export function inWords(error: unknown): string {
  if (error instanceof BadConfig) return `The settings are not right:\n${error.message}`
  if (!(error instanceof Error)) return String(error)
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') return 'The port is in use. Free it, or choose another with PORT.'
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND')
    return 'The database of DATABASE_URL cannot be reached.'
  if (code?.startsWith('ER_')) return `The database refuses: ${message}`
  return error.stack ?? message
}
