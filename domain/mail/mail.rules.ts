const mostTries = 10
const firstPauseMinutes = 1

/** Minutes until the next try of a letter that a server did not take; null: it is given up, after most of a day. */
export function pauseAfter(tries: number): number | null {
  return tries >= mostTries ? null : firstPauseMinutes * 2 ** (tries - 1)
}
