import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from '@jest/globals'
import { callOut, findPlace, OutboundFault, type Place } from '../../platform/outbound.js'

/* Where a stranger may send us, and what a stranger’s server may do to us (I-34, attacks 88 to 94). */

const strict = { isPrivateAllowed: false }
const loose = { isPrivateAllowed: true }

const faultOf = (asked: Promise<unknown>): Promise<OutboundFault> =>
  asked.then(
    () => {
      throw new Error('It was let through.')
    },
    (error: unknown) => {
      expect(error).toBeInstanceOf(OutboundFault)
      return error as OutboundFault
    },
  )

describe('no URL leads into the own network (I-34, 88)', () => {
  test.each([
    'https://127.0.0.1/',
    'https://127.1/',
    'https://2130706433/',
    'https://0x7f000001/',
    'https://0177.0.0.1/',
    'https://0x7f.1/',
    'https://0.0.0.0/',
    'https://0/',
    'https://10.1.2.3/',
    'https://100.64.0.1/',
    'https://169.254.169.254/latest/meta-data/',
    'https://172.16.0.1/',
    'https://172.31.255.255/',
    'https://192.168.1.1/',
    'https://192.0.0.170/',
    'https://192.0.2.1/',
    'https://198.18.0.1/',
    'https://198.51.100.7/',
    'https://203.0.113.9/',
    'https://224.0.0.1/',
    'https://240.0.0.1/',
    'https://255.255.255.255/',
    'https://[::]/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:7f00:1]/',
    'https://[::127.0.0.1]/',
    'https://[64:ff9b::7f00:1]/',
    'https://[64:ff9b:1::1]/',
    'https://[2002:7f00:1::]/',
    'https://[2001:0:7f00:1::]/',
    'https://[2001:db8::1]/',
    'https://[3fff::1]/',
    'https://[fc00::1]/',
    'https://[fd12:3456::1]/',
    'https://[fe80::1]/',
    'https://[fec0::1]/',
    'https://[ff02::1]/',
    'https://localhost/',
    'https://localhost./',
    'https://LOCALHOST/',
    'https://１２７.０.０.１/',
    'https://①②⑦.0.0.1/',
    'https://127。0。0。1/',
  ])('%s', async (url) => {
    expect((await faultOf(findPlace(url, strict))).kind).toBe('REFUSED')
    const call = {
      url,
      method: 'POST',
      headers: {},
      body: '',
      withinMilliseconds: 5_000,
      mostBytes: 10,
    } as const
    expect((await faultOf(callOut(call, strict))).kind).toBe('REFUSED')
  })
})

test.each([
  ['', 'Enter a URL that starts with https://.'],
  ['shop.example', 'Enter a URL that starts with https://.'],
  ['http://93.184.215.14/', 'Enter a URL that starts with https://.'],
  ['ftp://93.184.215.14/', 'Enter a URL that starts with https://.'],
  ['file:///etc/passwd', 'Enter a URL that starts with https://.'],
  ['gopher://93.184.215.14/', 'Enter a URL that starts with https://.'],
  ['https://user@93.184.215.14/', 'A name or password has no place in the URL.'],
  ['https://:secret@93.184.215.14/', 'A name or password has no place in the URL.'],
  ['https://93.184.215.14:6379/', 'Only the ports 443 and 8443 are called.'],
  ['https://93.184.215.14:3306/', 'Only the ports 443 and 8443 are called.'],
  ['https://93.184.215.14:22/', 'Only the ports 443 and 8443 are called.'],
])('%s is refused, and it is said why', async (url, fault) => {
  expect(await faultOf(findPlace(url, strict))).toMatchObject({ kind: 'REFUSED', fault })
})

test.each([
  ['https://93.184.215.14/hooks?a=1', { address: '93.184.215.14', family: 4 }],
  ['https://93.184.215.14:443/', { address: '93.184.215.14', family: 4 }],
  ['https://172.32.0.1:8443/', { address: '172.32.0.1', family: 4 }],
  ['https://[2606:2800:21f:cb07::1]/', { address: '2606:2800:21f:cb07::1', family: 6 }],
])('%s is a place of the internet', async (url, place) => {
  expect((await findPlace(url, strict)).place).toEqual(place)
})

const publicPlace: Place = { address: '93.184.215.14', family: 4 }
const ownPlace: Place = { address: '127.0.0.1', family: 4 }

