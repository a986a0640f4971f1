import { parseArgs } from 'node:util'
import { Refusal } from '../domain/errors.js'
import { openApp } from '../platform/app.js'
import { readConfig } from '../platform/config.js'
import { inWords } from '../platform/process.js'
import { migrations } from '../schema/migrations/all.js'
import { nouns } from '../schema/nouns.js'
import { commands, type Command } from './commands.js'
import { helpOf, helpOfAll } from './help.js'

/** What the shell is told: 0 all is well; the others say whose turn it is. */
const exit = { refused: 1, usage: 2, unreachable: 3 } as const

const [name = 'help', ...words] = process.argv.slice(2)
process.exitCode = await main()

async function main(): Promise<number> {
  const command = commands.find((each) => each.name === name)
  if (!command || words.includes('--help')) {
    const isAsked = command !== undefined || ['help', '--help', '-h'].includes(name)
    const text = command ? helpOf(command) : helpOfAll(commands)
    if (isAsked) process.stdout.write(text)
    else process.stderr.write(`There is no command ${name}.\n\n${text}`)
    return isAsked ? 0 : exit.usage
  }
  const given = read(command)
  return typeof given === 'string'
    ? complain(`${given}\n\n${helpOf(command)}`, exit.usage)
    : run(command, given)
}

function read(command: Command): Record<string, string | true> | string {
  try {
    const options = Object.fromEntries(
      command.options.map(({ name: option, isFlag }) => [
        option,
        { type: isFlag ? ('boolean' as const) : ('string' as const) },
      ]),
    )
    const { values } = parseArgs({ args: words, options, strict: true, allowPositionals: false })
    const missing = command.options.filter((option) => option.isNeeded && !values[option.name])
    if (missing.length === 0) return values as Record<string, string | true>
    return `Missing: ${missing.map((option) => `--${option.name}`).join(', ')}`
  } catch (error) {
    return (error as Error).message
  }
}

async function run(command: Command, given: Record<string, string | true>): Promise<number> {
  try {
    const app = await openApp({ ...readConfig(), logLevel: 'silent' }, { nouns, migrations, process: 'desk' })
    try {
      const say = (line: string) => process.stdout.write(`${line}\n`)
      return (await command.run({ app, given, say })) ?? 0
    } finally {
      await app.close()
    }
  } catch (error) {
    if (!(error instanceof Refusal)) return complain(inWords(error), exit.unreachable)
    const { field } = error.details
    return complain(field ? `${field}: ${error.message}` : error.message, exit.refused)
  }
}

function complain(text: string, code: number): number {
  process.stderr.write(`${text.trimEnd()}\n`)
  return code
}
