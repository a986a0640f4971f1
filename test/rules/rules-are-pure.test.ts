import { expect, test, describe } from '@jest/globals'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const domain = join(import.meta.dirname, '../../domain')
const ruleFiles = readdirSync(domain, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.rules.ts'),
)

/** What a rule may not do, as the lines that do it. */
function impurities(source: string): string[] {
  const imports = [...source.matchAll(/^(import|export)\s(?:[\w\s{},*]*\sfrom\s+)?['"]([^'"]+)['"]/gm)]
  const foreign = imports.filter(([line, , from]) => {
    const isType = /^(import|export) type\s/.test(line)
    return !isType && from !== 'luxon' && !/^\.{1,2}\/.*\.rules\.js$/.test(from!)
  })
  const hidden = source.matchAll(/\bimport\(|\brequire\(|\bprocess\.|\bfetch\(/g)
  const clocks = source.matchAll(
    /\bDate\.now\(|\bnew Date\(\)|\bDateTime\.(now|local|utc)\(\)|\bMath\.random\(/g,
  )
  return [...foreign, ...hidden, ...clocks].map(([text]) => text)
}

test('there are rules to look at', () => {
  expect(ruleFiles.length).toBeGreaterThanOrEqual(4)
})

test.each(ruleFiles)('%s decides from its arguments alone: luxon, other rules and types', (file) => {
  expect(impurities(readFileSync(join(domain, file), 'utf8'))).toEqual([])
})

describe('the check itself', () => {
  test.each([
    ['a verb', `import { postMessage } from './post-message.js'`],
    ['a noun, which brings the database with it', `import { Ticket } from '../../schema/ticket.js'`],
    ['a noun half as a type', `import { type Ticket } from '../../schema/ticket.js'`],
    ['a package', `import fc from 'fast-check'`],
    ['an import over several lines', `import {\n  a,\n  b,\n} from './verb.js'`],
    ['an import for its effect', `import 'reflect-metadata'`],
    ['a re-export', `export { a } from './verb.js'`],
    ['a late import', `const a = await import('./verb.js')`],
    ['the clock', `const now = DateTime.now()`],
    ['the other clock', `const now = new Date()`],
  ])('sees %s', (_, source) => {
    expect(impurities(source)).toHaveLength(1)
  })

  test.each([
    ['luxon', `import { DateTime } from 'luxon'`],
    ['other rules', `import { isOpenAt } from '../office-hours/office-hours.rules.js'`],
    ['types', `import type { Ticket } from '../../schema/ticket.js'`],
    ['exports of its own', `export const from = 'here'\nexport function a(b: 'x' | 'y') {}`],
  ])('lets %s pass', (_, source) => {
    expect(impurities(source)).toEqual([])
  })
})
