/** Where each entry begins, and at last where all of them end. */
export function topsOf(heights: number[]) {
  const tops = [0]
  for (const height of heights) tops.push(tops.at(-1)! + height)
  return tops
}

/** Places of the entries that reach into a span, and of one more that stays; in order. */
export function drawnOf(tops: number[], from: number, until: number, kept: number) {
  const count = tops.length - 1
  const first = Math.min(count, placeOf(tops, from))
  const last = Math.min(count - 1, placeOf(tops, until))
  const places = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at)
  if (kept < 0 || kept >= count || (kept >= first && kept <= last)) return places
  return kept < first ? [kept, ...places] : [...places, kept]
}

/** The entry that covers a height: the last that begins at it or above. */
function placeOf(tops: number[], height: number) {
  let [low, high] = [0, tops.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (tops[middle]! <= height) low = middle
    else high = middle - 1
  }
  return low
}
