export const palette = {
  palette: {
    title: 'Commands',
    sub: 'Type what you want to do, or whom you are looking for.',
    placeholder: 'Type a command, a name or a word',
    none: 'Nothing was found',
    selected: 'On the selected tickets',
    ticket: 'On this ticket',
    do: 'Do',
    go: 'Go to',
    tickets: 'Tickets',
    until: '{command}: {when}',
    move: 'to move',
    pick: 'to pick',
    back: 'to go back',
    leave: 'to leave',
  },
}
