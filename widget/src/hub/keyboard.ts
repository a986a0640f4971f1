/**
 * On a phone the keyboard covers the lower half of the page, and a page that is in the way of it scrolls. Keeps the
 * panel where one sees it as long as it fills the window; call what it returns to let go.
 */
export function keepInView(panel: HTMLElement): () => void {
  const { visualViewport } = window
  if (!visualViewport) return () => {}
  const events = ['resize', 'scroll'] as const
  for (const event of events) visualViewport.addEventListener(event, fit)
  fit()

  function fit() {
    const { height, offsetTop, scale } = visualViewport!
    // Who magnifies the page wants to see less of it, not a smaller panel.
    if (scale > 1.01) return
    panel.style.setProperty('top', `${offsetTop}px`)
    panel.style.setProperty('height', `${height}px`)
  }

  return () => {
    for (const event of events) visualViewport.removeEventListener(event, fit)
    panel.style.removeProperty('top')
    panel.style.removeProperty('height')
  }
}
