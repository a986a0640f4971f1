/** A line as it stands in the file. */
export interface RawLine {
  /** 1, 2, 3 … */
  number: number
  /** Null: `fault` says why it cannot be read. */
  text: string | null
  fault: string | null
  /** Where the next one begins, in bytes. */
  endsAt: number
  /** False: the file ends within it, or with it. */
  isEnded: boolean
}

/** In bytes. The longest message takes a fraction of it, even with every character escaped. */
const longestLine = 4_194_304

/** Takes a file apart, holding one line of it at a time, however long somebody has made that. Empty lines are left out. */
export async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<RawLine, void, void> {
  let [number, at] = [0, 0]
  let parts: Buffer[] = []
  let held = 0
  const next = (isEnded: boolean): RawLine | null => {
    number++
    at += held + (isEnded ? 1 : 0)
    const line = readLine(parts, held)
    parts = []
    held = 0
    return line.text?.trim() === '' ? null : { number, ...line, endsAt: at, isEnded }
  }
  for await (const chunk of chunks) {
    let from = 0
    for (let to = chunk.indexOf(10); to !== -1; to = chunk.indexOf(10, from)) {
      keep(chunk.subarray(from, to))
      from = to + 1
      const line = next(true)
      if (line) yield line
    }
    keep(chunk.subarray(from))
  }
  if (held > 0) {
    const line = next(false)
    if (line) yield line
  }

  function keep(part: Buffer) {
    held += part.length
    if (held <= longestLine) parts.push(part)
    else parts = []
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function readLine(parts: Buffer[], length: number): Pick<RawLine, 'text' | 'fault'> {
  if (length > longestLine) return { text: null, fault: `Longer than ${longestLine} bytes.` }
  try {
    return { text: utf8.decode(Buffer.concat(parts)), fault: null }
  } catch {
    return { text: null, fault: 'Not UTF-8.' }
  }
}
