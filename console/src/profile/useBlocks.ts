import { reactive, watch } from 'vue'
import { useSignedIn } from '../session/useSignedIn'

export type BlockName = 'identity' | 'order' | 'timeline' | 'tickets' | 'notes'

/** Which blocks of the panel this agent has folded away, for every profile. */
export function useBlocks() {
  const stored = `deskbell.profile.folded.${useSignedIn().value.id}`
  const folded = reactive(new Set<BlockName>(JSON.parse(localStorage.getItem(stored) ?? '[]')))
  watch(folded, (now) => localStorage.setItem(stored, JSON.stringify([...now])))

  return {
    isOpen: (name: BlockName) => !folded.has(name),
    toggle: (name: BlockName) => (folded.has(name) ? folded.delete(name) : folded.add(name)),
  }
}
