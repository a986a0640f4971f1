import { Field, ObjectType } from 'type-graphql'
import { badInput } from '../../domain/errors.js'

/** Lists are Relay cursor connections (R73). */
@ObjectType({ description: 'Where a page lies in its list.' })
export class PageInfo {
  @Field(() => Boolean)
  hasNextPage!: boolean

  @Field(() => Boolean, { description: 'Whether something was asked to be before this page.' })
  hasPreviousPage!: boolean

  @Field(() => String, { nullable: true })
  startCursor!: string | null

  @Field(() => String, { nullable: true, description: 'Pass it as `after` for the next page.' })
  endCursor!: string | null
}

export interface Page<T> {
  edges: { cursor: string; node: T }[]
  pageInfo: PageInfo
}

const longestPage = 100

export function refuseBadLength(first: number, field = 'first') {
  if (first < 1 || first > longestPage) throw badInput(field, `Between 1 and ${longestPage}.`)
}

/** A page of `first` out of rows of which one more was read than asked. */
export function pageOf<T>(
  rows: T[],
  first: number,
  hasPreviousPage: boolean,
  cursorOf: (row: T) => string,
): Page<T> {
  const edges = rows.slice(0, first).map((node) => ({ cursor: cursorOf(node), node }))
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > first,
      hasPreviousPage,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  }
}

export const cursor = (...parts: string[]): string => Buffer.from(parts.join(':')).toString('base64url')

/**
 * Where a page begins: behind a position (or an instant, in milliseconds) and an id; or the refusal. With `list`, its
 * cursors begin with that word, and no other list's are taken for one.
 */
export function readCursor(text: string, list?: string): string[] {
  const said = Buffer.from(text, 'base64url').toString().split(':')
  const parts = list === undefined ? said : said.slice(1)
  const [position, id] = parts
  const isOfList = list === undefined || said[0] === list
  if (!isOfList || parts.length !== 2 || !/^\d{1,14}$/.test(position!) || !/^\d{1,19}$/.test(id!)) {
    throw badInput('after', 'This is not a cursor of this list.')
  }
  return parts
}
