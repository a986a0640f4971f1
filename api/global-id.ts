import { notFound } from '../domain/errors.js'
import { globalId, type Noun } from '../domain/global-id.js'

export { globalId }

/** The row's id. Whatever is not the one spelling of an id of that noun is answered like an id that does not exist. */
export function rowId(noun: Noun, id: string): string {
  const row = Buffer.from(id, 'base64url')
    .toString()
    .slice(noun.length + 1)
  if (!/^[1-9]\d{0,18}$/.test(row) || globalId(noun, row) !== id) throw notFound(wordsOf(noun))
  return row
}

const wordsOf = (noun: Noun) =>
  noun
    .replace(/\B[A-Z]/g, ' $&')
    .toLowerCase()
    .replace(/^api /, 'API ')
