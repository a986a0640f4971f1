export const bulk = {
  bulk: {
    actions: 'Actions for the selected tickets',
    selected: '1 selected | {n} selected',
    all: 'Select all {n}',
    clear: 'Clear the selection',
    markUnread: 'Mark as unread',
    closeTitle: 'Close 1 ticket? | Close {n} tickets?',
    closeText: 'A closed ticket cannot be reopened.',
    closeYes: 'Close 1 ticket | Close {n} tickets',
    done: 'Done for 1 ticket | Done for {n} tickets',
    refused: '1 ticket was left as it was | {n} tickets were left as they were',
    isClosed: '{reference}, {name}: the ticket is closed',
    isGone: '{reference}, {name}: the ticket is not available to you',
    notReached: '{reference}, {name}: Deskbell could not be reached',
    wasRefused: '{reference}, {name}: this was not accepted',
  },
}
