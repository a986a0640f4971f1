import { GraphQLError, GraphQLScalarType, Kind } from 'graphql'

const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

const parse = (value: unknown): string => {
  if (typeof value !== 'string' || !shape.test(value))
    throw new GraphQLError('A UUID has the form xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx.')
  return value.toLowerCase()
}

export const Uuid = new GraphQLScalarType<string, string>({
  name: 'UUID',
  description:
    'An id that the client makes, so that repeating a call repeats nothing (R73). RFC 9562, lower case in answers.',
  serialize: (value) => String(value),
  parseValue: parse,
  parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : null),
})

export const uuidToBytes = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex')

export const uuidFromBytes = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
