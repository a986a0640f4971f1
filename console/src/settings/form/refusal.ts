import type { Client, CombinedError } from '@urql/vue'
import { codeOf } from '../../graphql/errors'
import { LastChangesDocument, type AuditAction } from '../generated'

/** The field that the server will not take, with its sentence. */
export function refusedField(error: CombinedError): { field: string; text: string } | null {
  const [first] = error.graphQLErrors
  const field = first?.extensions.field
  return codeOf(error) === 'BAD_INPUT' && typeof field === 'string' ? { field, text: first!.message } : null
}

/** Who made the newest change of a kind, as far as those may see it who read the log. */
export async function whoChanged(client: Client, action: AuditAction) {
  const { data } = await client.query(LastChangesDocument, {}, { requestPolicy: 'network-only' }).toPromise()
  const newest = data?.auditLog.edges.find(({ node }) => node.action === action)?.node
  return { who: newest?.agent?.name ?? null, at: newest?.at ?? null }
}
