import { ref, watch, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Message } from './thread'

/** What a screen reader is told: what the shopper of the open ticket writes from now on, and nothing else. */
export function useAnnouncements(messages: Ref<Message[]>, name: () => string) {
  const { t } = useI18n()
  const spoken = ref('')
  watch(
    () => messages.value.at(-1)?.number,
    (_, before) => {
      if (before === undefined) return
      const arrived = messages.value.filter(
        (message) => message.number > before && message.author === 'SHOPPER',
      )
      if (arrived.length)
        spoken.value = arrived.map((one) => t('ticket.announce', { name: name(), text: one.text })).join(' ')
    },
  )
  return spoken
}
