import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useFormat } from '../i18n/useFormat'
import { useNow } from '../ui/useNow'
import type { TicketCardFragment } from './generated'

type Waiting = Pick<TicketCardFragment, 'waitingSince' | 'bell' | 'nextRingAt'>
export type WaitingLevel = 'neutral' | 'remind' | 'escalate'

/** The waiting clock of a ticket, in words and as a level; null when nobody waits. */
export function useWaiting(ticket: () => Waiting, deskClosed: () => boolean) {
  const { t } = useI18n()
  const format = useFormat()
  const now = useNow()

  const level = computed(() => levelOf(ticket(), now.value))
  const resting = computed(() => deskClosed() && level.value === 'neutral')
  const spoken = computed(() => {
    const since = ticket().waitingSince
    if (!since) return null
    if (resting.value) {
      const time = format.moment(since, now.value)
      return { text: t('row.since', { time }), words: t('row.sinceWords', { time }) }
    }
    const waited = now.value - Date.parse(since)
    const waiting = t('row.waiting', { t: format.wordSpan(waited) })
    const words = level.value === 'neutral' ? waiting : `${waiting}. ${t(`row.${LEVEL_WORDS[level.value]}`)}`
    return { text: format.compactSpan(waited), words }
  })

  return computed(() => spoken.value && { ...spoken.value, level: level.value, resting: resting.value })
}

const LEVEL_WORDS = { remind: 'reminded', escalate: 'escalated' } as const

// The server decides when the bell rings (`nextRingAt` knows the thresholds and the office hours of the account); when
// that instant has passed the colour does not wait for the news of it.
function levelOf(ticket: Waiting, now: number): WaitingLevel {
  const due = ticket.nextRingAt !== null && Date.parse(ticket.nextRingAt) <= now
  if (!ticket.waitingSince) return 'neutral'
  if (ticket.bell === 'ESCALATED' || (ticket.bell === 'REMINDED' && due)) return 'escalate'
  return ticket.bell === 'REMINDED' || due ? 'remind' : 'neutral'
}
