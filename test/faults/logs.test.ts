import { randomUUID } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { admitShopper, signInAgent } from '../support/actors.js'
import { buildAgent } from '../support/builders.js'
import { Door } from '../support/door.js'
import { openMailbox } from '../support/mailbox.js'
import { until } from '../support/until.js'
import { setStage } from './stage.js'

const marker = 'Quetzalcoatl'

test('at their most talkative, with faults of every kind, API and worker log no word and no name of anybody (R79, I-37)', async () => {
  const mailbox = await openMailbox()
  try {
    const stage = await setStage({ smtpUrl: mailbox.url, logLevel: 'trace' })
    const api = await stage.start('api')
    const worker = await stage.start('worker')
    const claims = { sub: marker, name: marker, email: `${marker}@mail.example`, phone: '+33612345678' }
    const shopper = await admitShopper({ url: stage.url, clock: stage.app.clock }, stage.account, claims)
    await shopper.says(`My name is ${marker}`)
    await stage.untilEffects({ replies: 1 })
    const person = await buildAgent(stage.app, stage.account, { name: marker, role: 'owner' })
    const agent = await signInAgent({ url: stage.url }, person)
    const { id } = await agent.ticket()
    await agent.notes(`${marker} is nice`)
    await agent.door.get('query ($q: String!) { search(query: $q) { edges { node { ticket { id } } } } }', {
      q: marker,
    })

    // Refused, not understood, signed in wrongly, not answered by a mail server.
    expect(await agent.door.refusal('query ($id: ID!) { ticket(id: $id) { id } }', { id: marker })).not.toBe(
      'not refused',
    )
    expect(await agent.door.refusal(`{ ${marker} }`)).toBe('GRAPHQL_VALIDATION_FAILED')
    expect(await agent.door.refusal(`{ "${marker}`)).toBe('GRAPHQL_PARSE_FAILED')
    const signIn = `mutation { signIn(email: "${marker}@mail.example", password: "${marker}") { id } }`
    expect(await new Door(`${stage.url}/graphql`).refusal(signIn)).toBe('UNAUTHENTICATED')
    mailbox.refuse(1)
    await agent.door.get(
      `mutation ($id: ID!, $clientId: UUID!, $text: String!) {
        reply(ticketId: $id, clientId: $clientId, text: $text, byEmail: true) { byEmail } }`,
      { id, clientId: randomUUID(), text: `Dear ${marker}` },
    )
    await until('the letter is put off', () => worker.said().includes('a letter is tried again'))

    // The database refuses what nothing before it has refused.
    await stage.query('ALTER TABLE message ADD CONSTRAINT no_marker CHECK (text NOT LIKE ?)', [`Again%`])
    const fault = await agent.door.refusal(
      `mutation ($id: ID!, $clientId: UUID!, $text: String!) { reply(ticketId: $id, clientId: $clientId, text: $text) { number } }`,
      { id, clientId: randomUUID(), text: `Again ${marker}` },
    )
    expect(fault).toBe('INTERNAL')
    await until('it is logged', () => api.said().includes('unexpected fault'))

    await Promise.all([api.stop(), worker.stop()])
    const said = api.said() + worker.said()
    expect(said).toContain('451')
    expect(said.toLowerCase()).not.toContain(marker.toLowerCase())
    expect(said).not.toContain('612345678')
  } finally {
    await mailbox.close()
  }
})
