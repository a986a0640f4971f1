export const bell = {
  nudge: {
    label: 'Waiting shoppers',
    one: '{name} has been waiting for {t}',
    many: '1 shopper is waiting | {n} shoppers are waiting',
    escalated: 'Escalated to the team',
    mute: 'Mute the bell',
    unmute: 'Unmute the bell',
  },
}
