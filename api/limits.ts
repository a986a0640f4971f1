import {
  GraphQLError,
  Kind,
  NoSchemaIntrospectionCustomRule,
  type DocumentNode,
  type GraphQLSchema,
  type SelectionSetNode,
  type ValidationRule,
} from 'graphql'
import { fieldExtensionsEstimator, getComplexity, type ComplexityEstimator } from 'graphql-query-complexity'

/*
 * What a door accepts, on HTTP and on the socket alike: limits that hold on one of them only protect nobody.
 */

export const maxTokens = 2_000
export const maxBytes = 64 * 1024
const maxDepth = 16 // what tools ask a schema of is 15 deep
const maxFields = 5_000
const maxCost = 10_000

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

/** Refuses an operation that is too deep or costs too much, before anything is run. A list costs its length times its items. */
export function faultOfOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Record<string, unknown> | undefined,
  operationName: string | null | undefined,
): GraphQLError | null {
  const verdicts = knownVerdicts.get(document) ?? new Map<string, GraphQLError | null>()
  const key = costKeyOf(variables, operationName)
  const known = verdicts.get(key)
  if (known !== undefined) return known
  try {
    const verdict = judge(schema, document, variables, operationName)
    if (verdicts.size < mostVerdicts) knownVerdicts.set(document, verdicts.set(key, verdict))
    return verdict
  } catch (error) {
    return error instanceof GraphQLError ? error : tooComplex('The cost of the query cannot be told.')
  }
}

// Documents are parsed once and remembered by Apollo, and so is what was thought of them.
const knownVerdicts = new WeakMap<DocumentNode, Map<string, GraphQLError | null>>()
const mostVerdicts = 20

/** Of the variables, only numbers can make a list longer. */
const costKeyOf = (variables: Record<string, unknown> = {}, operationName: string | null | undefined) =>
  JSON.stringify([operationName, Object.entries(variables).filter(([, value]) => typeof value === 'number')])

function judge(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Record<string, unknown> | undefined,
  operationName: string | null | undefined,
): GraphQLError | null {
  const { depth, fields } = sizeOf(document)
  if (fields > maxFields) return tooComplex(`The query spells out more than ${maxFields} fields.`)
  if (depth > maxDepth)
    return tooComplex(`The query is ${depth} levels deep; at most ${maxDepth} are answered.`)
  const cost = getComplexity({
    schema,
    query: document,
    variables,
    operationName: operationName ?? undefined,
    estimators: [fieldExtensionsEstimator(), perItem],
  })
  return cost > maxCost ? tooComplex(`The query costs ${cost}; at most ${maxCost} is answered.`) : null
}

const tooComplex = (message: string) => new GraphQLError(message, { extensions: { code: 'TOO_COMPLEX' } })

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
