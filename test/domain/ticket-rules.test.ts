import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  bellLevelOf,
  faultOfText,
  longestText,
  previewOf,
  queuePositionOf,
  waitingAfter,
  waitingAfterSnooze,
  waitingInSnooze,
  waitingOnIt,
  waitingWithoutAnswer,
  type Waiting,
} from '../../domain/ticket/ticket.rules.js'
import type { Author } from '../../schema/words/ticket.js'

const now = new Date('2026-06-15T08:00:00Z')
const earlier = new Date('2026-06-15T07:40:00Z')

describe('who waits on whom after one more message (R50)', () => {
  const nobody: Waiting = {
    waitingSince: null,
    promisedSince: null,
    bellSince: null,
    waitNo: 4,
    rungSteps: 0,
    rungAt: null,
    onItSince: null,
    onItMinutes: null,
  }
  const somebody: Waiting = { ...nobody, waitingSince: earlier, bellSince: earlier, rungSteps: 2 }
  const promised: Waiting = { ...nobody, promisedSince: earlier, bellSince: earlier, rungSteps: 1 }
  const snoozed: Waiting = { ...nobody, waitingSince: earlier }
  const asks = { author: 'shopper' } as const
  const answers = { author: 'agent' } as const
  const holds = { author: 'agent', isHolding: true } as const
  const robot = { author: 'auto' } as const

  test.each<[string, Parameters<typeof waitingAfter>[0], Waiting, Waiting]>([
    [
      'a first question begins a wait',
      asks,
      nobody,
      { ...nobody, waitingSince: now, bellSince: now, waitNo: 5 },
    ],
    ['a second one changes nothing', asks, somebody, somebody],
    [
      'a question takes over from a promise (R57)',
      asks,
      promised,
      { ...nobody, waitingSince: now, bellSince: now, waitNo: 5 },
    ],
    [
      'who waits through a snooze and writes is waiting since before (R47)',
      asks,
      snoozed,
      { ...snoozed, bellSince: now, waitNo: 5 },
    ],
    ['an answer ends the wait', answers, somebody, nobody],
    ['an answer keeps the promise (R57)', answers, promised, nobody],
    ['an answer to nobody changes nothing', answers, nobody, nobody],
    [
      'a holding reply answers, and promises news (R57)',
      holds,
      somebody,
      { ...nobody, promisedSince: now, bellSince: now, waitNo: 5 },
    ],
    [
      'another one promises anew (R57)',
      holds,
      promised,
      { ...promised, promisedSince: now, bellSince: now, waitNo: 5, rungSteps: 0 },
    ],
    ['a robot answers nobody', robot, somebody, somebody],
    ['and keeps no promise', robot, promised, promised],
  ])('%s', (_what, speech, before, after) => {
    expect(waitingAfter(speech, { ...before, id: 'and whatever else a ticket has' } as Waiting, now)).toEqual(
      after,
    )
  })

  test('the bell is silent in a snooze, and begins anew for whoever waits when it ends (R47)', () => {
    expect(waitingInSnooze(somebody)).toEqual(snoozed)
    expect(waitingAfterSnooze(snoozed, now)).toEqual({ ...snoozed, bellSince: now, waitNo: 5 })
    expect(waitingAfterSnooze(waitingInSnooze(promised), now)).toMatchObject({ bellSince: now, waitNo: 5 })
    expect(waitingAfterSnooze(nobody, now)).toEqual(nobody)
  })

  test('an answer that does not arrive is none: the shopper waits since they asked, and a bell that runs runs on', () => {
    const asked = { waitingSince: earlier, promisedSince: null }
    expect(waitingWithoutAnswer(nobody, earlier, now)).toEqual({
      ...nobody,
      ...asked,
      bellSince: now,
      waitNo: 5,
    })
    expect(waitingWithoutAnswer(promised, earlier, now)).toEqual({ ...promised, ...asked })
  })

  test('“on it” begins the bell anew, and the shopper waits on (R59)', () => {
    const first = waitingOnIt({ ...somebody, rungSteps: 1, rungAt: earlier }, 4, now)
    expect(first).toEqual({
      ...somebody,
      bellSince: now,
      waitNo: 5,
      rungSteps: 0,
      rungAt: null,
      onItSince: now,
      onItMinutes: 4,
    })
    const later = new Date(now.getTime() + 60_000)
    expect(waitingOnIt(first, 9, later)).toMatchObject({ bellSince: later, onItSince: now, onItMinutes: 9 })
    expect(waitingOnIt({ ...first, rungSteps: 2 }, 9, later)).toMatchObject({ onItSince: later })
    expect(waitingAfter(answers, first, later)).toMatchObject({ onItSince: null, onItMinutes: null })
    expect(waitingAfter(asks, first, later)).toEqual(first)
  })

  test('a wait begins at its first message, has a number of its own, and ends only with a person’s answer', () => {
    const anyAuthors = fc.array(fc.constantFrom<Author>('shopper', 'agent', 'auto'), { maxLength: 30 })
    fc.assert(
      fc.property(anyAuthors, (authors) => {
        let waiting: Waiting = { ...nobody, waitNo: 0 }
        let waits = 0
        authors.forEach((author, second) => {
          const before = waiting
          const at = new Date(now.getTime() + second * 1_000)
          waiting = waitingAfter({ author }, before, at)
          if (author === 'shopper' && !before.waitingSince) waits++
          if (author === 'shopper') expect(waiting.waitingSince).toEqual(before.waitingSince ?? at)
          if (author === 'agent') expect(waiting.waitingSince).toBeNull()
          if (author === 'auto') expect(waiting).toEqual(before)
          expect(waiting.waitNo).toBe(waits)
        })
      }),
    )
  })

  test.each([
    [null, 0, 'neutral'],
    [null, 3, 'neutral'],
    [earlier, 0, 'neutral'],
    [earlier, 1, 'reminded'],
    [earlier, 2, 'escalated'],
    [earlier, 9, 'escalated'],
  ])('the bell of somebody who waits since %p after %i steps is %s (R55)', (bellSince, rungSteps, level) => {
    expect(bellLevelOf({ bellSince, rungSteps })).toBe(level)
  })
})

