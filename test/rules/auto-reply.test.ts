import { expect, test, describe } from '@jest/globals'
import { DateTime } from 'luxon'
import { decideAutoReply } from '../../domain/auto-reply/auto-reply.rules.js'
import type { Decision, Facts } from '../../domain/auto-reply/auto-reply.rules.js'
import {
  faultOfTemplate,
  filledTexts,
  fillText,
  firstNameOf,
  nextOpeningWords,
  replyVariables,
  welcomeVariables,
} from '../../domain/auto-reply/texts.rules.js'
import type { Hours } from '../../domain/office-hours/office-hours.rules.js'
import type { OfficeWeek } from '../../schema/office-hours.js'

const zone = 'Europe/Paris'
const at = (text: string) => DateTime.fromISO(text, { zone })

const day = [
  { from: '09:00', to: '12:30' },
  { from: '13:30', to: '18:00' },
]
const week: OfficeWeek = {
  monday: day,
  tuesday: day,
  wednesday: day,
  thursday: day,
  friday: day,
  saturday: [],
  sunday: [],
}
const none: OfficeWeek = {
  monday: [],
  tuesday: [],
  wednesday: [],
  thursday: [],
  friday: [],
  saturday: [],
  sunday: [],
}
const hours: Hours = { timeZone: zone, week, exceptions: [] }

const noon = at('2026-06-15T12:00') // Monday, open
const evening = at('2026-06-15T19:00') // closed from 18:00 until Tuesday 09:00

function decide(facts: Partial<Facts>): Decision {
  return decideAutoReply({
    arrivedAt: noon,
    isNewRequest: true,
    hours,
    texts: { inHours: 'We are here.', outOfHours: 'We are closed.' },
    lastAgentMessageAt: null,
    lastOutOfHoursReplyAt: null,
    ...facts,
  })
}

const sends = (text: 'in' | 'out', reason: Decision['reason']) => ({ text, reason, inHours: text === 'in' })
const silent = (reason: Decision['reason'], inHours: boolean | null) => ({ text: null, reason, inHours })

describe('in hours (R25)', () => {
  test.each<[string, Partial<Facts>, Decision]>([
    ['a new request gets the in-hours text', {}, sends('in', 'new-request-in-hours')],
    ['a running chat gets nothing', { isNewRequest: false }, silent('running-chat-in-hours', true)],
    [
      'at the opening the desk is open',
      { arrivedAt: at('2026-06-15T09:00') },
      sends('in', 'new-request-in-hours'),
    ],
    [
      'a new request while an agent talks still gets it: the agent talked in another chat or not at all',
      { lastAgentMessageAt: noon },
      sends('in', 'new-request-in-hours'),
    ],
  ])('%s', (_, facts, expected) => {
    expect(decide(facts)).toEqual(expected)
  })

  test('a desk that never closes is in hours', () => {
    const whole = [{ from: '00:00', to: '24:00' }]
    const always = {
      monday: whole,
      tuesday: whole,
      wednesday: whole,
      thursday: whole,
      friday: whole,
      saturday: whole,
      sunday: whole,
    }
    expect(decide({ hours: { ...hours, week: always } })).toEqual(sends('in', 'new-request-in-hours'))
  })
})

