import type { Command } from './commands.js'

/** Every command, a line each. */
export function helpOfAll(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length))
  const lines = commands.map(({ name, what }) => `  ${name.padEnd(width)}  ${what}`)
  return `What whoever runs the server can do: npm run desk -- COMMAND [options]

${lines.join('\n')}

COMMAND --help says what it takes. Exit codes: 0 done; 1 refused, or something was found; 2 the words
were not understood; 3 the database could not be reached.
`
}

export function helpOf({ name, what, options }: Command): string {
  const told = options.map((option) => ({
    left: `--${option.name}${option.isFlag ? '' : ` ${option.sample}`}`,
    right: `${option.what}${option.isNeeded ? '' : ' (may be left out)'}`,
  }))
  const width = Math.max(0, ...told.map(({ left }) => left.length))
  const lines = told.map(({ left, right }) => `  ${left.padEnd(width)}  ${right}`)
  return `${name}: ${what}\n${lines.length ? `\n${lines.join('\n')}\n` : ''}`
}
