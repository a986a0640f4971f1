import { computed, reactive, type Ref } from 'vue'
import { language } from '../../i18n'
import { rankOf } from './guards'
import type { Member } from './useTeam'

export const COLUMNS = ['name', 'role', 'presence', 'openTickets', 'lastSeenAt'] as const
export type Column = (typeof COLUMNS)[number]
export type Sorting = ReturnType<typeof useSorting>

const PRESENCE = { ONLINE: 0, DO_NOT_DISTURB: 1, AWAY: 2 }
/** What is looked for first: the names from A, the highest role, who is there, who has most. */
const ORDER: Record<Column, (one: Member, other: Member, names: Intl.Collator) => number> = {
  name: (one, other, names) => names.compare(one.name, other.name),
  role: (one, other) => rankOf(other.role) - rankOf(one.role),
  presence: (one, other) => PRESENCE[one.presence] - PRESENCE[other.presence],
  openTickets: (one, other) => other.openTickets - one.openTickets,
  lastSeenAt: (one, other) => seenOf(other) - seenOf(one),
}

const seenOf = ({ lastSeenAt }: Member) => (lastSeenAt ? Date.parse(lastSeenAt) : 0)

export function useSorting(members: Ref<Member[]>) {
  const by = reactive<{ column: Column; turned: boolean }>({ column: 'name', turned: false })
  const names = computed(() => new Intl.Collator(language.value))

  const sorted = computed(() => {
    const inOrder = members.value.toSorted(
      (one, other) => ORDER[by.column](one, other, names.value) || names.value.compare(one.name, other.name),
    )
    return by.turned ? inOrder.toReversed() : inOrder
  })

  function sortBy(column: Column) {
    by.turned = by.column === column && !by.turned
    by.column = column
  }

  /** As a header says it: numbers and ranks begin with the largest. */
  function directionOf(column: Column) {
    if (by.column !== column) return 'none'
    const downward = column === 'openTickets' || column === 'role' || column === 'lastSeenAt'
    return downward === by.turned ? 'ascending' : 'descending'
  }

  return { by, sorted, sortBy, directionOf }
}