describe('out of hours (R26)', () => {
  test.each<[string, Partial<Facts>, Decision]>([
    ['a new request gets the out-of-hours text', {}, sends('out', 'new-request-out-of-hours')],
    [
      'at the closing the desk is closed',
      { arrivedAt: at('2026-06-15T18:00') },
      sends('out', 'new-request-out-of-hours'),
    ],
    [
      'a new request gets it always, even if another of this stretch has had it',
      { lastOutOfHoursReplyAt: at('2026-06-15T18:59') },
      sends('out', 'new-request-out-of-hours'),
    ],
    [
      'a new request gets it even if an agent has just written',
      { lastAgentMessageAt: at('2026-06-15T18:59') },
      sends('out', 'new-request-out-of-hours'),
    ],
    [
      'a running chat gets it at its first message of the closed stretch',
      { isNewRequest: false },
      sends('out', 'first-of-closed-stretch'),
    ],
    [
      'a running chat gets it once per closed stretch',
      { isNewRequest: false, lastOutOfHoursReplyAt: at('2026-06-15T18:30') },
      silent('already-replied-this-closed-stretch', false),
    ],
    [
      'a reply in the first moment of the stretch counts',
      { isNewRequest: false, lastOutOfHoursReplyAt: at('2026-06-15T18:00') },
      silent('already-replied-this-closed-stretch', false),
    ],
    [
      'a reply at lunch was another stretch of the same day',
      { isNewRequest: false, lastOutOfHoursReplyAt: at('2026-06-15T13:29:59.999') },
      sends('out', 'first-of-closed-stretch'),
    ],
    [
      'the stretch goes on past midnight',
      {
        isNewRequest: false,
        arrivedAt: at('2026-06-16T08:59:59'),
        lastOutOfHoursReplyAt: at('2026-06-15T18:30'),
      },
      silent('already-replied-this-closed-stretch', false),
    ],
    [
      'a weekend is one stretch',
      {
        isNewRequest: false,
        arrivedAt: at('2026-06-21T20:00'),
        lastOutOfHoursReplyAt: at('2026-06-19T18:01'),
      },
      silent('already-replied-this-closed-stretch', false),
    ],
    [
      'a reply of a later stretch is no reply of this one, when the job runs that late (R28)',
      { isNewRequest: false, lastOutOfHoursReplyAt: at('2026-06-16T12:45') },
      sends('out', 'first-of-closed-stretch'),
    ],
    [
      'not while an agent is talking',
      { isNewRequest: false, lastAgentMessageAt: at('2026-06-15T18:57') },
      silent('agent-is-talking', false),
    ],
    [
      'five minutes ago is talking',
      { isNewRequest: false, lastAgentMessageAt: at('2026-06-15T18:55') },
      silent('agent-is-talking', false),
    ],
    [
      'longer ago is not',
      { isNewRequest: false, lastAgentMessageAt: at('2026-06-15T18:54:59.999') },
      sends('out', 'first-of-closed-stretch'),
    ],
    [
      'an agent who wrote after the message arrived changes nothing (R28)',
      { isNewRequest: false, lastAgentMessageAt: at('2026-06-15T19:00:01') },
      sends('out', 'first-of-closed-stretch'),
    ],
  ])('%s', (_, facts, expected) => {
    expect(decide({ arrivedAt: evening, ...facts })).toEqual(expected)
  })

  test('a desk with no opening behind or before it is in one closed stretch', () => {
    const exceptions = [{ from: '2030-01-01', to: '2030-01-01', label: '', intervals: day }]
    const facts = { hours: { ...hours, week: none, exceptions }, isNewRequest: false }
    expect(decide(facts)).toEqual(sends('out', 'first-of-closed-stretch'))
    expect(decide({ ...facts, lastOutOfHoursReplyAt: at('2026-01-01T00:00') })).toEqual(
      silent('already-replied-this-closed-stretch', false),
    )
  })
})

describe('silence', () => {
  test.each<[string, Partial<Facts>, Decision]>([
    ['no hours were ever set (R27)', { hours: null }, silent('no-office-hours', null)],
    ['all days are empty (R27)', { hours: { ...hours, week: none } }, silent('no-office-hours', null)],
    [
      'the in-hours text is empty',
      { texts: { inHours: ' \n', outOfHours: 'x' } },
      silent('text-is-empty', true),
    ],
    [
      'the out-of-hours text is empty',
      { arrivedAt: evening, texts: { inHours: 'x', outOfHours: '' } },
      silent('text-is-empty', false),
    ],
    [
      'there was nothing to say anyway, whatever the text',
      { isNewRequest: false, texts: { inHours: '', outOfHours: '' } },
      silent('running-chat-in-hours', true),
    ],
  ])('%s', (_, facts, expected) => {
    expect(decide(facts)).toEqual(expected)
  })
})

