import { randomUUID } from 'node:crypto'
import {
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  isUnionType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql'
import { buildAgentsSchema } from '../../api/agents/schema.js'
import { buildShoppersSchema } from '../../api/shoppers/schema.js'

/*
 * What the doors answer, read from the very schemas that they are opened with: a field that is added tomorrow is in
 * these tests tomorrow.
 */

export const agentsSchema = await buildAgentsSchema()
export const shoppersSchema = await buildShoppersSchema()

export interface RootField {
  kind: 'query' | 'mutation' | 'subscription'
  name: string
  field: GraphQLField<unknown, unknown>
}

export function rootFieldsOf(schema: GraphQLSchema): RootField[] {
  const roots = {
    query: schema.getQueryType(),
    mutation: schema.getMutationType(),
    subscription: schema.getSubscriptionType(),
  }
  return Object.entries(roots).flatMap(([kind, type]) =>
    Object.values(type?.getFields() ?? {}).map((field) => ({
      kind: kind as RootField['kind'],
      name: field.name,
      field,
    })),
  )
}

/** The smallest valid operation that asks for a field; `given` says what some of its arguments are. */
export function operationOf({ kind, name, field }: RootField, given: Record<string, unknown> = {}) {
  const args = field.args.filter((arg) => arg.name in given || isRequiredArgument(arg))
  const declared = args.map((arg) => `$${arg.name}: ${arg.type}`).join(', ')
  const passed = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ')
  const selection = isCompositeType(getNamedType(field.type)) ? '{ __typename }' : ''
  return {
    query: `${kind} ${declared && `(${declared})`} { ${name}${passed && `(${passed})`} ${selection} }`,
    variables: Object.fromEntries(
      args.map((arg) => [arg.name, arg.name in given ? given[arg.name] : sampleOf(arg.type)]),
    ) as Record<string, unknown>,
  }
}

const samples: Record<string, () => unknown> = {
  ID: () => globalIdOf('Ticket', '1'),
  Int: () => 1,
  String: () => 'x',
  Boolean: () => true,
  UUID: () => randomUUID(),
  Instant: () => '2026-06-15T08:00:00.000Z',
}

function sampleOf(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return sampleOf(type.ofType)
  if (isListType(type)) return [sampleOf(type.ofType)]
  if (isEnumType(type)) return type.getValues()[0]!.name
  if (isInputObjectType(type)) {
    const required = Object.values(type.getFields()).filter(isRequiredInputField)
    return Object.fromEntries(required.map((field) => [field.name, sampleOf(field.type)]))
  }
  const sample = samples[type.name]
  if (!sample) throw new Error(`Say in operations.ts what a valid ${type.name} looks like.`)
  return sample()
}

/** Every place of a schema where an id goes in: `Mutation.close(ticketId)`, `SomeInput.agentId`. */
export function idPlacesOf(schema: GraphQLSchema): string[] {
  const takesId = ({ type }: { type: GraphQLInputType }) => getNamedType(type).name === 'ID'
  return Object.values(schema.getTypeMap()).flatMap((type) => {
    if (type.name.startsWith('__')) return []
    if (isInputObjectType(type)) {
      return Object.values(type.getFields())
        .filter(takesId)
        .map((field) => `${type.name}.${field.name}`)
    }
    if (!isObjectType(type)) return []
    return Object.values(type.getFields()).flatMap((field) =>
      field.args.filter(takesId).map((arg) => `${type.name}.${field.name}(${arg.name})`),
    )
  })
}

export const globalIdOf = (noun: string, row: string): string =>
  Buffer.from(`${noun}:${row}`).toString('base64url')

/** Everything that can be selected below a type without going through any type more than `times` times. */
export function everythingBelow(type: GraphQLOutputType, times = 1, path: string[] = []): string {
  const named = getNamedType(type)
  if (isUnionType(named)) {
    const parts = named.getTypes().map((part) => `... on ${part.name} ${everythingBelow(part, times, path)}`)
    return `{ __typename ${parts.join(' ')} }`
  }
  if (!isObjectType(named)) return ''
  const here = [...path, named.name]
  const fields = Object.values(named.getFields()).flatMap((field) => {
    const below = getNamedType(field.type)
    if (here.filter((name) => name === below.name).length >= times) return []
    const short = field.args.find(({ name }) => name === 'first' || name === 'last')
    return `${field.name}${short ? `(${short.name}: 5)` : ''} ${everythingBelow(field.type, times, here)}`
  })
  return `{ __typename ${fields.join(' ')} }`
}

const nasty: Record<string, unknown[]> = {
  String: [
    '',
    ' ',
    '\u0000',
    '\ud83d',
    'x'.repeat(5_000),
    '😀'.repeat(2_500),
    "'; DROP TABLE ticket; --",
    '${7*7}{{x}}',
    '../..',
  ],
  Int: [-1, 0, -2_147_483_648, 2_147_483_647],
  ID: ['', '0', '9'.repeat(30), 'x'.repeat(5_000), '\u0000', globalIdOf('Ticket', '9'.repeat(30))],
  UUID: ['00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff', 'x', ''],
  Instant: [
    '0000-01-01T00:00:00Z',
    '0001-01-01T00:00:00.000Z',
    '9999-12-31T23:59:59.999Z',
    '2026-02-30T00:00:00Z',
    '2026-06-15T24:00:00Z',
    'now',
  ],
}

/** What a caller may get wrong in a value of this type: in itself, and in each part of it in turn. */
export function badValuesOf(type: GraphQLInputType): unknown[] {
  if (isNonNullType(type)) return badValuesOf(type.ofType).filter((value) => value !== null)
  if (isListType(type)) return [null, [], ...badValuesOf(type.ofType).map((value) => [value])]
  if (isEnumType(type)) return [null, 'NO_SUCH_WORD', 1]
  if (!isInputObjectType(type)) return [null, ...(nasty[type.name] ?? [])]
  const whole = sampleOf(type) as object
  const wrong = Object.values(type.getFields()).flatMap((field) =>
    badValuesOf(field.type).map((value) => ({ ...whole, [field.name]: value })),
  )
  return [null, ...wrong]
}
