import { onBeforeUnmount, type ObjectDirective, type Ref } from 'vue'

const LONG_ENOUGH_MS = 500

/**
 * Says that a message was before the shopper's eyes: half of it, or half a screen of it, in view for half a second
 * while the tab is visible (R46). `v-in-view="number"`, or null for what needs no receipt. A closed panel has no size,
 * so nothing in it is ever in view.
 */
export function useInView(root: Ref<HTMLElement | null>, onSeen: (number: number) => void) {
  const numbers = new WeakMap<Element, number>()
  const inView = new Set<Element>()
  const timers = new Map<Element, ReturnType<typeof setTimeout>>()
  let observer: IntersectionObserver | null = null

  function look(entries: IntersectionObserverEntry[]) {
    for (const { target, intersectionRatio, intersectionRect, rootBounds } of entries) {
      const fillsHalf = rootBounds !== null && intersectionRect.height >= rootBounds.height / 2
      const isInView = intersectionRatio >= 0.5 || (intersectionRatio > 0 && fillsHalf)
      if (isInView) inView.add(target)
      else inView.delete(target)
    }
    count()
  }

  function count() {
    const isVisible = document.visibilityState === 'visible'
    for (const [element, timer] of timers) {
      if (isVisible && inView.has(element)) continue
      clearTimeout(timer)
      timers.delete(element)
    }
    if (!isVisible) return
    for (const element of inView) {
      if (!timers.has(element)) timers.set(element, setTimeout(seen, LONG_ENOUGH_MS, element))
    }
  }

  function seen(element: Element) {
    forget(element)
    onSeen(numbers.get(element)!)
  }

  function forget(element: Element) {
    observer?.unobserve(element)
    inView.delete(element)
    clearTimeout(timers.get(element))
    timers.delete(element)
  }

  document.addEventListener('visibilitychange', count)
  onBeforeUnmount(() => {
    document.removeEventListener('visibilitychange', count)
    observer?.disconnect()
    for (const timer of timers.values()) clearTimeout(timer)
  })

  const vInView: ObjectDirective<HTMLElement, number | null> = {
    mounted(element, { value }) {
      if (value === null) return
      observer ??= new IntersectionObserver(look, {
        root: root.value,
        threshold: [0, 0.1, 0.25, 0.5, 0.75, 1],
      })
      numbers.set(element, value)
      observer.observe(element)
    },
    beforeUnmount: forget,
  }
  return { vInView }
}
