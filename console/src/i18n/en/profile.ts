export const profile = {
  profile: {
    label: 'Profile',
    identity: 'Identity',
    email: 'E-mail',
    phone: 'Phone',
    language: 'Language',
    localTime: 'Local time',
    localTimeOf: '{time} for {name}',
    since: 'Customer since',
    lastSeen: 'Last seen',
    timeline: 'Timeline',
    more: 'Show 20 more',
    previous: 'Previous tickets',
    close: 'Close the profile',
    show: 'Show the profile',
    kind: { ORDER: 'Order', EMAIL: 'E-mail', SMS: 'SMS', SITE: 'Site', CHAT: 'Chat' },
  },
}
