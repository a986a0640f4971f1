import { onScopeDispose, shallowReactive } from 'vue'
import { useShortcuts, type Shortcuts } from './useShortcuts'

export type Command = {
  /** What is typed, `e` or `g i`; the first is shown. Left out: in the palette only. */
  keys?: string[]
  /** Its line in the palette. Left out: by key only. */
  label?: string
  icon?: string
  group?: 'ticket' | 'do' | 'go'
  run: () => unknown
}

const sources = shallowReactive(new Set<() => Command[]>())

/** What can be done here and now, by its key and from the palette, for as long as this component lives. */
export function useCommands(commands: () => Command[]) {
  sources.add(commands)
  onScopeDispose(() => sources.delete(commands))
  useShortcuts(() => {
    const shortcuts: Shortcuts = {}
    for (const { keys = [], run } of commands()) for (const key of keys) shortcuts[key] = run
    return shortcuts
  })
}
