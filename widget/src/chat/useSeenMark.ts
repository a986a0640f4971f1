import { MarkSeenDocument } from '../graphql/generated'
import { openChannel } from './shared'
import type { Session } from './useSession'
import type { Thread } from './useThread'

const AT_MOST_EVERY_MS = 1000

/** Tells the desk, and the shop's other tabs, how far the shopper has read. Marks only move forward. */
export function useSeenMark(session: Session, thread: Thread) {
  const tellTabs = openChannel<{ chatId: string; upTo: number }>(
    `deskbell.seen ${session.shop}`,
    ({ chatId, upTo }) => chatId === thread.chat.value?.id && note(upTo),
  )
  let timer: ReturnType<typeof setTimeout> | undefined

  function saw(upTo: number) {
    const chat = thread.chat.value
    if (!chat || upTo <= thread.seenUpTo.value) return
    note(upTo)
    tellTabs({ chatId: chat.id, upTo })
    timer ??= setTimeout(report, AT_MOST_EVERY_MS)
  }

  function note(upTo: number) {
    thread.seenUpTo.value = Math.max(thread.seenUpTo.value, upTo)
  }

  async function report() {
    timer = undefined
    const chatId = thread.chat.value?.id
    if (!chatId) return
    await session.ask(MarkSeenDocument, { chatId, upTo: thread.seenUpTo.value }).catch(() => {
      // Lost with the network: told again with the next tick, unless a newer mark is already on its way.
      timer ??= setTimeout(report, 10 * AT_MOST_EVERY_MS)
    })
  }

  return { saw }
}
