/** What somebody typed to search for: words, and what narrows the search down, as it was written. */
export type Asked = {
  words: string
  status: 'open' | 'snoozed' | 'closed' | null
  channel: 'CHAT' | 'SMS' | null
  /** `me`, `none`, or a part of a name. */
  assignee: string | null
  /** Names, or parts of names. */
  labels: string[]
  unread: boolean
}

type Field = 'status' | 'channel' | 'assignee' | 'label' | 'from' | 'is'

const FIELDS: Record<string, Field> = {
  status: 'status',
  statut: 'status',
  channel: 'channel',
  canal: 'channel',
  assignee: 'assignee',
  assigned: 'assignee',
  attribue: 'assignee',
  agent: 'assignee',
  label: 'label',
  etiquette: 'label',
  from: 'from',
  de: 'from',
  is: 'is',
  est: 'is',
}
const STATUSES: Record<string, Asked['status']> = {
  open: 'open',
  ouvert: 'open',
  snoozed: 'snoozed',
  reporte: 'snoozed',
  closed: 'closed',
  ferme: 'closed',
}
const CHANNELS: Record<string, Asked['channel']> = { chat: 'CHAT', web: 'CHAT', sms: 'SMS' }
const NOBODY = ['none', 'nobody', 'personne', 'aucun']
const ME = ['me', 'moi']
const UNREAD = ['unread', 'non-lu', 'nonlu']

/** `status:closed from:camille`, in English and French alike; whatever is no operator is a word. */
export function parseSearch(typed: string): Asked {
  const asked: Asked = { words: '', status: null, channel: null, assignee: null, labels: [], unread: false }
  const words: string[] = []
  for (const [token, name, quoted, bare] of typed.matchAll(/(?:([\p{L}]+):)?(?:"([^"]*)"|(\S+))/gu)) {
    const value = (quoted ?? bare ?? '').trim()
    const field = name ? FIELDS[plain(name)] : undefined
    if (!field) words.push(name ? token : value)
    else if (!narrow(asked, field, value)) words.push(value)
  }
  asked.words = words.join(' ').trim()
  return asked
}

/** False: it is only one more word. */
function narrow(asked: Asked, field: Field, value: string): boolean {
  const known = plain(value)
  switch (field) {
    case 'status':
      asked.status = STATUSES[known] ?? asked.status
      return known in STATUSES
    case 'channel':
      asked.channel = CHANNELS[known] ?? asked.channel
      return known in CHANNELS
    case 'assignee':
      asked.assignee = ME.includes(known) ? 'me' : NOBODY.includes(known) ? 'none' : value
      return true
    case 'label':
      asked.labels.push(value)
      return true
    case 'is':
      asked.unread ||= UNREAD.includes(known)
      return UNREAD.includes(known)
    case 'from':
      return false
  }
}

/** Who or what a name means: that name, else the first that begins with it, else one that holds it. */
export function named<T extends { name: string }>(things: T[], wanted: string): T | null {
  const name = plain(wanted)
  const names = things.map((thing) => ({ thing, name: plain(thing.name) }))
  const found =
    names.find((one) => one.name === name) ??
    names.find((one) => one.name.startsWith(name)) ??
    names.find((one) => one.name.includes(name))
  return found?.thing ?? null
}

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
