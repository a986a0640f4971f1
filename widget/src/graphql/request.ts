import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { stringifyDocument } from '@urql/core'

const GIVE_UP_AFTER_MS = 15_000

/** Beside the desk's own codes: UNREACHABLE when no answer came, so that nobody knows what became of the request. */
export class RequestFailed extends Error {
  constructor(
    readonly code: string,
    readonly details: Record<string, unknown> = {},
  ) {
    super(code)
  }
}

export const codeOf = (error: unknown) => (error instanceof RequestFailed ? error.code : 'UNKNOWN')

/** One query or mutation at the shoppers' door; throws `RequestFailed`. */
export async function request<Result, Variables>(
  document: TypedDocumentNode<Result, Variables>,
  variables: Variables,
  token: string | null,
): Promise<Result> {
  const answer = await fetch(new URL('../shop/graphql', location.href), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query: stringifyDocument(document), variables }),
    credentials: 'omit',
    // What was said a moment before the page goes away still arrives: a last message, the end of a session.
    keepalive: true,
    signal: AbortSignal.timeout(GIVE_UP_AFTER_MS),
  }).catch(() => {
    throw new RequestFailed('UNREACHABLE')
  })
  const body = (await answer.json().catch(() => null)) as Answer<Result> | null
  if (body?.errors?.[0]) throw failureOf(body.errors[0])
  if (body?.data) return body.data
  if (answer.status === 429)
    throw new RequestFailed('TOO_MANY_REQUESTS', { retryAfterSeconds: answer.headers.get('retry-after') })
  // What a proxy says while the desk restarts.
  throw new RequestFailed([502, 503, 504].includes(answer.status) ? 'UNREACHABLE' : 'UNKNOWN')
}

/** The shape of an error as GraphQL sends it, over HTTP and over the socket. */
export interface GraphQLFailure {
  extensions?: { code?: unknown; [detail: string]: unknown }
}

export function failureOf({ extensions = {} }: GraphQLFailure): RequestFailed {
  return new RequestFailed(typeof extensions.code === 'string' ? extensions.code : 'UNKNOWN', extensions)
}

interface Answer<Result> {
  data?: Result | null
  errors?: GraphQLFailure[]
}
