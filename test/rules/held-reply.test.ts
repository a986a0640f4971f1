import { expect, test } from '@jest/globals'
import { seenWhileWriting } from '../../console/src/reply/seen.rules.js'

const me = { id: 'lina' }
const colleague = { id: 'marc' }
const shopper = { number: 1, author: 'SHOPPER', agent: null }

test.each([
  ['nothing was begun: what stands in view is known', [message(2, colleague)], 2, null, 2],
  ['the shopper wrote on, in view', [{ ...shopper, number: 2 }], 2, 1, 2],
  ['the shopper wrote on, out of view', [{ ...shopper, number: 2 }], 1, 1, 1],
  ['a colleague answered before the first word', [message(2, colleague)], 2, 2, 2],
  ['a colleague answered after the first word, in view', [message(2, colleague)], 2, 1, 1],
  [
    'a colleague answered, and the shopper again',
    [message(2, colleague), { ...shopper, number: 3 }],
    3,
    1,
    1,
  ],
  ['a colleague noted something', [{ number: 2, agent: colleague }], 2, 1, 1],
  ['I answered myself meanwhile', [message(2, me)], 2, 1, 2],
  ['an automatic reply came', [{ number: 2, author: 'AUTO', agent: null }], 2, 1, 2],
  ['a colleague took the ticket', [{ number: 2, kind: 'ASSIGNED', agent: colleague }], 2, 1, 2],
])('what a reply knows of (R51): %s', (_, entries, inView, begunAt, known) => {
  expect(seenWhileWriting([shopper, ...entries], me.id, inView, begunAt)).toBe(known)
})

function message(number: number, agent: { id: string }) {
  return { number, author: 'AGENT', agent }
}
