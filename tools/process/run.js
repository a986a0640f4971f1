import { spawn } from 'node:child_process'

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set()
let noMore = false

/**
 * Runs a program to its end and gathers what it prints. Never throws: a program that cannot be started answers code 127.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { onLine?: (line: string) => void }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, { onLine, ...options } = {}) {
  if (noMore) return Promise.resolve({ code: 130, output: '' })
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options })
    running.add(child)
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        output += text
        const line = text.trim().split('\n').pop()
        if (line) onLine?.(line)
      })
    }
    child.on('error', (error) => resolve({ code: 127, output: error.message }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
    child.on('exit', () => running.delete(child))
  })
}

/** Ends what runs and lets nothing new begin: the person wants to leave. */
export function endRuns() {
  noMore = true
  for (const child of running) child.kill('SIGTERM')
}
