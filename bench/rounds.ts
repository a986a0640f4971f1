/** Figures of one measure over its rounds. */
export interface Figure {
  median: number
  least: number
  most: number
}

export function figureOf(values: number[]): Figure {
  const sorted = [...values].sort((a, b) => a - b)
  return { median: sorted[Math.floor(sorted.length / 2)]!, least: sorted[0]!, most: sorted.at(-1)! }
}

/** What one round of a measure found: how many a second, and how long the slowest hundredth took at least, in milliseconds. */
export interface Round {
  perSecond: number
  p50: number
  p99: number
}

export function roundOf(milliseconds: number[], took: number): Round {
  const sorted = [...milliseconds].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { perSecond: (sorted.length / took) * 1000, p50: at(0.5), p99: at(0.99) }
}

/** `clients` do `act` over and over for a while, each waiting for its own answer. */
export async function keepBusy(
  clients: number,
  milliseconds: number,
  act: (turn: number) => Promise<void>,
): Promise<Round> {
  const latencies: number[] = []
  const start = performance.now()
  let turn = 0
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (performance.now() - start < milliseconds) {
        const began = performance.now()
        await act(turn++)
        latencies.push(performance.now() - began)
      }
    }),
  )
  return roundOf(latencies, performance.now() - start)
}

/** Floor and ours in turn, so that a machine whose speed drifts is unfair to neither. The first pair warms up and is not counted. */
export async function inTurn(rounds: number, floor: () => Promise<Round>, ours: () => Promise<Round>) {
  const pairs: { floor: Round; ours: Round }[] = []
  for (let round = 0; round <= rounds; round++) pairs.push({ floor: await floor(), ours: await ours() })
  return pairs.slice(1)
}
