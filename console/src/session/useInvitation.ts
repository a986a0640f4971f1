import { useClientHandle, type CombinedError } from '@urql/vue'
import { computed } from 'vue'
import { codeOf } from '../graphql/errors'
import { AcceptInvitationDocument, InvitationDocument } from '../graphql/generated'

export type JoinFault = { field: 'name' | 'password'; fault: 'badName' | 'short' | 'guessed' }
export type JoinProblem = 'taken' | 'slow' | 'unreachable' | 'failed' | 'gone'

const SHORTEST_PASSWORD = 8
const LONGEST_PASSWORD = 128

/** What the link in somebody's hands offers, and how to take it. */
export function useInvitation(token: string) {
  const handle = useClientHandle()
  const asked = handle.useQuery({
    query: InvitationDocument,
    variables: { token },
    requestPolicy: 'network-only',
  })

  return {
    offer: computed(() => asked.data.value?.invitation ?? null),
    problem: computed(() => asked.error.value && problemOf(asked.error.value)),
    fetching: asked.fetching,
    ask: () => asked.executeQuery({ requestPolicy: 'network-only' }),
    join,
  }

  /** Resolves to what is wrong, null when the agent is in. */
  async function join(name: string, password: string): Promise<JoinFault | JoinProblem | null> {
    const { error } = await handle.client
      .mutation(AcceptInvitationDocument, { token, name, password })
      .toPromise()
    if (!error) return null
    const field = error.graphQLErrors[0]?.extensions.field
    if (field === 'name') return { field, fault: 'badName' }
    if (field === 'password') return { field, fault: isOfLength(password) ? 'guessed' : 'short' }
    return field === 'token' ? 'taken' : problemOf(error)
  }
}

function isOfLength(password: string) {
  const { length } = [...password]
  return length >= SHORTEST_PASSWORD && length <= LONGEST_PASSWORD
}

function problemOf(error: CombinedError): JoinProblem {
  switch (codeOf(error)) {
    case 'NOT_FOUND':
      return 'gone'
    case 'TOO_MANY_REQUESTS':
      return 'slow'
    case 'UNREACHABLE':
      return 'unreachable'
    default:
      return 'failed'
  }
}
