import { describe, expect, test } from '@jest/globals'
import { placeLeft, stepFrom } from '../../console/src/pages/nextTicket.js'

const rows = (...ids: string[]) => ids.map((id) => ({ id, waitingSince: null }))

describe('J and K lead on from where the agent is (check 21)', () => {
  test.each([
    ['the one behind the open one', 'b', 1, 'c'],
    ['the one before it', 'b', -1, 'a'],
    ['the first, where none is open', null, 1, 'a'],
    ['none behind the last', 'c', 1, undefined],
  ] as const)('%s', (_what, open, by, wanted) => {
    expect(stepFrom(rows('a', 'b', 'c'), open, by)?.id).toBe(wanted)
  })

  test.each([
    ['it sank to the end: on with what was behind it', ['a', 'b', 'c', 'd'], ['a', 'c', 'd', 'b'], 1, 'c'],
    ['and back to what was before it', ['a', 'b', 'c', 'd'], ['a', 'c', 'd', 'b'], -1, 'a'],
    ['it rose to the top: on with what was behind it', ['a', 'b', 'c', 'd'], ['b', 'a', 'c', 'd'], 1, 'c'],
    ['something came between: on with that', ['a', 'b', 'c'], ['a', 'b', 'x', 'c'], 1, 'x'],
    [
      'what was behind it has gone as well: on from where it is now',
      ['a', 'b', 'c', 'd'],
      ['d', 'a', 'b'],
      1,
      undefined,
    ],
  ] as const)('%s', (_what, before, after, by, wanted) => {
    const left = placeLeft(rows(...before), rows(...after), 'b')
    expect(stepFrom(rows(...after), 'b', by, left)?.id).toBe(wanted)
  })
})