describe('the order of the inbox (R50)', () => {
  const anyInstant = fc
    .integer({ min: Date.parse('2020-01-01T00:00:00Z'), max: Date.parse('2200-01-01T00:00:00Z') })
    .map((millis) => new Date(millis))
  const anyPlace = fc.record({ waitingSince: fc.option(anyInstant), lastActivityAt: anyInstant })
  const positionOf = ({
    waitingSince,
    lastActivityAt,
  }: {
    waitingSince: Date | null
    lastActivityAt: Date
  }) => BigInt(queuePositionOf(waitingSince, lastActivityAt))

  test('who waits comes first, longest first; behind them the rest, newest activity first', () => {
    fc.assert(
      fc.property(anyPlace, anyPlace, (a, b) => {
        const isBefore = positionOf(a) < positionOf(b)
        if (a.waitingSince && b.waitingSince) expect(isBefore).toBe(a.waitingSince < b.waitingSince)
        else if (a.waitingSince || b.waitingSince) expect(isBefore).toBe(a.waitingSince !== null)
        else expect(isBefore).toBe(a.lastActivityAt > b.lastActivityAt)
      }),
    )
  })

  test('it fits the column, in the digits that a number in JavaScript holds as well', () => {
    fc.assert(
      fc.property(anyPlace, (place) => {
        const position = positionOf(place)
        expect(position > 0n && position < BigInt(Number.MAX_SAFE_INTEGER)).toBe(true)
        expect(String(Number(position))).toBe(queuePositionOf(place.waitingSince, place.lastActivityAt))
      }),
    )
  })
})

describe('the preview of a message', () => {
  const long = 'x'.repeat(500)

  test.each([
    ['a short text as it is', 'Where is it?', 'Where is it?'],
    ['on one line', 'Where\n\tis   it?\r\n', 'Where is it?'],
    ['the first 200 characters', long, 'x'.repeat(200)],
    ['200 characters, not 200 halves', '😀'.repeat(300), '😀'.repeat(200)],
    ['nothing of nothing', '', ''],
    ['a word behind much empty space', `${'\n'.repeat(1_000)}Hello`, 'Hello'],
    ['a whole character where empty space ends it', `${' '.repeat(399)}😀`, '😀'],
    ['one that lies across the edge', `${'x'.repeat(199)}😀`, `${'x'.repeat(199)}😀`],
  ])('%s', (_what, text, preview) => {
    expect(previewOf(text)).toBe(preview)
  })

  test('it is at most 200 characters on one line, and never half of a surrogate pair', () => {
    const anyPiece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(' ', '\n', '\u2028', '😀', '👩‍👩‍👧', 'é'),
      fc.nat(400).map((length) => ' '.repeat(length)),
      fc.nat(400).map((length) => 'x'.repeat(length)),
    )
    fc.assert(
      fc.property(fc.array(anyPiece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('')
        const preview = previewOf(text)
        expect([...preview].length).toBeLessThanOrEqual(200)
        expect(preview).not.toMatch(/[\r\n\t\u2028\u2029]/)
        expect(preview.isWellFormed()).toBe(text.isWellFormed() || preview.isWellFormed())
        expect(text.replace(/\s+/g, ' ').trim().startsWith(preview.trimEnd())).toBe(true)
      }),
    )
  })
})

describe('what is wrong with a text', () => {
  const empty = 'Write something first.'

  test.each<[string, Author, string | null]>([
    ['Hello', 'shopper', null],
    ['', 'shopper', empty],
    [' \n\t\u00a0\u3000', 'shopper', empty],
    ['x'.repeat(2_000), 'shopper', null],
    ['x'.repeat(2_001), 'shopper', 'At most 2000 characters fit into a message.'],
    ['😀'.repeat(2_000), 'shopper', null],
    ['x'.repeat(4_000), 'agent', null],
    ['x'.repeat(4_001), 'agent', 'At most 4000 characters fit into a message.'],
    ['x'.repeat(4_001), 'auto', 'At most 4000 characters fit into a message.'],
    ['half \ud83d a pair', 'shopper', 'The text holds half a character.'],
    ['\udc00', 'agent', 'The text holds half a character.'],
  ])('%.20j of %s', (text, author, fault) => {
    expect(faultOfText(text, author)).toBe(fault)
  })

  test('the longest text of anybody fits into its column, in the widest characters', () => {
    const widest = Math.max(...Object.values(longestText)) * Buffer.byteLength('😀')
    expect(widest).toBeLessThanOrEqual(65_535)
  })
})
