import { expect, test } from '@jest/globals'
import { desk } from '../support/desk.js'

test('a ticket is found by the number that people say aloud, in its own account (R48)', async () => {
  const { agent, shopper } = await desk()
  await shopper.says('Where is my order?')
  const { id } = await agent.ticket()
  const { ticket } = await agent.door.get('query ($id: ID) { ticket(id: $id) { reference } }', { id })
  const find = 'query ($reference: String) { ticket(reference: $reference) { id } }'
  const { reference } = ticket
  for (const spelling of [reference, reference.toLowerCase(), ` ${reference.slice(2)} `]) {
    expect(await agent.door.get(find, { reference: spelling })).toEqual({ ticket: { id } })
  }
  const stranger = await desk()
  for (const nothing of [
    reference,
    'T-0',
    'T-',
    '',
    'parcel',
    `T-${'9'.repeat(30)}`,
    `${reference} or 1=1`,
  ]) {
    expect(await stranger.agent.door.refusal(find, { reference: nothing })).toBe('NOT_FOUND')
  }
  const neither = await agent.door.ask('{ ticket { id } }')
  expect(neither.errors).toMatchObject([{ extensions: { code: 'BAD_INPUT', field: 'id' } }])
})
