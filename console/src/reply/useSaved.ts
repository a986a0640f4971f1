import { useClientHandle } from '@urql/vue'
import { computed, nextTick, ref, watch, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { FillSavedReplyDocument } from '../graphql/generated'
import { addToast } from '../ui/toasts'
import { gapsIn, withGaps } from './placeholders.rules'
import { slashBefore } from './slash.rules'

interface Box {
  area: Readonly<Ref<HTMLTextAreaElement | null>>
  text: Ref<string>
  isNote: Ref<boolean>
  ticketId: () => string
}

/** Saved replies by `/` in the box: the word behind it, the list over it, and the reply that takes its place. */
export function useSaved({ area, text, isNote, ticketId }: Box) {
  const { client } = useClientHandle()
  const { t } = useI18n()
  const caret = ref(0)
  const dismissed = ref<number | null>(null)
  const activeOption = ref<string | null>(null)
  // What the words were made of, as long as any of them are left.
  const source = ref<{ id: string; isHolding: boolean } | null>(null)
  const gaps = computed(() => (isNote.value ? [] : gapsIn(text.value)))
  const slash = computed(() => {
    const found = isNote.value ? null : slashBefore(text.value, caret.value)
    return found && found.from !== dismissed.value ? found : null
  })

  watch(slash, (found) => {
    if (!found) activeOption.value = null
    if (!slashBefore(text.value, caret.value)) dismissed.value = null
  })

  const follow = () => (caret.value = area.value?.selectionStart ?? 0)

  /** As if it were typed, so that the browser can take it back. */
  function insert(words: string, from: number, to: number) {
    if (!area.value) return
    area.value.focus()
    area.value.setSelectionRange(from, to)
    if (!document.execCommand('insertText', false, words)) {
      area.value.setRangeText(words, from, to, 'end')
      area.value.dispatchEvent(new Event('input'))
    }
  }

  async function fill(savedReply: { id: string; isHolding: boolean }) {
    const found = slash.value
    if (!found) return
    const range = [found.from, caret.value] as const
    dismissed.value = found.from
    const variables = { savedReplyId: savedReply.id, ticketId: ticketId() }
    const asked = client.query(FillSavedReplyDocument, variables, { requestPolicy: 'network-only' })
    const { data } = await asked.toPromise()
    if (!data) return void addToast(t('toast.savedFailed'), { kind: 'error' })
    const { text: filled, missing } = data.fillSavedReply
    insert(withGaps(filled, missing), ...range)
    dismissed.value = null
    source.value = savedReply
    await nextTick()
    if (gaps.value.length) toFirstGap()
  }

  function toFirstGap() {
    const { from, to } = gaps.value[0]!
    area.value?.focus()
    area.value?.setSelectionRange(from, to)
  }

  /** Types the `/` for whoever presses the button. */
  function ask() {
    const { selectionStart: from, selectionEnd: to } = area.value!
    const before = text.value.slice(0, from)
    dismissed.value = null
    insert(before === '' || /\s$/.test(before) ? '/' : ' /', from, to)
  }

  const dismiss = () => (dismissed.value = slash.value?.from ?? null)

  return { slash, gaps, source, activeOption, follow, insert, fill, toFirstGap, ask, dismiss }
}
