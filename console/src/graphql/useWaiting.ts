import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useFormat } from '../i18n/useFormat'
import { useNow } from '../ui/useNow'
import type { TicketCardFragment } from './generated'

type Waiting = Pick<TicketCardFragment, 'waitingSince' | 'promisedSince' | 'bell' | 'nextRingAt'>
export type WaitingLevel = 'neutral' | 'remind' | 'escalate'

/**
 * The clock of a ticket, in words and as a level: how long the shopper has waited, or, after a holding reply, when news
 * is owed (R57). Null when nobody waits.
 */
export function useWaiting(ticket: () => Waiting, deskClosed: () => boolean) {
  const { t } = useI18n()
  const format = useFormat()
  const now = useNow()

  const level = computed(() => levelOf(ticket(), now.value))
  const resting = computed(() => deskClosed() && level.value === 'neutral')
  const promised = computed(() => !ticket().waitingSince && ticket().promisedSince !== null)
  const spoken = computed(() => (promised.value ? ofPromise(ticket()) : ofWait(ticket())))

  function ofWait({ waitingSince: since }: Waiting) {
    if (!since) return null
    if (resting.value) {
      const time = format.moment(since, now.value)
      return { text: t('row.since', { time }), words: t('row.sinceWords', { time }) }
    }
    const waited = now.value - Date.parse(since)
    return {
      text: format.compactSpan(waited),
      words: withLevel(t('row.waiting', { t: format.wordSpan(waited) })),
    }
  }

  function ofPromise({ promisedSince: since, nextRingAt }: Waiting) {
    if (level.value !== 'neutral') {
      const waited = now.value - Date.parse(since!)
      return {
        text: format.compactSpan(waited),
        words: withLevel(t('row.newsSince', { t: format.wordSpan(waited) })),
      }
    }
    if (!nextRingAt || resting.value) return null
    const left = Date.parse(nextRingAt) - now.value
    return {
      text: t('row.news', { t: format.compactSpan(left) }),
      words: t('row.newsWords', { t: format.wordSpan(left) }),
    }
  }

  const withLevel = (words: string) =>
    level.value === 'neutral' ? words : `${words}. ${t(`row.${LEVEL_WORDS[level.value]}`)}`

  return computed(
    () =>
      spoken.value && {
        ...spoken.value,
        level: level.value,
        resting: resting.value,
        promised: promised.value,
      },
  )
}

const LEVEL_WORDS = { remind: 'reminded', escalate: 'escalated' } as const

// The server decides when the bell rings (`nextRingAt` knows the thresholds and the office hours of the account); when
// that instant has passed the colour does not wait for the news of it.
function levelOf(ticket: Waiting, now: number): WaitingLevel {
  const due = ticket.nextRingAt !== null && Date.parse(ticket.nextRingAt) <= now
  if (!ticket.waitingSince && !ticket.promisedSince) return 'neutral'
  if (ticket.bell === 'ESCALATED' || (ticket.bell === 'REMINDED' && due)) return 'escalate'
  return ticket.bell === 'REMINDED' || due ? 'remind' : 'neutral'
}
