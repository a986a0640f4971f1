import { reactive, watch } from 'vue'

const STORED = 'deskbell.panes'

/** How wide the panes are, on this device. */
export const PANES = {
  list: { min: 240, max: 480, preset: 320 },
  profile: { min: 280, max: 480, preset: 320 },
}

export function usePaneWidths() {
  const widths = reactive({ list: 320, profile: 320, listAway: false, ...stored() })
  watch(widths, (now) => localStorage.setItem(STORED, JSON.stringify(now)))
  return widths
}

function stored(): object {
  try {
    return JSON.parse(localStorage.getItem(STORED) ?? '{}')
  } catch {
    return {}
  }
}
