import { describe, expect, test } from '@jest/globals'
import { checkExport, type PlacedFault } from '../../domain/portable/check-export.js'
import { linesOf } from '../../domain/portable/lines-of.js'
import { readLines } from '../../domain/portable/read-lines.js'
import { end, header, oldTickets, type JsonLine } from '../support/portable-files.js'

/** In pieces that end anywhere, as a disk or a network gives them. */
async function* piecesOf(lines: (JsonLine | string)[], length = 1_000): AsyncGenerator<Buffer, void, void> {
  const texts = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)))
  const bytes = Buffer.from(texts.map((text) => `${text}\n`).join(''))
  for (let from = 0; from < bytes.length; from += length) yield bytes.subarray(from, from + length)
}

const wish = { now: new Date('2026-06-15T08:00:00Z'), labels: [], closesOpen: false, isPartial: false }
const check = (lines: (JsonLine | string)[], length?: number) =>
  checkExport(readLines(linesOf(piecesOf(lines, length))), wish)

const told = ({ line, fault }: PlacedFault) =>
  `line ${line}: ${fault.code} ${fault.details.field}: ${fault.message}`.replace(' :', ':')

describe('a file that is not good', () => {
  const profile = { type: 'profile', id: '1', name: 'Camille', createdAt: '2023-01-02T00:00:00Z' }
  const ticket = { type: 'ticket', id: '1', profile: '1', channel: 'chat', createdAt: '2023-01-02T00:00:00Z' }
  const message = { type: 'message', ticket: '1', from: 'shopper', text: 'Hello', at: '2023-01-02T00:00:00Z' }
  const event = {
    type: 'profile-event',
    id: 'e',
    profile: '1',
    kind: 'custom',
    title: 'x',
    at: '2023-01-02T00:00:00Z',
  }
  const first = [header(), profile]

  test.each<[string, (JsonLine | string)[], string]>([
    ['no header', [profile, end], 'line 1: BAD_INPUT'],
    [
      'a version of tomorrow',
      [{ ...header(), version: 2 }, end],
      'line 1: BAD_INPUT version: This Deskbell reads version 1.',
    ],
    ['no JSON', [...first, '{"type":', end], 'line 3: BAD_INPUT: Not JSON.'],
    [
      'a type that there is not',
      [...first, { type: 'draft' }, end],
      'line 3: BAD_INPUT type: label, profile,',
    ],
    [
      'a field that there is not',
      [header(), { ...profile, nmae: 'x' }, end],
      'line 2: BAD_INPUT nmae: There is no such field.',
    ],
    ['a missing field', [header(), { ...profile, name: undefined }, end], 'line 2: BAD_INPUT name: '],
    [
      'a wall clock',
      [header(), { ...profile, createdAt: '2023-01-02 08:00' }, end],
      'line 2: BAD_INPUT createdAt: An instant',
    ],
    [
      'a profile twice',
      [...first, profile, end],
      'line 3: BAD_INPUT id: There is a profile of this id above.',
    ],
    [
      'an unknown profile',
      [...first, { ...event, profile: '2' }, end],
      'line 3: BAD_INPUT profile: There is no profile',
    ],
    [
      'a link that is a script',
      [...first, { ...event, details: { url: 'javascript:alert(1)' } }, end],
      'line 3: BAD_INPUT details.url: An http or https URL.',
    ],
    [
      'tomorrow',
      [...first, { ...event, at: '2099-01-01T00:00:00Z' }, end],
      'line 3: BAD_INPUT at: It has not happened yet.',
    ],
    ['a message of no ticket', [...first, message, end], 'line 3: BAD_INPUT ticket: It stands behind'],
    [
      'a ticket without a message',
      [...first, ticket, end],
      'line 3: BAD_INPUT id: No message of this ticket follows.',
    ],
    [
      'an empty message',
      [...first, ticket, { ...message, text: ' ' }, end],
      'line 4: BAD_INPUT text: It is empty.',
    ],
    [
      'a long message',
      [...first, ticket, { ...message, text: 'x'.repeat(10_001) }, end],
      'line 4: BAD_INPUT text: At most 10000 characters.',
    ],
    [
      'a gap',
      [...first, ticket, { ...message, number: 2 }, end],
      'line 4: BAD_INPUT number: It is number 1.',
    ],
    [
      'an agent’s message of nobody',
      [...first, ticket, { ...message, from: 'agent' }, end],
      'line 4: BAD_INPUT agent: ',
    ],
    [
      'a line that does not end',
      [...first, `"${'x'.repeat(5_000_000)}"`, end],
      'line 3: BAD_INPUT: Longer than 4194304 bytes.',
    ],
    [
      'other counts',
      [...first, { ...end, counts: { profile: 2 } }],
      'line 3: BAD_INPUT counts.profile: It says 2, and there are 1.',
    ],
    [
      'something behind the end',
      [...first, end, profile],
      'line 4: BAD_INPUT: Nothing stands behind the end.',
    ],
    ['a file that is cut off', first, 'line 3: BAD_INPUT: The file is cut off'],
    ['an empty file', [], 'line 1: BAD_INPUT: The first line, the header, is missing.'],
  ])('%s is refused with its line and its field', async (_what, lines, words) => {
    const { faults } = await check(lines)
    expect(told(faults[0]!)).toContain(words)
  })
})

test.each([1, 7, 64, 100_000])('in pieces of %d bytes a good file is read as what it is', async (length) => {
  const lines = oldTickets(3, 2)
  lines[1]!.name = 'Élise 🍵'
  const checked = await check(lines, length)
  expect(checked).toMatchObject({ faults: [], isWhole: true })
  expect(checked.counts).toEqual({ profile: 10, ticket: 3, message: 6 })
})

test('empty lines do not count, and lines may end as on Windows', async () => {
  const lines = oldTickets(1).flatMap((line) => [`${JSON.stringify(line)}\r`, ''])
  expect(await check(lines)).toMatchObject({ faultCount: 0, isWhole: true })
})

test('of very many faults the first hundred are told, and how many there are', async () => {
  const lines = Array.from({ length: 250 }, () => 'what?')
  const { faults, faultCount } = await check([header(), ...lines, end])
  expect([faults.length, faultCount]).toEqual([100, 250])
})
