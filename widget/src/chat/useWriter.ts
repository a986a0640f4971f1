import { ref } from 'vue'
import { TeamPresenceDocument } from '../graphql/generated'
import type { Line } from '../graphql/follow'

// Longer than any console is silent about somebody who writes; then the line is dead, or the agent's is.
const BELIEVED_FOR_MS = 30_000

/** Who of the team is writing at this moment: a first name, or null. */
export function useWriter() {
  const writer = ref<string | null>(null)
  let forgetting: ReturnType<typeof setTimeout> | undefined

  function follow(line: Line) {
    line.follow(TeamPresenceDocument, {}, ({ teamPresence: { isWriting, greeter } }) => {
      clearTimeout(forgetting)
      writer.value = isWriting ? (greeter?.firstName ?? '') : null
      if (isWriting) forgetting = setTimeout(forget, BELIEVED_FOR_MS)
    })
  }

  function forget() {
    clearTimeout(forgetting)
    writer.value = null
  }

  return { writer, follow, forget }
}
