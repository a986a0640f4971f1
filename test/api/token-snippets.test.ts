import { execFileSync, spawnSync } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { desk, type Desk } from '../support/desk.js'
import { Door } from '../support/door.js'

/* What docs/embedding.md tells shops to copy is run here as it stands there, and knocks at the real door (R70). */

const page = readFileSync(new URL('../../docs/embedding.md', import.meta.url), 'utf8')
const folder = mkdtempSync(join(tmpdir(), 'deskbell-snippets-'))
afterAll(() => rmSync(folder, { recursive: true }))

let it: Desk
beforeAll(async () => {
  it = await desk()
  // The snippets know no other clock than the machine's.
  it.servers.clock.set(new Date())
})

/** The code below a heading. */
function codeOf(heading: string, fence: string): string {
  const section = page.slice(page.indexOf(`### ${heading}\n`))
  const code = new RegExp(`\`\`\`${fence}\n([\\s\\S]*?)\`\`\``).exec(section)?.[1]
  if (!code) throw new Error(`docs/embedding.md has no ${fence} below ${heading}.`)
  return code
}

const languages = [
  {
    name: 'Node',
    command: process.execPath,
    file: 'token.mjs',
    code: () =>
      `${codeOf('Node', 'js')}\nprocess.stdout.write(identityToken({ id: 'from-Node', name: 'Zoé', email: 'zoe@mail.example' }))`,
  },
  {
    name: 'PHP',
    command: 'php',
    file: 'token.php',
    code: () =>
      `${codeOf('PHP', 'php')}\necho identity_token(['id' => 'from-PHP', 'name' => 'Zoé', 'email' => 'zoe@mail.example']);`,
  },
  {
    name: 'Python',
    command: 'python3',
    file: 'token.py',
    code: () =>
      `${codeOf('Python', 'python')}\nprint(identity_token({"id": "from-Python", "name": "Zoé", "email": "zoe@mail.example"}), end="")`,
  },
  {
    name: 'Ruby',
    command: 'ruby',
    file: 'token.rb',
    code: () =>
      `${codeOf('Ruby', 'ruby')}\nprint identity_token({ id: "from-Ruby", name: "Zoé", email: "zoe@mail.example" })`,
  },
]

const isAtHand = (command: string) => spawnSync(command, ['--version']).status === 0

describe.each(languages)('$name', ({ name, command, file, code }) => {
  // A language that this machine does not have cannot be asked; Node is always there.
  const there = isAtHand(command) ? test : test.skip

  function token(secret = it.account.key.material): string {
    const path = join(folder, file)
    writeFileSync(path, code())
    return execFileSync(command, [path], {
      encoding: 'utf8',
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        LANG: 'C.UTF-8',
        DESKBELL_ACCOUNT: it.account.publicId,
        DESKBELL_KID: it.account.key.kid,
        DESKBELL_SECRET: secret,
      },
    })
  }

  const knock = (identityToken: string) =>
    new Door(`${it.servers.url}/shop/graphql`).ask(
      'mutation ($identityToken: String!) { startSession(identityToken: $identityToken) { token } }',
      { identityToken },
    )

  there('makes a token that lets its shopper in, once', async () => {
    const made = token()
    const { data } = await knock(made)
    const shopper = new Door(`${it.servers.url}/shop/graphql`, {
      authorization: `Bearer ${(data as any).startSession.token}`,
    })
    await shopper.get('mutation ($id: UUID!) { send(clientId: $id, text: "Hello") { chat { id } } }', {
      id: crypto.randomUUID(),
    })
    const { name: known, email } = (
      await it.servers.app.database.query('SELECT name, email FROM profile WHERE external_id = ?', [
        `from-${name}`,
      ])
    )[0]
    expect({ known, email }).toEqual({ known: 'Zoé', email: 'zoe@mail.example' })
    expect((await knock(made)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
  })

  there('with another secret makes one that lets nobody in', async () => {
    const { errors } = await knock(token(Buffer.alloc(32, 7).toString('base64url')))
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
  })
})

describe('Shopify', () => {
  const secret = 'hush'
  const now = 1_781_510_400_000

  async function customerIn(told: Record<string, string | string[]>, signature?: string) {
    const path = join(folder, 'shopify.mjs')
    writeFileSync(join(folder, 'identity-token.js'), 'export const identityToken = () => ""')
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
    writeFileSync(path, codeOf('Shopify', 'js'))
    const query = new URLSearchParams()
    for (const [name, value] of Object.entries(told))
      for (const one of [value].flat()) query.append(name, one)
    query.set('signature', signature ?? sign(told))
    const ask = `import { signedInCustomer } from ${JSON.stringify(pathToFileURL(path).href)}
      process.stdout.write(String(signedInCustomer(new URLSearchParams(${JSON.stringify(String(query))}), ${now})))`
    const env = { PATH: process.env.PATH, SHOPIFY_API_SECRET: secret }
    return execFileSync(process.execPath, ['--input-type=module', '-e', ask], { encoding: 'utf8', env })
  }

  /** As Shopify signs what it passes on. */
  function sign(told: Record<string, string | string[]>): string {
    const sorted = Object.entries(told).sort(([one], [other]) => (one < other ? -1 : 1))
    const text = sorted.map(([name, value]) => `${name}=${[value].flat().join(',')}`).join('')
    return createHmac('sha256', secret).update(text).digest('hex')
  }

  const told = {
    shop: 'acme.myshopify.com',
    logged_in_customer_id: '7001',
    path_prefix: '/apps/deskbell',
    timestamp: String(now / 1000),
  }

  test('believes what Shopify has signed', async () => expect(await customerIn(told)).toBe('7001'))

  test.each([
    ['nobody is signed in', { ...told, logged_in_customer_id: '' }, undefined],
    ['the customer was changed on the way', { ...told, logged_in_customer_id: '7002' }, sign(told)],
    ['a parameter was added', { ...told, more: '1' }, sign(told)],
    ['there is no signature', told, ''],
    ['the signature is no hex', told, 'zz'],
    ['it was said long ago', { ...told, timestamp: String(now / 1000 - 301) }, undefined],
    ['two customers are named', { ...told, logged_in_customer_id: ['7001', '7002'] }, undefined],
  ])('and nobody, when %s', async (_what, query, signature) => {
    expect(await customerIn(query, signature)).toBe('null')
  })
})
