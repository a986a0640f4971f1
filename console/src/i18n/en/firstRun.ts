export const firstRun = {
  firstRun: {
    title: 'Set up your web chat',
    progress: '{n} of {of}',
    hours: 'Set your hours',
    welcome: 'Write the welcome message',
    widget: 'Install the widget',
    chat: 'Send yourself a test chat',
    team: 'Invite your team',
    done: 'Done',
    go: 'Open',
    goTo: 'Open: {step}',
    goToNew: 'Open in a new tab: {step}',
    dismiss: 'Put the checklist away',
  },
}
