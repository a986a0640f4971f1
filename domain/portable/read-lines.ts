import type { z } from 'zod'
import { badInput, type Refusal } from '../errors.js'
import { shapes, type Header, type Line } from './format.js'
import type { RawLine } from './lines-of.js'

export type Read =
  | { kind: 'header'; header: Header }
  | { kind: 'line'; line: Line }
  | { kind: 'end'; counts: Record<string, number> | null }
  | { kind: 'fault'; fault: Refusal }

export type PlacedRead = Read & Pick<RawLine, 'number' | 'endsAt' | 'isEnded'>

/** Each line as what it says, or what is wrong with it. The first one is the header. */
export async function* readLines(lines: AsyncIterable<RawLine>): AsyncGenerator<PlacedRead, void, void> {
  let isFirst = true
  for await (const { number, endsAt, isEnded, ...raw } of lines) {
    yield { ...read(raw, isFirst), number, endsAt, isEnded }
    isFirst = false
  }
}

function read({ text, fault }: Pick<RawLine, 'text' | 'fault'>, isFirst: boolean): Read {
  if (text === null) return { kind: 'fault', fault: badInput('', fault!) }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { kind: 'fault', fault: badInput('', 'Not JSON.') }
  }
  if (isFirst) return parse(shapes.header, value, (header) => ({ kind: 'header', header }))
  if (isTrailer(value)) return parse(shapes.trailer, value, ({ counts }) => ({ kind: 'end', counts }))
  return parse(shapes.line, value, (line) => ({ kind: 'line', line }))
}

const isTrailer = (value: unknown) => typeof value === 'object' && value !== null && 'deskbell' in value

function parse<T extends z.ZodType>(shape: T, value: unknown, say: (read: z.output<T>) => Read): Read {
  const result = shape.safeParse(value)
  if (result.success) return say(result.data)
  const [{ path, message, ...issue }] = result.error.issues as [z.core.$ZodIssue]
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []
  const field = [...path, ...unknown].join('.')
  return { kind: 'fault', fault: badInput(field, unknown.length > 0 ? 'There is no such field.' : message) }
}
