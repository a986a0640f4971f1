export const preferences = {
  pref: {
    sub: 'These are kept on this device.',
    keyboard: 'Keyboard',
    singleKeys: 'Single-key shortcuts',
    singleKeysHelp: 'Letters such as J, K and E act while no text field has the focus.',
    enterSends: 'Enter sends',
    enterSendsHelp: 'Shift + Enter starts a new line. Switched off, it is the other way round.',
    tickets: 'Tickets',
    afterClose: 'After closing or snoozing',
    after: { next: 'Open the next that waits', stay: 'Stay on the ticket', list: 'Back to the list' },
    askBeforeClosing: 'Ask before closing',
    askBeforeClosingHelp: 'Otherwise you have ten seconds to undo it.',
    density: 'Density of the list',
    densities: { comfortable: 'Comfortable', compact: 'Compact' },
  },
}
