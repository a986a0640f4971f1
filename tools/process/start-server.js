import { spawn } from 'node:child_process'
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Plain } from '../say.js'
import { endProcess, signal } from './alive.js'

/**
 * @typedef {object} Server
 * @property {Promise<void>} ready
 * @property {Promise<string>} ended how it ended, in words
 * @property {string} log
 * @property {() => Promise<void>} stop
 * @property {() => void} kill
 */

/**
 * Starts a program that stays, in a process group of its own so that Ctrl+C in the terminal does not reach it.
 * A note of its process number is kept in a file, for the next run to end it if this one cannot.
 * @param {object} server
 * @param {string} server.name
 * @param {string} server.command
 * @param {string[]} server.args
 * @param {string} server.mark a part of its command line that no other process has
 * @param {string} server.note the file for the process number
 * @param {string} server.log
 * @param {() => Promise<boolean>} server.isReady
 * @param {NodeJS.ProcessEnv} [server.env]
 * @param {number} [server.patience] milliseconds until ready
 * @param {boolean} [server.stopsOnlyWhenReady] whether a signal before it is ready could hang it
 * @returns {Server}
 */
export function startServer({
  name,
  command,
  args,
  mark,
  note,
  log,
  isReady,
  env,
  patience = 120_000,
  stopsOnlyWhenReady,
}) {
  const output = openLog(log)
  const child = spawn(command, args, {
    detached: true,
    stdio: ['ignore', output, output],
    env: env ?? process.env,
  })
  closeSync(output)
  const pid = child.pid ?? 0
  mkdirSync(dirname(note), { recursive: true })
  if (pid) writeFileSync(note, JSON.stringify({ pid, mark }))

  let over = false
  const ended = new Promise((/** @type {(how: string) => void} */ resolve) => {
    child.on('error', (error) => resolve(`with ${error.message}`))
    child.on('exit', (code, by) => resolve(by ? `by ${by}` : `with code ${code}`))
  }).then((how) => {
    over = true
    rmSync(note, { force: true })
    return how
  })
  const ready = becomeReady()
  ready.catch(() => {})
  return { ready, ended, log, stop, kill: () => signal(pid, 'SIGKILL') }

  async function becomeReady() {
    const deadline = Date.now() + patience
    while (!over && !(await isReady())) {
      if (Date.now() > deadline) {
        await endProcess(pid, mark)
        throw new Plain(`${name} was not ready after ${patience / 1000} s. ${lastLinesOf(log)}`)
      }
      await Promise.race([sleep(20), ended])
    }
    if (over) throw new Plain(`${name} ended ${await ended} before it was ready. ${lastLinesOf(log)}`)
  }

  async function stop() {
    if (stopsOnlyWhenReady)
      await Promise.race([ready.catch(() => {}), sleep(10_000, undefined, { ref: false })])
    await endProcess(pid, mark)
    await ended
  }
}

/** Ends what an earlier run had to leave behind. @param {string} note */
export async function endLeftover(note) {
  const left = readNote(note)
  if (left) await endProcess(left.pid, left.mark)
  rmSync(note, { force: true })
}

/** A note that was never finished names nobody. @param {string} note @returns {{ pid: number, mark: string } | undefined} */
function readNote(note) {
  try {
    return JSON.parse(readFileSync(note, 'utf8'))
  } catch {
    return undefined
  }
}

/** @param {string} log */
export function lastLinesOf(log, count = 12) {
  const lines = existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n').slice(-count) : []
  return `The last lines of ${log}:\n${lines.map((line) => `  ${line}`).join('\n')}`
}

/** A log that has grown long makes room for a new one; the one before it is kept. @param {string} log */
function openLog(log) {
  mkdirSync(dirname(log), { recursive: true })
  if (existsSync(log) && statSync(log).size > 10_000_000) renameSync(log, `${log}.old`)
  return openSync(log, 'a', 0o600)
}
