import { stringifyDocument } from '@urql/vue'
import type { TypedDocumentNode } from '@graphql-typed-document-node/core'

/** A page that is going away waits for no answer: `keepalive` lets the request outlive it. */
export function sendAndGo<V>(document: TypedDocumentNode<unknown, V>, variables: V) {
  const body = JSON.stringify({ query: stringifyDocument(document), variables })
  const headers = { 'content-type': 'application/json' }
  fetch('/graphql', { method: 'POST', keepalive: true, headers, body }).catch(() => {})
}
