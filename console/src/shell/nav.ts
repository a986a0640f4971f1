import type { RouteLocationRaw } from 'vue-router'

export type Section = 'inbox' | 'dashboard' | 'settings'

export const VIEW_ICONS = {
  all: 'i-lucide-inbox',
  mine: 'i-lucide-user-round',
  unassigned: 'i-lucide-user-round-x',
  snoozed: 'i-lucide-clock-4',
  closed: 'i-lucide-archive',
}

export type NavView = {
  name: keyof typeof VIEW_ICONS
  to: RouteLocationRaw
  current: boolean
  count: string | null
}
