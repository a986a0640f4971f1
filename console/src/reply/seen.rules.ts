type Entry = { number: number; author?: string; kind?: string; agent?: { id: string } | null }

/**
 * Up to which entry a reply was written in full knowledge (R51): what stood in view when it is sent, but nothing from the
 * first word on that a colleague said after it was begun, though it was drawn meanwhile.
 */
export function seenWhileWriting(entries: Entry[], meId: string, inView: number, begunAt: number | null) {
  if (begunAt === null) return inView
  const crossed = entries.find((entry) => entry.number > begunAt && isOfColleague(entry, meId))
  return crossed ? Math.min(inView, crossed.number - 1) : inView
}

function isOfColleague({ author, kind, agent }: Entry, meId: string) {
  const isSaid = kind === undefined && author !== 'SHOPPER' && author !== 'AUTO'
  return isSaid && agent?.id !== meId
}
