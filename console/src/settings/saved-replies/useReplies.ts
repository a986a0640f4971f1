import { useClientHandle, type CombinedError } from '@urql/vue'
import { computed } from 'vue'
import { newClientId } from '../../graphql/clientId'
import {
  ChangeSavedReplyDocument,
  CreateSavedReplyDocument,
  DeleteSavedReplyDocument,
  RepliesInBinDocument,
  RepliesOfDeskDocument,
  RestoreSavedReplyDocument,
  type ReplyOfDeskFragment,
  type RepliesInBinQuery,
  type SavedReplyChanges,
} from '../generated'
import { sentOf, type Draft } from './replies'

export type Reply = ReplyOfDeskFragment
export type DeletedReply = RepliesInBinQuery['deletedSavedReplies'][number]
export type Replies = ReturnType<typeof useReplies>
type Made = { reply: Reply } | { error: CombinedError }

/** The texts that the team has ready, and what can be done to them. */
export function useReplies() {
  const handle = useClientHandle()
  const { client } = handle
  const asked = handle.useQuery({ query: RepliesOfDeskDocument, requestPolicy: 'cache-and-network' })
  const ask = () => asked.executeQuery({ requestPolicy: 'network-only' })
  // Of each content: sending it again after a lost answer, or a file a second time, makes nothing twice.
  const clientIds = new Map<string, string>()

  return {
    replies: computed(() => asked.data.value?.savedReplies ?? []),
    ready: computed(() => !!asked.data.value),
    failed: computed(() => !!asked.error.value),
    ask,
    create,
    change,
    remove,
    restore,
    findDeleted,
  }

  async function create(draft: Draft): Promise<Made> {
    const sent = sentOf(draft)
    const gist = JSON.stringify(sent)
    const clientId = clientIds.get(gist) ?? newClientId()
    clientIds.set(gist, clientId)
    const { data, error } = await client
      .mutation(CreateSavedReplyDocument, { clientId, draft: sent })
      .toPromise()
    return data ? { reply: data.createSavedReply } : { error: error! }
  }

  async function change(reply: Reply, changes: SavedReplyChanges): Promise<Made> {
    const { data, error } = await client
      .mutation(ChangeSavedReplyDocument, {
        savedReplyId: reply.id,
        expectedVersion: reply.version,
        changes,
      })
      .toPromise()
    return data ? { reply: data.changeSavedReply } : { error: error! }
  }

  async function remove(savedReplyId: string): Promise<CombinedError | undefined> {
    const { error } = await client.mutation(DeleteSavedReplyDocument, { savedReplyId }).toPromise()
    clientIds.clear()
    return error
  }

  async function restore(savedReplyId: string): Promise<Made> {
    const { data, error } = await client.mutation(RestoreSavedReplyDocument, { savedReplyId }).toPromise()
    return data ? { reply: data.restoreSavedReply } : { error: error! }
  }

  async function findDeleted(): Promise<DeletedReply[] | null> {
    const { data } = await client
      .query(RepliesInBinDocument, {}, { requestPolicy: 'network-only' })
      .toPromise()
    return data?.deletedSavedReplies ?? null
  }
}
