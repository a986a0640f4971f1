const live = process.stdout.isTTY === true

// A terminal that was closed, or a pipe nobody reads, must not keep us from stopping what we started.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

/** What a person can understand and act on: shown as it is, without a stack. */
export class Plain extends Error {}

/** One line for the reader. */
export function say(line = '') {
  process.stdout.write(`${live ? '\r\x1b[2K' : ''}${line}\n`)
}

/** @type {Set<{ name: string, detail: string, started: number }>} */
const underWay = new Set()

/**
 * Does one step of the work and shows it: what it is, what it does just now, and how long it took.
 * @template T
 * @param {string} name
 * @param {(tell: (detail: string) => void) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(name, work) {
  const current = { name, detail: '', started: Date.now() }
  underWay.add(current)
  const timer = setInterval(live ? drawUnderWay : () => say(`  … ${inShort(current)}`), live ? 200 : 15_000)
  timer.unref()
  let mark = '✗'
  try {
    const result = await work((detail) => {
      current.detail = detail
      if (!live) say(`  ${name}: ${detail}`)
    })
    mark = '✓'
    return result
  } finally {
    clearInterval(timer)
    underWay.delete(current)
    say(`${mark} ${name} (${secondsSince(current.started)} s)`)
  }
}

/**
 * Runs a command of ours to its end and turns what went wrong into one sentence and exit code 1.
 * @param {() => Promise<number | void>} command answers the exit code, 0 when it says nothing
 */
export async function runCommand(command) {
  try {
    process.exitCode = (await command()) ?? 0
  } catch (error) {
    process.exitCode = 1
    process.stderr.write(`\n${sentenceOf(error)}\n`)
  }
  // A library may have left a timer behind; the work is done either way.
  process.exit()
}

/** One line for all that goes on at the same time. */
function drawUnderWay() {
  const line = `… ${[...underWay].map(inShort).join(' · ')}`
  process.stdout.write(`\r\x1b[2K${line.slice(0, (process.stdout.columns ?? 80) - 1)}`)
}

/** @param {{ name: string, detail: string, started: number }} step */
function inShort({ name, detail, started }) {
  return `${name} ${secondsSince(started)} s${detail && `, ${detail}`}`
}

/** @param {number} moment */
function secondsSince(moment) {
  return ((Date.now() - moment) / 1000).toFixed(1)
}

/** @param {unknown} error */
function sentenceOf(error) {
  if (error instanceof Plain) return error.message
  const { code, path, stack } = /** @type {NodeJS.ErrnoException} */ (error)
  if (code === 'EACCES' || code === 'EPERM')
    return `No permission for ${path}. Does it belong to another user?`
  if (code === 'ENOSPC') return 'The disk is full.'
  return stack ?? String(error)
}
