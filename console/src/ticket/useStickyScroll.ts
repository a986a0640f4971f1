import { nextTick, onMounted, onScopeDispose, ref, type Ref } from 'vue'

const NEAR_PX = 100

/** A log that stays at its end while one reads there, and stays where it is when one reads further up. */
export function useStickyScroll(pane: Ref<HTMLElement | null>, content: Ref<HTMLElement | null>) {
  const atEnd = ref(true)
  let observer: ResizeObserver | undefined

  onMounted(() => {
    observer = new ResizeObserver(() => atEnd.value && toEnd())
    if (pane.value) observer.observe(pane.value)
    if (content.value) observer.observe(content.value)
    toEnd()
  })
  onScopeDispose(() => observer?.disconnect())

  return { atEnd, onScroll, toEnd, keepPlace }

  function onScroll() {
    const box = pane.value
    if (box) atEnd.value = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PX
  }

  function toEnd() {
    atEnd.value = true
    if (pane.value) pane.value.scrollTop = pane.value.scrollHeight
  }

  /** What is put in above does not move what is being read. */
  async function keepPlace(putIn: () => Promise<void>) {
    const box = pane.value
    if (!box) return putIn()
    const belowTop = box.scrollHeight - box.scrollTop
    await putIn()
    await nextTick()
    box.scrollTop = box.scrollHeight - belowTop
  }
}
