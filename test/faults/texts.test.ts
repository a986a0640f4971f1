import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { insertRow } from '../../platform/rows.js'
import { SmsSettings } from '../../schema/sms.js'
import { accountSid, authToken, FakeTwilio, signedPost } from '../support/fake-twilio.js'
import { camillesNumber, newSid, ourNumber } from '../support/texting-desk.js'
import { until } from '../support/until.js'
import { setStage } from './stage.js'

const twilio = new FakeTwilio()
beforeAll(() => twilio.open())
afterAll(() => twilio.close())

test('a worker is killed when the provider has a text and before that is written down: it goes out once (R77)', async () => {
  const stage = await setStage()
  await insertRow(stage.app.database.manager, SmsSettings, {
    ...{ accountId: stage.account.id, version: 1, isEnabled: true, provider: 'twilio', number: ourNumber },
    ...{ baseUrl: twilio.url, accountSid, authToken, answersKeywords: true },
  })
  await stage.start('api')
  const worker = await stage.start('worker')
  const path = `/hooks/sms/${stage.account.publicId}`
  const fields = { MessageSid: newSid(), From: camillesNumber, Body: 'Where is my order?' }
  await signedPost(`${stage.url}${path}`, fields, { signedUrl: `${stage.app.config.publicUrl}${path}` })
  await until('the automatic reply has gone', async () => twilio.taken.length === 1)
  await stage.untilQuiet('active')
  await worker.stop()

  // Only then is the agent's text the only thing that a worker has to tell of.
  twilio.status = 'sent'
  await (await stage.agent()).replies('It leaves today.')
  const killed = await stage.start('worker', 'before-commit:ticket-changed')
  expect(await killed.ended).toBe('SIGKILL')
  expect(await stateOf('It leaves today.')).toBe('unknown')
  await stage.expireLocks()
  await stage.query(
    'UPDATE sms_message SET next_try_at = next_try_at - INTERVAL 2 MINUTE WHERE next_try_at IS NOT NULL',
  )

  await stage.start('worker')
  await until(
    'the provider’s list has been asked',
    async () => (await stateOf('It leaves today.')) === 'sent',
  )
  expect([twilio.handed, twilio.listed]).toEqual([2, 1])

  async function stateOf(text: string): Promise<string> {
    const [row] = await stage.query('SELECT state FROM sms_message WHERE text = ? AND NOT is_inbound', [text])
    return row.state
  }
})
