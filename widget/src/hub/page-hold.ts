/** Keeps the page behind a full-screen panel still and out of reach; call what it returns to let go. */
export function holdPage(except: Element): () => void {
  const root = document.documentElement
  const overflow = root.style.overflow
  root.style.overflow = 'hidden'
  const held = [...document.body.children].filter(
    (child): child is HTMLElement => child instanceof HTMLElement && child !== except && !child.inert,
  )
  for (const child of held) child.inert = true

  return () => {
    root.style.overflow = overflow
    for (const child of held) child.inert = false
  }
}