describe('variables (R29)', () => {
  const values = { first_name: 'Camille', next_opening: 'tomorrow at 09:00' }

  test.each<[string, Record<string, string | null>, string]>([
    ['Hello {{first_name}}!', values, 'Hello Camille!'],
    ['Hello {{ first_name | there }}!', values, 'Hello Camille!'],
    ['Hello {{first_name|there}}!', { first_name: null }, 'Hello there!'],
    ['Hello {{first_name|there}}!', { first_name: '  ' }, 'Hello there!'],
    ['Hello {{first_name|there}}!', {}, 'Hello there!'],
    ['Hello {{first_name}}!', { first_name: null }, 'Hello !'],
    ['Hello {{first_name|}}!', {}, 'Hello !'],
    [
      'Back {{next_opening}}, {{first_name}}, {{next_opening}}.',
      values,
      'Back tomorrow at 09:00, Camille, tomorrow at 09:00.',
    ],
    ['{{constructor}}{{toString|x}}', {}, 'x'],
    ['{{first_name}}', { first_name: '$& {{next_opening}}' }, '$& {{next_opening}}'],
    ['Nothing to fill { } {{ }', values, 'Nothing to fill { } {{ }'],
  ])('%s', (template, given, expected) => {
    expect(fillText(template, given)).toBe(expected)
  })

  test.each([
    ['{{first_name}} {{next_opening|soon}}', null],
    ['no variable { } at all', null],
    ['', null],
    ['{{last_name}} and {{ order }}', 'There is no variable {{last_name}}.'],
    ['{{First_Name}}', 'There is no variable {{First_Name}}.'],
    ['{{first name}}', 'There is no variable {{first name}}.'],
    ['{{}}', 'There is no variable {{}}.'],
    ['{{constructor}}', 'There is no variable {{constructor}}.'],
    ['Hello {{first_name!', /^There is a \{\{ without/],
    ['Hello {{first_name}!', /^There is a \{\{ without/],
    ['Hello {first_name}}!', /^There is a \}\} without/],
    ['{{first_name}} {{next_opening', /^There is a \{\{ without/],
    ['{{first_name|{{next_opening}}}}', /^There is a \{\{ without/],
    ['a }} b', /^There is a \}\} without/],
  ])('what is refused on saving: "%s"', (template, expected) => {
    const fault = faultOfTemplate(template, replyVariables)
    if (expected instanceof RegExp) expect(fault).toMatch(expected)
    else expect(fault).toBe(expected)
  })

  test('the welcome, which is there at any hour, knows no next opening', () => {
    expect(faultOfTemplate('Hello {{first_name|there}}!', welcomeVariables)).toBeNull()
    expect(faultOfTemplate('Back {{next_opening}}.', welcomeVariables)).toContain('{{next_opening}}')
  })

  test.each([
    ['Camille Roy', 'shopper-1', 'Camille'],
    ['  Camille', 'shopper-1', 'Camille'],
    ['shopper-1', 'shopper-1', null],
    ['', 'shopper-1', null],
    [' ', 'shopper-1', null],
  ])('the first name of "%s", whom the shop calls %s', (name, externalId, expected) => {
    expect(firstNameOf({ name, externalId })).toBe(expected)
  })

  test('the next opening has a value outside the hours, and the fallback stands in for it inside', () => {
    const texts = { inHours: 'Back {{next_opening|at once}}.', outOfHours: 'Back {{next_opening|soon}}.' }
    const reader = { firstName: null, language: 'en' as const }
    expect(filledTexts(texts, hours, evening, reader).outOfHours).toBe('Back tomorrow at 09:00.')
    expect(filledTexts(texts, hours, noon, reader).inHours).toBe('Back at once.')
    expect(filledTexts(texts, null, noon, reader).outOfHours).toBe('Back soon.')
  })
})

describe('the next opening in words (R29)', () => {
  const now = at('2026-06-15T12:45') // a Monday

  test.each([
    ['2026-06-15T13:30', 'today at 13:30', 'aujourd’hui à 13:30'],
    ['2026-06-16T09:00', 'tomorrow at 09:00', 'demain à 09:00'],
    ['2026-06-17T09:00', 'on Wednesday at 09:00', 'mercredi à 09:00'],
    ['2026-06-21T09:00', 'on Sunday at 09:00', 'dimanche à 09:00'],
    ['2026-06-22T09:00', 'on 22 June at 09:00', 'le 22 juin à 09:00'],
    ['2026-07-15T09:00', 'on 15 July at 09:00', 'le 15 juillet à 09:00'],
    ['2026-08-01T09:00', 'on 1 August at 09:00', 'le 1er août à 09:00'],
  ])('%s', (opensAt, english, french) => {
    expect(nextOpeningWords(at(opensAt), now, 'en')).toBe(english)
    expect(nextOpeningWords(at(opensAt), now, 'fr')).toBe(french)
  })

  test('days are counted by the calendar of the account, wherever `now` is written', () => {
    const lateInParis = DateTime.fromISO('2026-06-15T22:30:00Z', { zone: 'America/New_York' })
    expect(nextOpeningWords(at('2026-06-16T09:00'), lateInParis, 'en')).toBe('today at 09:00')
  })

  test('tomorrow is tomorrow when the night is an hour longer or shorter (R21)', () => {
    expect(nextOpeningWords(at('2026-10-26T00:30'), at('2026-10-25T00:00'), 'en')).toBe('tomorrow at 00:30')
    expect(nextOpeningWords(at('2027-03-29T00:00'), at('2027-03-28T00:30'), 'en')).toBe('tomorrow at 00:00')
  })
})
