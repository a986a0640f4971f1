import { randomBytes, randomUUID } from 'node:crypto'
import { recordProfileEvents } from '../../domain/profile/record-profile-events.js'
import { insertRow } from '../../platform/rows.js'
import { SmsSettings } from '../../schema/sms.js'
import { sweepTexts } from '../../worker/sweep.js'
import type { Desk } from './desk.js'
import { accountSid, authToken, signedPost, type FakeTwilio } from './fake-twilio.js'

export const ourNumber = '+33639981234'
export const camillesNumber = '+33639980001'

/** A desk that texts, by a provider on this machine. */
export async function textingDesk(it: Desk, twilio: FakeTwilio, wish: Partial<SmsSettings> = {}) {
  const { app, url } = it.servers
  await insertRow(app.database.manager, SmsSettings, {
    accountId: it.account.id,
    version: 1,
    isEnabled: true,
    provider: 'twilio',
    number: ourNumber,
    baseUrl: twilio.url,
    accountSid,
    authToken,
    answersKeywords: true,
    ...wish,
  })
  const hookUrl = `${app.config.publicUrl}/hooks/sms/${it.account.publicId}`
  const post = (fields: Record<string, string>) =>
    signedPost(hookUrl.replace(app.config.publicUrl, url), fields, { signedUrl: hookUrl })
  return {
    ...it,
    twilio,
    hookUrl,
    /** A shopper texts. Answers once the desk has done what follows. */
    async texts(
      text: string,
      { from = camillesNumber, sid = newSid(), ...more }: Record<string, string> = {},
    ): Promise<Response> {
      const fields = { MessageSid: sid, From: from, To: ourNumber, Body: text, NumMedia: '0', ...more }
      const answer = await post(fields)
      await it.quiet()
      return answer
    },
    post,
    /** The shop tells that the number is Noah Berg’s. */
    toldNumber: () =>
      app.transaction((tx) =>
        recordProfileEvents(tx, it.account.id, [
          {
            externalId: randomUUID(),
            shopper: { externalId: 'shopper-2', name: 'Noah Berg', phone: camillesNumber },
            kind: 'custom',
            title: 'Signed up',
            occurredAt: it.time.now(),
          },
        ]),
      ),
    /** Lets time pass until texts that were put off are tried again. */
    async retries(seconds: number) {
      await it.time.passes({ seconds })
      await sweepTexts(app)
      await it.quiet()
    },
    /** What has become of the texts that went out, oldest first. */
    async states(): Promise<string[]> {
      const rows = await app.database.query(
        'SELECT state FROM sms_message WHERE account_id = ? AND NOT is_inbound ORDER BY id',
        [it.account.id],
      )
      return rows.map(({ state }: { state: string }) => state)
    },
  }
}

export const newSid = () => `SM${randomBytes(16).toString('hex')}`
