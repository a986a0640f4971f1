import {
  GraphQLError,
  Kind,
  NoSchemaIntrospectionCustomRule,
  type DocumentNode,
  type GraphQLSchema,
  type SelectionSetNode,
  type ValidationRule,
} from 'graphql'
import { Refusal } from '../domain/errors.js'
import { fieldExtensionsEstimator, getComplexity, type ComplexityEstimator } from 'graphql-query-complexity'

/*
 * What a door accepts, on HTTP and on the socket alike: limits that hold on one of them only protect nobody.
 */

export const maxTokens = 2_000
export const maxBytes = 64 * 1024
export const maxDepth = 16 // what tools ask a schema of is 15 deep
const maxFields = 5_000
export const maxCost = 10_000

export interface DoorRules {
  schema: GraphQLSchema
  /** Beside GraphQL's own. */
  validationRules: readonly ValidationRule[]
}

/** Integrators may ask the agents' door for its schema; shoppers have no use for theirs. */
export const doorRules = (
  schema: GraphQLSchema,
  { introspection }: { introspection: boolean },
): DoorRules => ({
  schema,
  validationRules: introspection ? [] : [NoSchemaIntrospectionCustomRule],
})

export interface Measure {
  /** A list costs its length times its items. */
  cost: number
  depth: number
  /** Why it is not answered; null: it is. */
  fault: GraphQLError | null
}

/** How deep an operation is and what it costs, told before anything is run. */
export function measureOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Record<string, unknown> | undefined,
  operationName: string | null | undefined,
): Measure {
  const measures = knownMeasures.get(document) ?? new Map<string, Measure>()
  const key = costKeyOf(variables, operationName)
  const known = measures.get(key)
  if (known !== undefined) return known
  try {
    const measure = takeMeasure(schema, document, variables, operationName)
    if (measures.size < mostMeasures) knownMeasures.set(document, measures.set(key, measure))
    return measure
  } catch (error) {
    const fault = error instanceof GraphQLError ? error : tooComplex('The cost of the query cannot be told.')
    return { cost: 0, depth: 0, fault }
  }
}

// Documents are parsed once and remembered by Apollo, and so is what was thought of them.
const knownMeasures = new WeakMap<DocumentNode, Map<string, Measure>>()
const mostMeasures = 20

/** Of the variables, only numbers can make a list longer. */
const costKeyOf = (variables: Record<string, unknown> = {}, operationName: string | null | undefined) =>
  JSON.stringify([operationName, Object.entries(variables).filter(([, value]) => typeof value === 'number')])

function takeMeasure(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Record<string, unknown> | undefined,
  operationName: string | null | undefined,
): Measure {
  const { depth, fields } = sizeOf(document)
  const refused = (fault: GraphQLError) => ({ cost: 0, depth, fault })
  if (fields > maxFields)
    return refused(tooComplex(`The query spells out more than ${maxFields} fields.`, { limit: maxFields }))
  if (depth > maxDepth) {
    const message = `The query is ${depth} levels deep; at most ${maxDepth} are answered.`
    return refused(tooComplex(message, { depth, limit: maxDepth }))
  }
  const cost = getComplexity({
    schema,
    query: document,
    variables,
    operationName: operationName ?? undefined,
    estimators: [fieldExtensionsEstimator(), perItem],
  })
  const fault =
    cost > maxCost
      ? tooComplex(`The query costs ${cost}; at most ${maxCost} is answered.`, { cost, limit: maxCost })
      : null
  return { cost, depth, fault }
}

/** As it is told to programs: `details` are the numbers. */
const tooComplex = (message: string, details: Record<string, number> = {}) =>
  new GraphQLError(message, { originalError: new Refusal('TOO_COMPLEX', message, details) })

const perItem: ComplexityEstimator = ({ args, childComplexity }) => {
  const items = Number(args.first ?? args.last ?? 1)
  return 1 + childComplexity * Math.max(1, items)
}

interface Size {
  depth: number
  fields: number
}

/** How deep an operation goes and how many fields it spells out; each fragment is measured once, however often it is used. */
function sizeOf(document: DocumentNode): Size {
  const fragments = new Map(
    document.definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [],
    ),
  )
  const measured = new Map<string, Size>()
  const sizeOfFragment = (name: string): Size => {
    const known = measured.get(name)
    if (known) return known
    measured.set(name, nothing) // for fragments that go round in circles
    const size = sizeBelow(fragments.get(name)?.selectionSet)
    measured.set(name, size)
    return size
  }
  const sizeBelow = (set: SelectionSetNode | undefined): Size => {
    const size = { ...nothing }
    for (const selection of set?.selections ?? []) {
      const isField = selection.kind === Kind.FIELD
      const below =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? sizeOfFragment(selection.name.value)
          : sizeBelow(selection.selectionSet)
      size.depth = Math.max(size.depth, below.depth + (isField ? 1 : 0))
      size.fields += below.fields + 1
    }
    return size
  }
  const sizes = document.definitions.map((node) =>
    node.kind === Kind.OPERATION_DEFINITION ? sizeBelow(node.selectionSet) : nothing,
  )
  return {
    depth: Math.max(0, ...sizes.map(({ depth }) => depth)),
    fields: sizes.reduce((sum, { fields }) => sum + fields, 0),
  }
}

const nothing: Size = { depth: 0, fields: 0 }
