// npm run check: types, lint, format, what is generated, what is dead. Everything is told, not only the first fault.
import { existsSync, readFileSync } from 'node:fs'
import { root } from './places.js'
import { endRuns, run } from './process/run.js'
import { Plain, runCommand, say, step } from './say.js'
import { buildStale } from './steps/build-stale.js'
import { installPackages } from './steps/install-packages.js'

/** @typedef {{ name: string, ok: boolean, output: string }} Finding */

const node = process.execPath
const tsc = 'node_modules/typescript7/bin/tsc'
const vueTsc = 'node_modules/vue-tsc/bin/vue-tsc.js'
const generated = [
  'console/src/graphql',
  'console/src/settings',
  'console/src/dashboard',
  'widget/src/graphql',
].map((folder) => `${folder}/generated.ts`)

await runCommand(async () => {
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, endRuns)
  await installPackages()
  // In this order: each of these writes what the next one reads.
  const first = [
    await build(),
    await check('GraphQL schemas up to date', ['dist/api/print-schema.js', '--check']),
    await checkGenerated(),
    await check('Sizes of console and widget', ['tools/sizes.js']),
  ]
  const [types, lint] = await Promise.all([inTurn(typeChecks()), inTurn(otherChecks())])
  return report([...first, ...types, ...lint])
})

function typeChecks() {
  const browserParts = ['console', 'widget'].filter((folder) => existsSync(`${root}/${folder}`))
  return [
    () => check('Types', [tsc, '-p', 'tsconfig.json', '--noEmit']),
    () => check('Types in tools', [tsc, '-p', 'tools']),
    ...browserParts.map((folder) => () => check(`Types in ${folder}`, [vueTsc, '--noEmit', '-p', folder])),
    () => check('Dead code', ['node_modules/knip/bin/knip.js']),
  ]
}

function otherChecks() {
  const warm = ['--cache', '--cache-strategy', 'content']
  return [
    () => check('Lint', ['node_modules/eslint/bin/eslint.js', '.']),
    () =>
      check('Format', [
        'node_modules/prettier/bin/prettier.cjs',
        '--check',
        '--log-level=warn',
        ...warm,
        '.',
      ]),
  ]
}

/** The console's build also writes the types of what Nuxt UI brings in by itself. @returns {Promise<Finding>} */
async function build() {
  try {
    await buildStale()
    return { name: 'Build', ok: true, output: '' }
  } catch (error) {
    if (!(error instanceof Plain)) throw error
    return { name: 'Build', ok: false, output: error.message }
  }
}

/** Writes the types of the GraphQL operations and looks whether they were so before. */
function checkGenerated() {
  return finding('GraphQL types up to date', async () => {
    const before = readAll(generated)
    const result = await run(
      node,
      ['node_modules/@graphql-codegen/cli/cjs/bin.js', '--config', 'codegen.ts'],
      { cwd: root },
    )
    const after = readAll(generated)
    const stale = generated.filter((file) => before[file] !== after[file])
    if (result.code !== 0 || stale.length === 0) return result
    return { code: 1, output: `Written anew, to be committed: ${stale.join(', ')}` }
  })
}

/** @param {string} name @param {string[]} args */
function check(name, args) {
  return finding(name, () => run(node, args, { cwd: root }))
}

/** Shows a check while it runs; what it found is told in the report. @param {string} name @param {() => Promise<{ code: number, output: string }>} look @returns {Promise<Finding>} */
async function finding(name, look) {
  let output = ''
  try {
    await step(name, async () => {
      const result = await look()
      output = result.output
      if (result.code !== 0) throw new Plain(output)
    })
    return { name, ok: true, output }
  } catch (error) {
    if (!(error instanceof Plain)) throw error
    return { name, ok: false, output }
  }
}

/** @param {(() => Promise<Finding>)[]} checks */
async function inTurn(checks) {
  const findings = []
  for (const one of checks) findings.push(await one())
  return findings
}

/** @param {string[]} files @returns {Record<string, string>} */
function readAll(files) {
  return Object.fromEntries(
    files.map((file) => [file, existsSync(`${root}/${file}`) ? readFileSync(`${root}/${file}`, 'utf8') : '']),
  )
}

/** @param {Finding[]} findings */
function report(findings) {
  const faults = findings.filter(({ ok }) => !ok)
  for (const { name, output } of faults) say(`\n── ${name}\n${output.trim()}`)
  say(faults.length === 0 ? '\nAll is well.' : `\nNot well: ${faults.map(({ name }) => name).join(', ')}`)
  return faults.length === 0 ? 0 : 1
}
