import { onScopeDispose, ref } from 'vue'

const SAID_MS = 3_000

/** Copies text, and knows for a moment that it has. */
export function useCopy() {
  const isCopied = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  onScopeDispose(() => clearTimeout(timer))

  async function copyText(text: string) {
    isCopied.value = await write(text)
    clearTimeout(timer)
    timer = setTimeout(() => (isCopied.value = false), SAID_MS)
  }

  return { isCopied, copyText }
}

// Over plain http, where a desk is tried in a house, there is no clipboard but this old one.
async function write(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return document.execCommand('copy')
  }
}
