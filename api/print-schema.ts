import { readFile, writeFile } from 'node:fs/promises'
import { lexicographicSortSchema, printSchema } from 'graphql'
import { buildAgentsSchema } from './agents/schema.js'
import { buildShoppersSchema } from './shoppers/schema.js'

/* Prints what each door answers into schema/*.graphql; with --check, only says whether that is what stands there. */

const doors = {
  'schema/agent.graphql': await buildAgentsSchema(),
  'schema/shopper.graphql': await buildShoppersSchema(),
}

for (const [file, schema] of Object.entries(doors)) {
  const text = `# Printed by \`npm run codegen\`. Change the classes in api/ and schema/ instead.\n\n${printSchema(lexicographicSortSchema(schema))}\n`
  if (!process.argv.includes('--check')) await writeFile(file, text)
  else if ((await readFile(file, 'utf8')) !== text) {
    console.error(`${file} is not what the door answers. Run: npm run codegen`)
    process.exitCode = 1
  }
}
