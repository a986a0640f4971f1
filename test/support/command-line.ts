import { spawn, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { servers, testEnvironment } from './servers.js'

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))

export interface Ran {
  /** The exit code; -1: a signal ended it. */
  code: number
  out: string
  err: string
}

/** A command as somebody types it: a real process, with what it prints and how it ends. */
export async function run(...args: string[]): Promise<Ran> {
  return (await start(args)).ended
}

/** The same, which can be stopped, and given something to read. */
export async function start(
  args: string[],
  { input }: { input?: string } = {},
): Promise<{ child: ChildProcess; ended: Promise<Ran> }> {
  await servers()
  const env = { PATH: process.env.PATH, ...testEnvironment() }
  const child = spawn(process.execPath, [main, ...args], { env })
  let [out, err] = ['', '']
  child.stdout.on('data', (text: Buffer) => (out += text.toString()))
  child.stderr.on('data', (text: Buffer) => (err += text.toString()))
  if (input !== undefined) child.stdin.end(input)
  const ended = new Promise<Ran>((resolve) =>
    child.on('close', (code) => resolve({ code: code ?? -1, out, err })),
  )
  return { child, ended }
}
