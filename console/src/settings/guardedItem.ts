import type { DropdownMenuItem } from '@nuxt/ui'

/** An item that cannot be done now stays where it is, can be reached, and says why. */
export function guardedItem(
  item: DropdownMenuItem,
  why: string | null,
  onSelect: () => void,
): DropdownMenuItem {
  if (why === null) return { ...item, onSelect }
  return {
    ...item,
    description: why,
    class: 'cursor-default',
    ui: { itemLabel: 'text-ink3' },
    'aria-disabled': true,
    onSelect: (event: Event) => event.preventDefault(),
  } as DropdownMenuItem
}
