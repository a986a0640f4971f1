import { readFile, writeFile } from 'node:fs/promises'
import { isEnumType, type GraphQLSchema } from 'graphql'
import { refusalCodes } from '../domain/errors.js'
import { buildAgentsSchema } from './agents/schema.js'
import { otherCodes } from './errors.js'
import { textOf } from './schema-text.js'
import { buildShoppersSchema } from './shoppers/schema.js'

/*
 * Prints what each door answers into schema/*.graphql, and the tables of docs/api.md; with --check, only says whether
 * that is what stands there.
 */

const agents = await buildAgentsSchema()
const note = '# Printed by `npm run codegen`. Change the classes in api/ and schema/ instead.\n\n'
const page = await readFile('docs/api.md', 'utf8')

const files = {
  'schema/agent.graphql': note + textOf(agents),
  'schema/shopper.graphql': note + textOf(await buildShoppersSchema()),
  'docs/api.md': withTable(
    withTable(page, 'scopes', tableOf(['Scope', 'Opens'], scopesOf(agents))),
    'codes',
    tableOf(['Code', 'Means'], Object.entries({ ...refusalCodes, ...otherCodes }).sort()),
  ),
}

for (const [file, text] of Object.entries(files)) {
  if (!process.argv.includes('--check')) await writeFile(file, text)
  else if ((await readFile(file, 'utf8')) !== text) {
    console.error(`${file} is not what the doors answer. Run: npm run codegen`)
    process.exitCode = 1
  }
}

/** As programs call them: `tickets:read`. */
function scopesOf(schema: GraphQLSchema): [string, string][] {
  const scopes = schema.getType('ApiScope')
  if (!isEnumType(scopes)) throw new Error('There is no enum ApiScope.')
  return scopes.getValues().map(({ value, description }) => [String(value), description ?? ''])
}

function tableOf(heads: [string, string], rows: [string, string][]): string {
  const lines = [heads, ['---', '---'], ...rows.map(([name, meaning]) => [`\`${name}\``, meaning])]
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** The page with a table between the two comments that name it. */
function withTable(text: string, name: string, table: string): string {
  const place = new RegExp(`(<!-- ${name}: [^>]*-->\n)[\\s\\S]*?(<!-- end of ${name} -->)`)
  if (!place.test(text)) throw new Error(`docs/api.md has no place for ${name}.`)
  const whole = `<!-- prettier-ignore-start -->\n\n${table}\n\n<!-- prettier-ignore-end -->\n`
  return text.replace(place, (_all, begin: string, end: string) => `${begin}${whole}${end}`)
}
