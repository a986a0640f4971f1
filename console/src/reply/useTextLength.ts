import { useClientHandle } from '@urql/vue'
import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import { TextLengthDocument, type TextLengthQuery } from '../graphql/generated'

export type TextLength = TextLengthQuery['textLength']

const PAUSE_MS = 250
// What is shorter than the shortest first text in either alphabet is one text.
const SURELY_ONE = 35

/** How many texts the words would be, once their writer pauses; null while that is not known, or it is no text. */
export function useTextLength(text: () => string, isText: () => boolean) {
  const { client } = useClientHandle()
  const known = shallowRef<{ text: string; length: TextLength } | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  onScopeDispose(() => clearTimeout(timer))

  watch(
    () => (isText() ? text().trim() : ''),
    (words) => {
      clearTimeout(timer)
      if (words.length > SURELY_ONE) timer = setTimeout(() => void ask(words), PAUSE_MS)
      else known.value = null
    },
    { immediate: true },
  )

  async function ask(words: string) {
    const { data } = await client.query(TextLengthDocument, { text: words }).toPromise()
    if (data && isText() && text().trim() === words) known.value = { text: words, length: data.textLength }
  }

  return {
    length: computed(() => known.value?.length ?? null),
    isTooLong: computed(() => {
      const { text: words, length } = known.value ?? {}
      return length !== undefined && words === text().trim() && length.segments > length.mostSegments
    }),
  }
}
