import { useClientHandle, type CombinedError } from '@urql/vue'
import { computed, watch } from 'vue'
import { codeOf } from '../graphql/errors'
import { MeDocument, SignInDocument, SignOutDocument } from '../graphql/generated'
import { speakAs, type Language } from '../i18n'

/** Who is signed in. The session is a cookie the browser keeps; this page only asks whose it is. */
export function useSession() {
  const handle = useClientHandle()
  const me = handle.useQuery({ query: MeDocument, requestPolicy: 'cache-and-network' })
  const agent = computed(() => me.data.value?.me ?? null)
  watch(
    () => agent.value?.language,
    (language) => language && void speakAs(language.toLowerCase() as Language),
    { immediate: true },
  )

  return {
    agent,
    known: computed(() => me.data.value !== undefined && me.data.value !== null),
    error: computed(() => (me.data.value ? undefined : me.error.value)),
    fetching: me.fetching,
    ask: () => me.executeQuery({ requestPolicy: 'network-only' }),
    signIn,
    signOut,
  }

  /** Resolves to the code of what went wrong, null when the agent is in. */
  async function signIn(email: string, password: string): Promise<string | null> {
    const { error } = await handle.client.mutation(SignInDocument, { email, password }).toPromise()
    return error ? problemOf(error) : null
  }

  // A page of the next person starts empty: nothing of this one stays in its memory.
  async function signOut() {
    await handle.client.mutation(SignOutDocument, {}).toPromise()
    location.assign('/sign-in')
  }
}

const WRONG = ['BAD_INPUT', 'UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND']

function problemOf(error: CombinedError) {
  const code = codeOf(error)
  if (WRONG.includes(code)) return 'wrong'
  if (code === 'TOO_MANY_REQUESTS') return 'slow'
  return code === 'UNREACHABLE' ? 'unreachable' : 'failed'
}