test('a name is refused if one of its addresses is a private one, or if it has none (89)', async () => {
  const named = (...places: Place[]) =>
    findPlace('https://shop.example/', { ...strict, resolve: () => Promise.resolve(places) })
  expect((await named(publicPlace)).place).toEqual(publicPlace)
  expect((await faultOf(named(publicPlace, ownPlace))).fault).toBe('This host is in a private network.')
  expect((await faultOf(named({ address: '::1', family: 6 }))).fault).toBe(
    'This host is in a private network.',
  )
  expect((await faultOf(named())).fault).toBe('This host cannot be found.')
})

let server: Server | null = null
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

async function receiver(answer: RequestListener, host = 'localhost'): Promise<string> {
  server = createServer(answer)
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve))
  return `http://${host}:${(server.address() as AddressInfo).port}/hook`
}

const post = (url: string, more: { withinMilliseconds?: number } = {}, rules = {}) =>
  callOut(
    {
      url,
      method: 'POST',
      headers: { 'x-a': 'b' },
      body: '{"é":1}',
      withinMilliseconds: 5_000,
      mostBytes: 1_000,
      ...more,
    },
    { ...loose, ...rules },
  )

test('a name is looked up once, and what is called is what was judged (90)', async () => {
  const url = await receiver((_request, response) => response.end('here'), 'no-such-host.invalid')
  let lookups = 0
  const resolve = () => {
    lookups++
    return Promise.resolve([ownPlace])
  }
  const { status, body, isCut } = await post(url, {}, { resolve })
  expect({ status, body: body.toString(), isCut, lookups }).toEqual({
    status: 200,
    body: 'here',
    isCut: false,
    lookups: 1,
  })
})

test('headers and body arrive as they are', async () => {
  let seen = ''
  const url = await receiver((request, response) => {
    request.on('data', (part: Buffer) => (seen += part.toString()))
    request.on('end', () => response.writeHead(204, { 'x-heard': request.headers['x-a'] }).end())
  })
  expect(await post(url)).toMatchObject({ status: 204, headers: { 'x-heard': 'b' } })
  expect(seen).toBe('{"é":1}')
})

test('a redirect is an answer, and nobody follows it (91)', async () => {
  let calls = 0
  const url = await receiver((_request, response) => {
    calls++
    response.writeHead(302, { location: 'http://169.254.169.254/' }).end()
  })
  expect(await post(url)).toMatchObject({ status: 302 })
  expect(calls).toBe(1)
})

test('of an endless answer no more is read than was asked for (92)', async () => {
  const url = await receiver((_request, response) => {
    const more = () => {
      while (response.write('x'.repeat(500)));
      response.once('drain', more)
    }
    more()
  })
  const { body, isCut } = await post(url)
  expect({ length: body.length, isCut }).toEqual({ length: 1_000, isCut: true })
})

test.each<[string, RequestListener]>([
  ['never answers', () => {}],
  [
    'never stops answering, slowly',
    (_request, response) => void setInterval(() => response.write('.'), 50).unref(),
  ],
  ['sends headers and no body', (_request, response) => void response.writeHead(200).flushHeaders()],
])('a server that %s holds us no longer than we allow (92)', async (_what, answer) => {
  const url = await receiver(answer)
  const start = performance.now()
  expect((await faultOf(post(url, { withinMilliseconds: 300 }))).kind).toBe('TIMED_OUT')
  expect(performance.now() - start).toBeLessThan(3_000)
})

test('a name server that does not answer holds us no longer, either (92)', async () => {
  const asked = post(
    'http://slow.example/',
    { withinMilliseconds: 100 },
    { resolve: () => new Promise(() => {}) },
  )
  expect((await faultOf(asked)).kind).toBe('TIMED_OUT')
})

test('packed answers are not asked for, and are not unpacked (92)', async () => {
  let accepted: unknown
  const url = await receiver((request, response) => {
    accepted = request.headers['accept-encoding']
    response.writeHead(200, { 'content-encoding': 'gzip' }).end('no gzip')
  })
  expect((await post(url)).body.toString()).toBe('no gzip')
  expect(accepted).toBe('identity')
})

test('who is not there, or hangs up, has failed', async () => {
  const url = await receiver((request) => request.socket.destroy())
  expect((await faultOf(post(url))).kind).toBe('FAILED')
  server!.close()
  expect((await faultOf(post('http://127.0.0.1:1/'))).kind).toBe('FAILED')
})

test('a header with a line break is not sent (81)', async () => {
  const url = await receiver((_request, response) => response.end())
  const call = {
    url,
    method: 'GET',
    headers: { 'x-a': 'b\r\nx-c: d' },
    body: '',
    withinMilliseconds: 500,
    mostBytes: 1,
  } as const
  await expect(callOut(call, loose)).rejects.toThrow()
})
