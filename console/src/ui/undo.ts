/** What Z takes back: the last act that can still be undone. */
const acts: { undo: () => void }[] = []

/** Answers how to forget it again, when it is too late. */
export function canUndo(undo: () => void) {
  const act = { undo }
  acts.push(act)
  return () => {
    const at = acts.indexOf(act)
    if (at >= 0) acts.splice(at, 1)
  }
}

export function undoLast() {
  acts.pop()?.undo()
}
