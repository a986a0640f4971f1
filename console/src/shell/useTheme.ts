import { ref } from 'vue'

export type Theme = 'system' | 'light' | 'dark'

const STORED = 'deskbell.theme'
const darkSystem = matchMedia('(prefers-color-scheme: dark)')
const stored = localStorage.getItem(STORED)
const theme = ref<Theme>(stored === 'light' || stored === 'dark' ? stored : 'system')

darkSystem.addEventListener('change', paint)

/** Light, dark, or as the system says. The first paint is public/theme.js's. */
export function useTheme() {
  return { theme, pick }
}

function pick(picked: Theme) {
  theme.value = picked
  localStorage.setItem(STORED, picked)
  paint()
}

function paint() {
  const dark = theme.value === 'dark' || (theme.value === 'system' && darkSystem.matches)
  document.documentElement.classList.toggle('dark', dark)
  document.documentElement.classList.toggle('light', !dark)
}
