import { describe, expect, test } from '@jest/globals'
import {
  asksForEmail,
  faultOfLink,
  faultOfText,
  filledText,
} from '../../console/src/settings/web-chat/checkTexts.js'
import { instantOf, wallAt } from '../../console/src/settings/web-chat/wallClock.js'

describe('a text is checked while it is written as the server will check it (R29)', () => {
  test.each<[string, string | null]>([
    ['', null],
    ['Hello {{first_name|there}}, back {{ next_opening }}', null],
    ['👋'.repeat(10), null],
    ['x'.repeat(11), 'tooLong 10'],
    ['{{name}}', 'unknownVariable {{name}}'],
    ['{{first_name', 'strayBraces {{'],
    ['first_name}}', 'strayBraces }}'],
  ])('%s', (text, expected) => {
    const most = text.startsWith('x') || text.startsWith('👋') ? 10 : 100
    const fault = faultOfText(text, most, ['first_name', 'next_opening'])
    expect(fault && `${fault.code} ${fault.about}`).toBe(expected)
  })

  test('filled with a name, or with what stands in for one', () => {
    expect(filledText('Hello {{first_name|there}}!', { first_name: 'Camille' })).toBe('Hello Camille!')
    expect(filledText('Hello {{first_name|there}}!', {})).toBe('Hello there!')
    expect(filledText('Hello {{first_name}}!', {})).toBe('Hello !')
  })

  test('whoever asks for an e-mail address is told', () => {
    expect(asksForEmail('Leave us your email.')).toBe(true)
    expect(asksForEmail('Laissez votre courriel.')).toBe(true)
    expect(asksForEmail('We are closed.')).toBe(false)
  })
})

test.each<[string, string | null]>([
  ['', null],
  ['https://shop.example/privacy', null],
  ['http://shop.example', 'url'],
  ['shop.example', 'url'],
  ['javascript:alert(1)', 'url'],
  [`https://shop.example/${'x'.repeat(500)}`, 'tooLong'],
])('a link is https or nothing: %s (R8)', (link, expected) => {
  expect(faultOfLink(link, 500)?.code ?? null).toBe(expected)
})

describe('a wall clock of the desk is an instant (R21)', () => {
  test.each<[string, string, string, string]>([
    ['summer', '2026-06-15T09:00', 'Europe/Paris', '2026-06-15T07:00:00.000Z'],
    ['winter', '2026-12-15T09:00', 'Europe/Paris', '2026-12-15T08:00:00.000Z'],
    ['elsewhere', '2026-06-15T09:00', 'America/New_York', '2026-06-15T13:00:00.000Z'],
    ['half an hour off', '2026-06-15T09:00', 'Asia/Kolkata', '2026-06-15T03:30:00.000Z'],
    ['twice: the first', '2026-10-25T02:30', 'Europe/Paris', '2026-10-25T00:30:00.000Z'],
    ['never: an hour later', '2027-03-28T02:30', 'Europe/Paris', '2027-03-28T01:30:00.000Z'],
  ])('%s', (_, wall, zone, expected) => {
    expect(instantOf(wall, zone)?.toISOString()).toBe(expected)
  })

  test('and back', () => {
    expect(wallAt(Date.parse('2026-06-15T07:00:30Z'), 'Europe/Paris')).toBe('2026-06-15T09:00')
    expect(wallAt(Date.parse('2026-06-14T22:30:00Z'), 'Europe/Paris')).toBe('2026-06-15T00:30')
    expect(instantOf('', 'Europe/Paris')).toBeNull()
  })
})
