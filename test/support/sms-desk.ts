import { afterAll, afterEach, beforeAll } from '@jest/globals'
import { desk, type Desk } from './desk.js'
import { FakeTwilio } from './fake-twilio.js'
import { servers } from './servers.js'
import { textingDesk } from './texting-desk.js'

export const twilio = new FakeTwilio()

beforeAll(async () => {
  const { app, clock } = await servers()
  app.outbound = { isPrivateAllowed: true }
  Object.assign(twilio, { now: () => clock.now() })
  await twilio.open()
})

// What a test leaves on its way is not counted in the next one.
afterEach(async () => {
  for (const it of seen.splice(0)) await it.quiet()
  twilio.forget()
})

afterAll(() => twilio.close())

const seen: Desk[] = []

/** A desk that texts and says nothing by itself. */
export async function opened(
  wish: Parameters<typeof desk>[0] = {},
  sms: Parameters<typeof textingDesk>[2] = {},
) {
  const it = await desk({ autoReplyInHours: '', autoReplyOutOfHours: '', ...wish })
  seen.push(it)
  return textingDesk(it, twilio, sms)
}

export const bodies = () => twilio.taken.map(({ body }) => body)
