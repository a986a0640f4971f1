import { makeOperation, mapExchange, type Exchange, type Operation, type OperationResult } from '@urql/vue'

/** What tells of changes that answers have in them, too; and what is done here and changes no answer. */
const TELLING = ['inboxChanges', 'ticketUpdates', 'teamChanges', 'profileChanges']
const SILENT = ['touchTicket', 'saveDraft']
const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 8_000

/**
 * An answer that was on its way while something was told live, or done here, may be older than that and would take it back. So it
 * is asked once more. Stands between cache and network, where only what really goes out passes.
 */
export const askAgain: Exchange = (input) => {
  const onTheirWay = new Map<number, { isBehind: boolean }>()
  const pauses = new Map<number, number>()

  return mapExchange({
    onOperation({ kind, key }) {
      if (kind === 'query') onTheirWay.set(key, { isBehind: false })
      if (kind === 'teardown') forget(key)
    },
    onResult(result) {
      const { operation } = result
      if (operation.kind === 'query') answered(operation)
      else if (tells(result)) for (const one of onTheirWay.values()) one.isBehind = true
    },
  })(input)

  function answered(operation: Operation) {
    const { key } = operation
    const isBehind = onTheirWay.get(key)?.isBehind
    onTheirWay.delete(key)
    if (!isBehind) return void pauses.delete(key)
    const pause = pauses.get(key) ?? 0
    // Where much happens it is asked less and less often: each change is told anyway.
    pauses.set(key, Math.min(LONGEST_PAUSE_MS, pause * 2 || FIRST_PAUSE_MS))
    const again = makeOperation('query', operation, { ...operation.context, requestPolicy: 'network-only' })
    setTimeout(() => input.client.reexecuteOperation(again), pause)
  }

  function forget(key: number) {
    onTheirWay.delete(key)
    pauses.delete(key)
  }
}

function tells({ operation, data }: OperationResult<object>) {
  const isOf = (names: string[]) => names.some((name) => data && name in data)
  return operation.kind === 'mutation' ? !isOf(SILENT) : isOf(TELLING)
}
