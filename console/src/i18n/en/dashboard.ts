export const dashboard = {
  dash: { title: 'Dashboard' },
}
