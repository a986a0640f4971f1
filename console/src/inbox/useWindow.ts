import { computed, onScopeDispose, ref, watch, type Ref } from 'vue'
import { drawnOf, topsOf } from './window.rules'

/** Shorter lists are drawn whole. */
const DRAWN_WHOLE = 200
/** Scrolling is looked at in strides, and a little more than is seen is drawn, so that few strides draw anything. */
const STRIDE = 256
const BEYOND = 512

/** Which entries of a long list to draw, and where: those in view, and those that must stay (`kept`: one has the focus). */
export function useWindow<T extends { id: string }>(
  entries: () => T[],
  heightOf: (entry: T) => number,
  scroller: Ref<HTMLElement | null>,
  kept: () => string | null,
) {
  const from = ref(0)
  const height = ref(0)
  let observer: ResizeObserver | undefined

  watch(scroller, follow, { immediate: true, flush: 'post' })
  onScopeDispose(() => observer?.disconnect())

  const isWindowed = computed(() => entries().length > DRAWN_WHOLE)
  const tops = computed(() => topsOf(entries().map(heightOf)))

  return {
    isWindowed,
    height: computed(() => tops.value.at(-1)!),
    drawn: computed(() => {
      const all = entries()
      if (!isWindowed.value) return all.map((entry, at) => ({ entry, at, top: 0 }))
      const stays = kept()
      const until = from.value + height.value + STRIDE + BEYOND
      const places = drawnOf(
        tops.value,
        from.value - BEYOND,
        until,
        all.findIndex(({ id }) => id === stays),
      )
      return places.map((at) => ({ entry: all[at]!, at, top: tops.value[at]! }))
    }),
    reveal,
  }

  function follow(element: HTMLElement | null) {
    observer?.disconnect()
    if (!element) return
    element.addEventListener('scroll', look, { passive: true })
    observer = new ResizeObserver(look)
    observer.observe(element)
    look()
  }

  function look() {
    const element = scroller.value
    if (!element) return
    from.value = Math.floor(element.scrollTop / STRIDE) * STRIDE
    height.value = element.clientHeight
  }

  /** Scrolls as little as shows the entry, so that it is drawn. */
  function reveal(id: string) {
    const at = entries().findIndex((entry) => entry.id === id)
    const element = scroller.value
    if (at < 0 || !element || !isWindowed.value) return
    const [top, bottom] = [tops.value[at]!, tops.value[at + 1]!]
    if (top < element.scrollTop) element.scrollTop = top
    else if (bottom > element.scrollTop + element.clientHeight)
      element.scrollTop = bottom - element.clientHeight
    look()
  }
}
