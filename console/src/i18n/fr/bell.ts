import type { bell as english } from '../en/bell'

export const bell: typeof english = {
  nudge: {
    label: 'Clients en attente',
    one: '{name} attend depuis {t}',
    many: '{n} client attend | {n} clients attendent',
    escalated: 'Escaladé à l’équipe',
    mute: 'Couper la sonnerie',
    unmute: 'Rétablir la sonnerie',
  },
}
