import { expect, test } from '@jest/globals'
import { isAllowed, parseOrigins } from '../../domain/account/allowed-origins.rules.js'

/* On which pages the widget works: what one may write, and what it then means. */

test.each([
  ['https://shop.example', 'https://shop.example'],
  [' https://Shop.Example/ ', 'https://shop.example'],
  ['https://shop.example:443', 'https://shop.example'],
  ['https://shop.example:8443', 'https://shop.example:8443'],
  ['https://bücher.example', 'https://xn--bcher-kva.example'],
  ['https://*.shop.example', 'https://*.shop.example'],
  ['HTTPS://*.Shop.Example:8443/', 'https://*.shop.example:8443'],
  ['http://localhost:3000', 'http://localhost:3000'],
  ['http://127.0.0.1', 'http://127.0.0.1'],
])('%s is taken as %s', (written, origin) => {
  expect(parseOrigins([written])).toEqual({ origins: [origin] })
})

test.each([
  ['', /^Enter an origin/],
  ['shop.example', /^Enter an origin/],
  ['*', /^Enter an origin/],
  ['http://shop.example', /^Start with https/],
  ['http://localhost.shop.example', /^Start with https/],
  ['ftp://shop.example', /^Start with https/],
  ['javascript:alert(1)', /^Start with https/],
  ['https://shop.example/teas', /^Leave out/],
  ['https://shop.example?green', /^Leave out/],
  ['https://shop.example/#', /^Leave out/],
  ['https://user:word@shop.example', /^Leave out/],
  ['https://*.example', /^A \* needs a domain/],
  ['https://*.example.', /^A \* needs a domain/],
  ['https://*.127.0.0.1', /^A \* needs a domain/],
  ['https://shop.*.example', /^A \* may only/],
  ['https://*.*.shop.example', /^A \* may only/],
  ["https://shop.example;script-src'", /^Enter an origin/],
  ['https://shop.example,evil.example', /^Enter an origin/],
  ['https://[::1]', /^Enter an origin/],
  [`https://${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(30)}.example`, /^At most 200/],
])('%s is refused', (written, fault) => {
  expect(parseOrigins(['https://first.example', written])).toEqual({
    fault: expect.stringMatching(fault),
    at: 1,
  })
})

test('each is there once, and there are twenty at most', () => {
  const many = Array.from({ length: 20 }, (_, at) => `https://shop-${at}.example`)
  expect(parseOrigins([...many, 'https://shop-3.example/'])).toEqual({ origins: many })
  expect(parseOrigins([...many, 'https://one-more.example'])).toEqual({
    fault: 'At most 20 origins.',
    at: null,
  })
})

const list = ['https://shop.example', 'https://*.teas.example', 'https://*.odd.example:8443']

test.each([
  ['https://shop.example', true],
  ['https://www.shop.example', false],
  ['http://shop.example', false],
  ['https://shop.example:8443', false],
  ['https://shop.example.evil.example', false],
  ['https://evilshop.example', false],
  ['https://www.teas.example', true],
  ['https://a.b.teas.example', true],
  ['https://teas.example', false],
  ['https://evilteas.example', false],
  ['http://www.teas.example', false],
  ['https://www.teas.example:8443', false],
  ['https://x.odd.example:8443', true],
  ['https://x.odd.example', false],
  [null, false],
])('with a list, %s may: %s', (origin, may) => {
  expect(isAllowed(list, { origin, isOurs: false })).toBe(may)
})

test('without a list every page may; the desk’s own always', () => {
  expect(isAllowed([], { origin: 'https://anywhere.example', isOurs: false })).toBe(true)
  expect(isAllowed([], { origin: null, isOurs: false })).toBe(true)
  expect(isAllowed(list, { origin: 'https://desk.example', isOurs: true })).toBe(true)
})
