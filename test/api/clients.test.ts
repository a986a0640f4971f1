import { execFile, spawn, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { buildSchema } from 'graphql'
import { desk, type Desk } from '../support/desk.js'

/* What docs/api.md tells programs to write is run here as it stands there, against the real door (R72, R74). */

const root = fileURLToPath(new URL('../..', import.meta.url))
const page = readFileSync(`${root}/docs/api.md`, 'utf8')
// Within the project, so that the examples find the packages that they name.
mkdirSync(`${root}/.data`, { recursive: true })
const folder = mkdtempSync(`${root}/.data/clients-`)
afterAll(() => rmSync(folder, { recursive: true }))

let it: Desk
let environment: NodeJS.ProcessEnv

beforeAll(async () => {
  it = await desk()
  await it.shopper.says('Where is my parcel?')
  await it.quiet()
  const owner = await it.colleague('Olga Petit', 'owner')
  const { createApiKey } = await owner.door.get(
    `mutation ($id: UUID!) {
      createApiKey(clientId: $id, name: "Examples", scopes: [TICKETS_WRITE, PROFILES_READ]) { secret } }`,
    { id: randomUUID() },
  )
  const { PATH, HOME } = process.env
  environment = {
    PATH,
    HOME,
    DESKBELL_URL: it.servers.url,
    DESKBELL_API_KEY: createApiKey.secret,
    CURSOR_FILE: `${folder}/cursor`,
  }
})

/** The code below a heading. */
function codeOf(heading: string, fence: string): string {
  const section = page.slice(page.indexOf(`### ${heading}\n`))
  const code = new RegExp(`\`\`\`${fence}\n([\\s\\S]*?)\`\`\``).exec(section)?.[1]
  if (!code) throw new Error(`docs/api.md has no ${fence} below ${heading}.`)
  return code
}

function fileOf(heading: string): string {
  const file = `${folder}/${heading.replaceAll(' ', '-')}.mjs`
  writeFileSync(file, codeOf(heading, 'js'))
  return file
}

/** What an example prints; the server runs in this very process, so it must not be held up. */
async function outputOf(command: string, args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(command, args, { env: environment })
  return stdout
}

const program = (heading: string) => outputOf(process.execPath, [fileOf(heading)])

const withCurl = spawnSync('curl', ['--version']).status === 0 ? test : test.skip

withCurl('curl: the first question', async () => {
  const answer = JSON.parse(await outputOf('sh', ['-c', codeOf('curl', 'sh')]))
  expect(answer.data.inbox.edges[0].node).toMatchObject({ status: 'OPEN', waitingSince: expect.any(String) })
})

test('urql: walks all pages of the inbox', async () => {
  expect(await program('urql')).toMatch(/^\S+ Camille Roy 2026-06-15T08:\S+\n$/)
})

test('graphql-request: reads the feed, and the next time only what is new', async () => {
  expect(await program('graphql-request')).toContain('MESSAGE_POSTED SHOPPER Where is my parcel?')
  expect(await program('graphql-request')).toBe('')
  await it.shopper.says('Hello?')
  await it.quiet()
  expect(await program('graphql-request')).toMatch(/^\d+ MESSAGE_POSTED SHOPPER Hello\?\n/)
})

test('Apollo Client: answers the shopper, who reads it', async () => {
  expect(await program('Apollo Client')).toMatch(/^sent as number \d+\n$/)
  expect(await it.shopper.reads()).toContain('TEAM: Your parcel leaves tomorrow.')
})

test('graphql-ws: hears what happens as it happens', async () => {
  const child = spawn(process.execPath, [fileOf('graphql-ws')], { env: environment })
  let heard = ''
  const until = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => heard.includes(text) && resolve()
      child.stdout.on('data', look)
      child.once('exit', () => reject(new Error(`It ended, having heard ${heard}`)))
      look()
    })
  child.stdout.on('data', (data) => (heard += data))
  child.stderr.on('data', (data) => (heard += data))
  try {
    await until('MESSAGE_POSTED Where is my parcel?')
    await it.shopper.says('Anybody there?')
    await until('MESSAGE_POSTED Anybody there?')
  } finally {
    child.removeAllListeners('exit').kill()
  }
})

test('the schema is there to download, and is one', async () => {
  const response = await fetch(`${it.servers.url}/schema.graphql`)
  expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  const schema = buildSchema(await response.text())
  expect(schema.getQueryType()!.getFields().inboxEvents!.description).toContain('Scope: `tickets:read`.')
})
