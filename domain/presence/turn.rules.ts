export interface Candidate {
  id: string
  lastAssignedAt: Date | null
}

/**
 * Whose turn it is: who was given a ticket longest ago, or never. `at` is later than every turn before it, even if the
 * transactions of one moment come out of order; else somebody would be taken for the next one twice.
 */
export function nextTurn<C extends Candidate>(candidates: C[], now: Date): { candidate: C; at: Date } | null {
  const [candidate] = candidates.toSorted(
    (a, b) => turnOf(a) - turnOf(b) || Number(BigInt(a.id) - BigInt(b.id)),
  )
  if (!candidate) return null
  const latest = Math.max(...candidates.map(turnOf))
  return { candidate, at: new Date(Math.max(now.getTime(), latest + 1)) }
}

const turnOf = ({ lastAssignedAt }: Candidate) => lastAssignedAt?.getTime() ?? 0
