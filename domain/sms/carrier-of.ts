import { randomUUID } from 'node:crypto'
import type { App } from '../../platform/app.js'
import type { SmsCarrier } from '../../platform/sms.js'
import { twilioCarrier } from '../../platform/twilio.js'
import { SmsProvider } from '../../schema/words/sms.js'
import type { LiveSms } from './find-sms-settings.js'

const twilio = 'https://api.twilio.com'

/** Who carries the texts of an account. */
export function carrierOf({ outbound }: App, sms: LiveSms): SmsCarrier {
  if (sms.provider === SmsProvider.RECORDING) return recording
  const { baseUrl, accountSid, authToken } = sms
  return twilioCarrier(
    { baseUrl: baseUrl ?? twilio, accountSid: accountSid ?? '', authToken: authToken ?? '' },
    outbound,
  )
}

/** Nothing goes anywhere: what was to be sent stands in our own table, and counts as delivered. */
const recording: SmsCarrier = {
  hand: async () => ({ kind: 'taken', sid: `recorded-${randomUUID()}`, status: 'delivered' }),
  find: async () => ({ kind: 'absent' }),
}
