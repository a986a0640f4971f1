import { useClientHandle } from '@urql/vue'
import { reactive, ref } from 'vue'
import { newClientId } from '../graphql/clientId'
import { AddProfileNoteDocument, DeleteProfileNoteDocument } from '../graphql/generated'

/** What was begun on a profile stays while one looks at another. */
const begun = reactive(new Map<string, { text: string; clientId: string }>())

/** The team's notes about a shopper: adding one under an id made once, and deleting one. `changed` asks for them anew. */
export function useProfileNotes(profileId: () => string, changed: () => void) {
  const { client } = useClientHandle()
  const busy = ref(false)
  const failed = ref(false)

  const text = () => begun.get(profileId())?.text ?? ''

  // Another text is another note; the same one, sent again because nobody knows whether it arrived, is not.
  function write(words: string) {
    failed.value = false
    begun.set(profileId(), { text: words, clientId: newClientId() })
  }

  async function add() {
    const id = profileId()
    const draft = begun.get(id)
    if (!draft?.text.trim() || busy.value) return
    busy.value = true
    const { error } = await client.mutation(AddProfileNoteDocument, { profileId: id, ...draft }).toPromise()
    busy.value = false
    failed.value = error !== undefined
    if (error) return
    begun.delete(id)
    changed()
  }

  /** False: it is still there. */
  async function remove(noteId: string): Promise<boolean> {
    const { error } = await client.mutation(DeleteProfileNoteDocument, { noteId }).toPromise()
    const isGone = error?.graphQLErrors.some(({ extensions }) => extensions.code === 'NOT_FOUND') ?? true
    if (isGone) changed()
    return isGone
  }

  return { text, write, add, remove, busy, failed }
}
