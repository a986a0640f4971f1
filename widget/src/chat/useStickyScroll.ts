import { nextTick, onBeforeUnmount, onMounted, ref, type Ref } from 'vue'

const NEAR_PX = 100

/** Keeps a log at its end while the reader is there, and where it is while the reader looks at older things. */
export function useStickyScroll(log: Ref<HTMLElement | null>, content: Ref<HTMLElement | null>) {
  const atEnd = ref(true)
  const resized = new ResizeObserver(() => atEnd.value && toEnd())

  function toEnd() {
    atEnd.value = true
    if (log.value) log.value.scrollTop = log.value.scrollHeight
  }

  function onScroll() {
    const { scrollHeight, scrollTop, clientHeight } = log.value!
    if (clientHeight > 0) atEnd.value = scrollHeight - scrollTop - clientHeight <= NEAR_PX
  }

  /** Runs what puts older messages on top, without moving what is being read. */
  async function hold(prepend: () => void) {
    const element = log.value!
    const fromEnd = element.scrollHeight - element.scrollTop
    prepend()
    await nextTick()
    element.scrollTop = element.scrollHeight - fromEnd
  }

  onMounted(() => {
    resized.observe(log.value!)
    resized.observe(content.value!)
    toEnd()
  })
  onBeforeUnmount(() => resized.disconnect())

  return { atEnd, toEnd, onScroll, hold }
}
