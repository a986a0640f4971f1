import type { Language } from '../../schema/words/account.js'
import { spanInWords } from '../reminder/ring-letters.rules.js'
import { referenceOf } from '../ticket/reference.rules.js'

export interface RingLine {
  ticketId: string
  name: string
  since: Date
  /** News is owed since then, rather than an answer. */
  isPromised: boolean
  isEscalated: boolean
}

interface Rings {
  shop: string
  count: number
  /** The first of them. */
  lines: RingLine[]
  now: Date
  deskUrl: string
  unsubscribeUrl: string
}

/** Who waits and for how long, and nothing of what they wrote: mailboxes are read by others, and kept for years. */
export function wordsOfRings(
  language: Language,
  { shop, count, lines, now, deskUrl, unsubscribeUrl }: Rings,
): { subject: string; text: string } {
  const says = words[language]
  const told = lines.map(({ ticketId, name, since, isPromised, isEscalated }) => {
    const reference = referenceOf({ id: ticketId })
    const span = spanInWords(since, now, language)
    const ends = isEscalated ? `${reference}, ${says.escalated}` : reference
    const who = name.replace(/\s+/g, ' ').trim()
    return `${who}, ${isPromised ? says.promised(span) : says.waits(span)} (${ends})\n${deskUrl}/inbox/${reference}`
  })
  const more = count - lines.length
  const parts = [
    says.lead(count),
    ...told,
    ...(more > 0 ? [`${says.more(more)}\n${deskUrl}/inbox`] : []),
    `${says.why}\n${unsubscribeUrl}`,
  ]
  return { subject: says.subject(count, shop), text: `${parts.join('\n\n')}\n` }
}

const words = {
  en: {
    subject: (count: number, shop: string) =>
      count === 1
        ? `Somebody is waiting at the desk of ${shop}`
        : `${count} shoppers are waiting at the desk of ${shop}`,
    lead: (count: number) =>
      count === 1
        ? 'You are away, and this shopper is waiting:'
        : 'You are away, and these shoppers are waiting, the longest wait first:',
    waits: (span: string) => `for ${span}`,
    promised: (span: string) => `promised news ${span} ago`,
    escalated: 'escalated to the team',
    more: (count: number) => `And ${count} more:`,
    why: 'You get at most one such e-mail in 15 minutes, and none while you are online. If you want no more of them, this link is enough:',
  },
  fr: {
    subject: (count: number, shop: string) =>
      count === 1
        ? `Quelqu’un attend au bureau de ${shop}`
        : `${count} clients attendent au bureau de ${shop}`,
    lead: (count: number) =>
      count === 1
        ? 'En votre absence, ce client attend\u00a0:'
        : 'En votre absence, ces clients attendent, l’attente la plus longue d’abord\u00a0:',
    waits: (span: string) => `depuis ${span}`,
    promised: (span: string) => `à qui des nouvelles ont été promises il y a ${span}`,
    escalated: 'escaladé à l’équipe',
    more: (count: number) => (count === 1 ? 'Et un autre\u00a0:' : `Et ${count} autres\u00a0:`),
    why: 'Vous recevez au plus un e-mail de ce genre en 15 minutes, et aucun tant que vous êtes en ligne. Pour ne plus en recevoir, ce lien suffit\u00a0:',
  },
} as const
