import {
  createSourceEventStream,
  execute,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
} from 'graphql'

/*
 * A thousand consoles that ask the same of the same event are answered by one execution. Only what a stream has offered
 * is shared, and a stream offers an object per event and kind of viewer: whatever depends on who asks (a `can…` field,
 * say) must make another kind, or people would read each other's answers.
 */

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
  if (!byDocument) return run()
  const byVariables = byDocument.get(args.document) ?? new Map<string, Promise<ExecutionResult>>()
  byDocument.set(args.document, byVariables)
  const key = JSON.stringify([args.operationName, args.variableValues])
  const known = byVariables.get(key)
  if (known) return known
  const made = Promise.resolve(run())
  byVariables.set(key, made)
  return made
}
