/** How far something is, on the terminal's error output: a bar where somebody looks, now and then a line where a file does. */
export interface Progress {
  /** `done` of `total`, and what to say of it. */
  at(done: number, total: number, words: string): void
  /** The last word. */
  end(words: string): void
}

const barWidth = 24
const millisBetween = { bar: 100, lines: 5_000 }

export function openProgress(title: string, out: NodeJS.WriteStream = process.stderr): Progress {
  const isBar = out.isTTY === true
  let saidAt = isBar ? -Infinity : performance.now()
  return {
    at(done, total, words) {
      const now = performance.now()
      if (now - saidAt < (isBar ? millisBetween.bar : millisBetween.lines)) return
      saidAt = now
      const share = total > 0 ? Math.min(1, done / total) : 1
      const perCent = `${Math.floor(share * 100)} %`.padStart(5)
      if (isBar) out.write(`\r${title} ${barOf(share)} ${perCent}  ${words}\x1b[K`)
      else out.write(`${title} ${perCent}  ${words}\n`)
    },
    end(words) {
      out.write(isBar ? `\r${title} ${words}\x1b[K\n` : `${title} ${words}\n`)
    },
  }
}

function barOf(share: number): string {
  const full = Math.round(share * barWidth)
  return `[${'#'.repeat(full)}${'-'.repeat(barWidth - full)}]`
}

/** `1 204 lines, 900/s`. */
export const pace = (count: number, what: string, since: number): string => {
  const seconds = (performance.now() - since) / 1_000
  return `${grouped(count)} ${what}, ${grouped(Math.round(count / Math.max(seconds, 0.001)))}/s`
}

export const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ' ')
