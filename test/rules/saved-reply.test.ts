import { expect, test } from '@jest/globals'
import { fill, firstNameOf } from '../../domain/auto-reply/texts.rules.js'
import { faultOfSavedReply, languageOf, tidied } from '../../domain/saved-reply/saved-reply.rules.js'

const draft = {
  title: 'Where is it',
  shortcut: 'track',
  category: null,
  textEn: 'Hello',
  textFr: null,
  isHolding: false,
}

test.each([
  [{}, null],
  [{ textEn: null, textFr: 'Bonjour' }, null],
  [{ textEn: 'Hello {{first_name|there}}, {{agent_first_name}}, {{next_opening}}, {{ticket}}' }, null],
  [{ title: ' ' }, 'title'],
  [{ title: 'x'.repeat(101) }, 'title'],
  [{ shortcut: '/track-2' }, null],
  [{ shortcut: '' }, 'shortcut'],
  [{ shortcut: 'Track' }, 'shortcut'],
  [{ shortcut: 'suivi-été' }, 'shortcut'],
  [{ shortcut: 'x'.repeat(41) }, 'shortcut'],
  [{ category: 'x'.repeat(61) }, 'category'],
  [{ textEn: ' ', textFr: '' }, 'textEn'],
  [{ textEn: 'x'.repeat(4_001) }, 'textEn'],
  [{ textEn: 'Half \ud83d' }, 'textEn'],
  [{ textEn: 'Hello {{name}}' }, 'textEn'],
  [{ textFr: 'Bonjour {{prénom|toi}}' }, 'textFr'],
])('of a saved reply with %j the field at fault is %s (R49, R29)', (wish, field) => {
  expect(faultOfSavedReply(tidied({ ...draft, ...wish }))?.field ?? null).toBe(field)
})

test.each([
  [{ textEn: 'x', textFr: 'y' }, ['fr', 'en'], 'fr'],
  [{ textEn: 'x', textFr: 'y' }, [null, 'fr', 'en'], 'fr'],
  [{ textEn: 'x', textFr: null }, ['fr', 'fr', 'fr'], 'en'],
  [{ textEn: null, textFr: 'y' }, [null, null, 'en'], 'fr'],
] as const)('of %j, wished as %j, %s is sent (R49)', (texts, wishes, language) => {
  expect(languageOf(texts, [...wishes])).toBe(language)
})

test('a text says what it lacks, and where; a fallback lacks nothing (R49, R29)', () => {
  const template = 'Dear {{first_name}}, see {{ ticket }}. {{next_opening|Soon}} – {{agent_first_name}}'
  const values = { first_name: null, ticket: 'T-1', next_opening: null, agent_first_name: ' ' }
  const { text, missing } = fill(template, values)
  expect(text).toBe('Dear , see T-1. Soon – ')
  expect(missing).toEqual([
    { name: 'first_name', at: 5 },
    { name: 'agent_first_name', at: text.length },
  ])
})

test.each([
  ['Camille Roy', 'Camille'],
  ['  Camille ', 'Camille'],
  ['customer-4711', null],
])('“%s” is called %s (R29)', (name, first) => {
  expect(firstNameOf({ name, externalId: 'customer-4711' })).toBe(first)
})
