import { onScopeDispose, shallowReactive } from 'vue'
import { useShortcuts, type Shortcuts } from './useShortcuts'

export type Choice = { label: string; run: () => unknown }
export type Command = {
  /** What is typed, `e` or `g i`; the first is shown. Left out: in the palette only. */
  keys?: string[]
  /** Its line in the palette. Left out: by key only. */
  label?: string
  icon?: string
  group?: Group
  run: () => unknown
  /** In the palette one of these is picked instead. */
  choices?: () => Choice[]
  /** In the palette a time may follow the label, and is done at once: an instant. */
  runAt?: (until: string) => unknown
}
type Group = 'selected' | 'ticket' | 'do' | 'go'
export type PaletteCommand = Command & { label: string; group: Group }

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
/** All that can be done now; what was added last, and so is nearest, first. */
export const commandsNow = () =>
  [...sources]
    .reverse()
    .flatMap((commands) => commands())
    .filter(
      (command): command is PaletteCommand => command.label !== undefined && command.group !== undefined,
    )
