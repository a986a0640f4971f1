import {
  createSourceEventStream,
  execute,
  isObjectType,
  visit,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql'

/*
 * A thousand consoles that ask the same of the same event are answered by one execution. Only what a stream has offered
 * is shared, and a stream offers an object per event and kind of viewer: whatever depends on who asks (a `can…` field,
 * say) must make another kind, or people would read each other's answers. What is each viewer's own is marked `ofViewer`,
 * and an operation that asks for it anywhere shares nothing.
 */

/** Extension of a field that answers each viewer something else. */
export const ofViewer = { ofViewer: true }

const offered = new WeakMap<object, Map<DocumentNode, Map<string, Promise<ExecutionResult>>>>()

/** Everybody who gets this very object may get the same answer. */
export function offer<T extends object>(event: T): T {
  if (!offered.has(event)) offered.set(event, new Map())
  return event
}

/** GraphQL's `subscribe`, with shared answers. */
export async function subscribeShared(
  args: ExecutionArgs,
): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
  const source = await createSourceEventStream(args)
  if (!(Symbol.asyncIterator in source)) return source
  const events = source[Symbol.asyncIterator]() as AsyncIterator<object>
  const answers: AsyncIterableIterator<ExecutionResult> = {
    async next() {
      const { done, value } = await events.next()
      return done ? { done, value: undefined } : { done: false, value: await answer(args, value) }
    },
    async return() {
      await events.return?.()
      return { done: true, value: undefined }
    },
    async throw(error) {
      await events.throw?.(error)
      throw error
    },
    [Symbol.asyncIterator]: () => answers,
  }
  return answers
}

function answer(args: ExecutionArgs, event: object): Promise<ExecutionResult> | ExecutionResult {
  const byDocument = offered.get(event)
  const run = () => execute({ ...args, rootValue: event })
  if (!byDocument || isOfViewer(args.schema, args.document)) return run()
  const byVariables = byDocument.get(args.document) ?? new Map<string, Promise<ExecutionResult>>()
  byDocument.set(args.document, byVariables)
  const key = JSON.stringify([args.operationName, args.variableValues])
  const known = byVariables.get(key)
  if (known) return known
  const made = Promise.resolve(run())
  byVariables.set(key, made)
  return made
}

const verdicts = new WeakMap<DocumentNode, boolean>()

function isOfViewer(schema: GraphQLSchema, document: DocumentNode): boolean {
  const known = verdicts.get(document)
  if (known !== undefined) return known
  const fields = viewersFieldsOf(schema)
  let found = false
  visit(document, { Field: ({ name }) => void (found ||= fields.has(name.value)) })
  verdicts.set(document, found)
  return found
}

const viewersFields = new WeakMap<GraphQLSchema, Set<string>>()

/** By name alone: a namesake elsewhere is shared less than it might be, and no more than it may. */
function viewersFieldsOf(schema: GraphQLSchema): Set<string> {
  const known = viewersFields.get(schema)
  if (known) return known
  const all = Object.values(schema.getTypeMap()).filter(isObjectType)
  const names = all.flatMap((type) =>
    Object.values(type.getFields()).flatMap(({ name, extensions }) => (extensions.ofViewer ? [name] : [])),
  )
  const fields = new Set(names)
  viewersFields.set(schema, fields)
  return fields
}
