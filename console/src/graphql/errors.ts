import type { CombinedError } from '@urql/vue'

/** What went wrong, as one word: a code of the API, or UNREACHABLE when no answer came. */
export function codeOf(error: CombinedError): string {
  const code = error.graphQLErrors[0]?.extensions.code
  if (typeof code === 'string') return code
  return error.networkError ? 'UNREACHABLE' : 'INTERNAL'
}

/** Worth sending again as it is: nothing of it is wrong, it only did not get through. */
export const isPassing = (error: CombinedError) =>
  ['UNREACHABLE', 'TRY_AGAIN', 'TOO_MANY_REQUESTS'].includes(codeOf(error))
