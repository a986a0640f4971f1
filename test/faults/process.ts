import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { until } from '../support/until.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const saysReady = { api: 'listening', worker: 'working' }

export type Kind = keyof typeof saysReady

/** A process of ours, as it runs in earnest. */
export interface Running {
  /** How it ended: an exit code, or the signal that ended it. */
  ended: Promise<number | string>
  /** All that it has written so far. */
  said(): string
  /** Pulls the plug. */
  kill(): Promise<void>
  /** Asks it to end, and answers how it did. */
  stop(): Promise<number | string>
  freeze(): void
  thaw(): void
}

/** Starts `dist/api/main.js` or `dist/worker/main.js`, and waits until it says that it is ready. */
export async function startProcess(kind: Kind, environment: NodeJS.ProcessEnv): Promise<Running> {
  const child = spawn(process.execPath, [`${root}dist/${kind}/main.js`], {
    cwd: root,
    env: { PATH: process.env.PATH, LOG_LEVEL: 'info', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  let how: number | string | null = null
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => (said += text.toString()))
  const ended = new Promise<number | string>((resolve) => {
    // Not at its exit: what it said last may still be on its way then.
    child.on('close', (code, signal) => resolve((how = code ?? signal ?? 'unknown')))
  })

  const isReady = () => how !== null || said.includes(`"msg":"${saysReady[kind]}"`)
  await until(`the ${kind} is ready`, isReady, 30_000)
  if (!said.includes(saysReady[kind]))
    throw new Error(`The ${kind} ended (${how}) before it was ready:\n${said}`)
  return {
    ended,
    said: () => said,
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
    stop() {
      child.kill('SIGTERM')
      return ended
    },
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
  }
}
