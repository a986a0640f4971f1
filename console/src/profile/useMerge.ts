import { useClientHandle } from '@urql/vue'
import { computed, ref, shallowRef, watch } from 'vue'
import { codeOf } from '../graphql/errors'
import {
  MergeChoicesDocument,
  MergeProfilesDocument,
  MergeSideOfDocument,
  type MergeSideFragment,
} from '../graphql/generated'

const PAUSE_MS = 250

/** Finding the other profile of a person, and making the two one. */
export function useMerge(profileId: string, firstQuery: string) {
  const { client } = useClientHandle()
  const query = ref(firstQuery)
  const mine = shallowRef<MergeSideFragment | null>(null)
  const found = shallowRef<readonly MergeSideFragment[]>([])
  const otherId = ref<string>()
  const keepId = ref(profileId)
  const isSearching = ref(true)
  const isFailed = ref(false)
  const busy = ref(false)
  let latest = 0
  let pause: ReturnType<typeof setTimeout> | undefined

  const choices = computed(() => found.value.filter(({ id }) => id !== profileId))
  const other = computed(() => choices.value.find(({ id }) => id === otherId.value) ?? null)
  const isRefused = computed(() => [mine.value, other.value].every((side) => side?.tickets.some(isOpenChat)))

  void client
    .query(MergeSideOfDocument, { id: profileId }, { requestPolicy: 'network-only' })
    .toPromise()
    .then(({ data }) => (mine.value = data?.profile ?? null))
  watch(
    query,
    (words) => {
      clearTimeout(pause)
      pause = setTimeout(() => void search(words), PAUSE_MS)
    },
    { immediate: true },
  )

  async function search(words: string) {
    const turn = ++latest
    isSearching.value = true
    const { data } = await client
      .query(MergeChoicesDocument, { query: words }, { requestPolicy: 'network-only' })
      .toPromise()
    if (turn !== latest) return
    isSearching.value = false
    isFailed.value = !data
    if (!data) return
    found.value = data.profiles
    if (!other.value) {
      otherId.value = undefined
      keepId.value = profileId
    }
  }

  /** Null: they are one. Else the code of the refusal. */
  async function merge(): Promise<string | null> {
    const both = [profileId, otherId.value!]
    const dropId = both.find((id) => id !== keepId.value)!
    busy.value = true
    const { error } = await client
      .mutation(MergeProfilesDocument, { keepId: keepId.value, dropId })
      .toPromise()
    busy.value = false
    return error ? codeOf(error) : null
  }

  return { query, mine, choices, other, otherId, keepId, isSearching, isFailed, isRefused, busy, merge }
}

const isOpenChat = ({ channel, status }: MergeSideFragment['tickets'][number]) =>
  channel === 'CHAT' && status !== 'CLOSED'
