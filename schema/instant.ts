import { GraphQLError, GraphQLScalarType, Kind } from 'graphql'

const inUtcToTheMillisecond = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?(Z|[+-]\d{2}:\d{2})$/

const parse = (value: unknown): Date => {
  const at = typeof value === 'string' && inUtcToTheMillisecond.test(value) ? new Date(value) : null
  if (!at || Number.isNaN(at.getTime()))
    throw new GraphQLError('An Instant looks like 2026-06-15T07:00:00.000Z.')
  return at
}

export const Instant = new GraphQLScalarType<Date, string>({
  name: 'Instant',
  description: 'A moment: RFC 3339, answered in UTC with milliseconds, `2026-06-15T07:00:00.000Z`.',
  serialize: (value) => (value as Date).toISOString(),
  parseValue: parse,
  parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : null),
})
