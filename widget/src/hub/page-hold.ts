/** Keeps the page behind a full-screen panel still and out of reach; call what it returns to let go. */
export function holdPage(except: Element): () => void {
  const root = document.documentElement
  const overflow = root.style.overflow
  root.style.overflow = 'hidden'
  const held = besides(except).filter((element) => !element.inert)
  for (const element of held) element.inert = true

  return () => {
    root.style.overflow = overflow
    for (const element of held) element.inert = false
  }
}

/** All of the page but this and what it stands in. */
function besides(except: Element): HTMLElement[] {
  const others: HTMLElement[] = []
  for (let at = except; at !== document.body && at.parentElement; at = at.parentElement) {
    for (const sibling of at.parentElement.children) {
      if (sibling !== at && sibling instanceof HTMLElement) others.push(sibling)
    }
  }
  return others
}
