import { describe, expect, test } from '@jest/globals'
import { isFurther, pauseAfter, stateOf } from '../../domain/sms/delivery.rules.js'
import { keywordIn } from '../../domain/sms/keywords.rules.js'
import { lineOfMedia } from '../../domain/sms/picture.rules.js'
import { TextState } from '../../schema/words/sms.js'

describe('the words that every carrier knows', () => {
  test.each([
    'STOP',
    'stop',
    ' Stop. ',
    '"STOP"',
    'stopall',
    'Stop all',
    'UNSUBSCRIBE',
    'cancel',
    'END',
    'quit!',
    'arrêt',
    'ARRET',
  ])('“%s” ends texts', (text) => expect(keywordIn(text, false)?.keyword).toBe('stop'))
  test.each(['HELP', 'help?', 'Info', 'aide', 'AIDE !'])('“%s” asks for help', (text) =>
    expect(keywordIn(text, false)?.keyword).toBe('help'),
  )
  test.each(['START', 'unstop'])('“%s” begins them again', (text) =>
    expect(keywordIn(text, true)?.keyword).toBe('start'),
  )
  test('YES begins them again after STOP, and is an answer to the team otherwise', () => {
    expect(keywordIn('Yes', true)).toEqual({ keyword: 'start', word: 'YES' })
    expect(keywordIn('Yes', false)).toBeNull()
  })
  test.each(['Please stop sending me the wrong mug', 'stop it', 'help me', 'no', '', '🛑', 'at the end'])(
    '“%s” is for the team',
    (text) => expect(keywordIn(text, false)).toBeNull(),
  )
})

describe('how far a text has got', () => {
  const order: TextState[] = ['unknown', 'queued', 'sent']
  const ends: TextState[] = ['delivered', 'undelivered', 'failed']

  test('it goes forward only, and what has ended stays', () => {
    for (const [at, from] of order.entries()) {
      for (const [to, state] of order.entries()) expect(isFurther(from, state)).toBe(to > at)
      for (const end of ends) expect(isFurther(from, end)).toBe(true)
    }
    for (const end of ends)
      for (const state of Object.values(TextState)) expect(isFurther(end, state)).toBe(false)
  })

  test.each([
    ['accepted', 'queued'],
    ['sending', 'queued'],
    ['sent', 'sent'],
    ['Delivered', 'delivered'],
    ['read', 'delivered'],
    ['undelivered', 'undelivered'],
    ['failed', 'failed'],
    ['canceled', 'failed'],
    ['received', null],
    ['', null],
  ])('the provider’s “%s” is %s', (status, state) => expect(stateOf(status)).toBe(state))

  test('tries come after longer and longer pauses, and end after half an hour', () => {
    const pauses = [1, 2, 3, 4, 5, 6, 7, 8].map(pauseAfter)
    expect(pauses).toEqual([15, 30, 60, 120, 240, 480, 960, null])
  })
})

test('what came along with a text and is not shown is said', () => {
  expect(lineOfMedia([], 'en')).toBeNull()
  expect(lineOfMedia(['image/jpeg'], 'en')).toBe('(Sent 1 picture, which Deskbell does not show.)')
  expect(lineOfMedia(['image/png', 'image/gif'], 'fr')).toBe(
    '(A envoyé 2 images que Deskbell ne montre pas.)',
  )
  expect(lineOfMedia(['image/png', 'text/vcard'], 'en')).toBe('(Sent 2 files, which Deskbell does not show.)')
})
