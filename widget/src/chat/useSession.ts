import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { ref } from 'vue'
import { EndSessionDocument, StartSessionDocument } from '../graphql/generated'
import { shopperIn } from '../claims'
import { codeOf, request, RequestFailed } from '../graphql/request'
import { backoffMs } from './backoff'
import { forgetUnsent } from './unsent'

const WORTH_ANOTHER_TRY = ['UNREACHABLE', 'TRY_AGAIN', 'TOO_MANY_REQUESTS']

/** The shopper's session with the desk. Its token lives in memory only; a reload brings a new identity token. */
export function useSession(askIdentity: () => Promise<string | null>, page: string) {
  const expired = ref(false)
  let token: string | null = null
  let shopper: string | null = null
  let renewing: Promise<boolean> | null = null

  /** Exchanges an identity token of the page; false when nobody is signed in there. */
  async function enter(): Promise<boolean> {
    for (let attempt = 0; ; attempt++) {
      // Asked for anew every time: an identity token lets in once.
      const identityToken = await askIdentity()
      if (!identityToken) return false
      try {
        const { startSession } = await request(StartSessionDocument, { identityToken, page }, null)
        return meet(identityToken, startSession.token)
      } catch (error) {
        if (!WORTH_ANOTHER_TRY.includes(codeOf(error))) return false
        await new Promise((resolve) => setTimeout(resolve, backoffMs(attempt)))
      }
    }
  }

  function meet(identityToken: string, sessionToken: string): boolean {
    const before = shopper
    token = sessionToken
    shopper = shopperIn(identityToken)
    if (before === null || before === shopper) return true
    // Somebody else has signed in to the shop meanwhile: nothing of the first may stay on the screen.
    forgetUnsent()
    location.reload()
    return false
  }

  function renew(): Promise<boolean> {
    renewing ??= enter().then((entered) => {
      renewing = null
      if (!entered) expire()
      return entered
    })
    return renewing
  }

  function expire() {
    token = null
    expired.value = true
    forgetUnsent()
  }

  /** One query or mutation as this shopper; a session that has run out is renewed once. */
  async function ask<Result, Variables>(
    document: TypedDocumentNode<Result, Variables>,
    variables: Variables,
  ) {
    const used = token
    try {
      return await request(document, variables, used)
    } catch (error) {
      if (codeOf(error) !== 'UNAUTHENTICATED') throw error
      // Another request may have renewed it while this one was on its way.
      if (token === used && !(await renew())) throw error
      return await request(document, variables, token)
    }
  }

  async function end() {
    const used = token
    token = null
    forgetUnsent()
    if (used) await request(EndSessionDocument, {}, used).catch((error: RequestFailed) => error)
  }

  return {
    /** Origin of the shop's page: what tabs of this shop share is named after it. */
    shop: page,
    expired,
    enter,
    renew,
    ask,
    end,
    token: () => token,
    shopper: () => shopper ?? '',
  }
}

export type Session = ReturnType<typeof useSession>
