import type { App } from '../../platform/app.js'
import { findPlace, OutboundFault } from '../../platform/outbound.js'
import { badInput, Refusal } from '../errors.js'
import { faultOfUrl } from './webhook.rules.js'

/** Refuses a URL that is none, or that leads into the own network (I-34), with a `reason`. It asks name servers, so not within a transaction. */
export async function judgeUrl({ outbound }: App, url: string): Promise<void> {
  const fault = faultOfUrl(url)
  if (fault) throw badInput('url', fault)
  await findPlace(url, outbound).catch((error: unknown) => {
    if (!(error instanceof OutboundFault)) throw error
    throw new Refusal('BAD_INPUT', error.fault, { field: 'url', reason: error.reason })
  })
}
