import { makeOperation, type Exchange, type Operation, type OperationResult } from '@urql/vue'
import { filter, makeSubject, merge, pipe, tap } from 'wonka'
import { isPassing } from './errors'

/** What tells of changes that answers have in them, too; and what is done here and changes no answer. */
const TELLING = ['inboxChanges', 'ticketUpdates', 'teamChanges', 'profileChanges']
const SILENT = ['touchTicket', 'saveDraft']
const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 8_000

/**
 * An answer that was on its way while something was told live, or done here, may be older than that and would take it back. So it
 * is asked once more, until none was overtaken. Stands between cache and network, where only what really goes out passes.
 */
export const askAgain: Exchange =
  ({ forward }) =>
  (operations$) => {
    const onTheirWay = new Map<number, { count: number; isOvertaken: boolean }>()
    const pauses = new Map<number, number>()
    const wanted = new Set<number>()
    const { source: again$, next: ask } = makeSubject<Operation>()

    return pipe(merge([operations$, again$]), tap(goesOut), forward, filter(comesIn))

    function goesOut({ kind, key }: Operation) {
      if (kind === 'teardown') for (const each of [onTheirWay, pauses, wanted]) each.delete(key)
      if (kind !== 'query') return
      wanted.add(key)
      const asked = onTheirWay.get(key) ?? { count: 0, isOvertaken: false }
      onTheirWay.set(key, { ...asked, count: asked.count + 1 })
    }

    /** False for what nobody is to see: what was asked once more and cannot be had for now leaves the view as it was. */
    function comesIn(result: OperationResult) {
      const { operation, error } = result
      if (operation.kind !== 'query') {
        if (tells(result)) for (const asked of onTheirWay.values()) asked.isOvertaken = true
        return true
      }
      const hasFailed = operation.context.isAgain === true && error !== undefined && isPassing(error)
      settle(operation, hasFailed)
      return !hasFailed
    }

    function settle(operation: Operation, hasFailed: boolean) {
      const { key } = operation
      const asked = onTheirWay.get(key)
      if (!asked || --asked.count > 0) return
      onTheirWay.delete(key)
      if (!asked.isOvertaken && !hasFailed) return void pauses.delete(key)
      const pause = pauses.get(key) ?? 0
      // Where much happens it is asked less and less often: each change is told anyway.
      pauses.set(key, Math.min(LONGEST_PAUSE_MS, pause * 2 || FIRST_PAUSE_MS))
      setTimeout(() => wanted.has(key) && ask(anew(operation)), pause)
    }
  }

const anew = (operation: Operation) =>
  makeOperation('query', operation, { ...operation.context, requestPolicy: 'network-only', isAgain: true })

function tells({ operation, data }: OperationResult<object>) {
  const isOf = (names: string[]) => names.some((name) => data && name in data)
  return operation.kind === 'mutation' ? !isOf(SILENT) : isOf(TELLING)
}
