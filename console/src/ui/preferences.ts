import { reactive, watch } from 'vue'

const STORED = 'deskbell.preferences'

const preset = {
  /** Speech input and shaky hands press letters by accident: single keys can be switched off. */
  singleKeys: true,
  enterSends: true,
  afterClose: 'next' as 'next' | 'stay' | 'list',
  askBeforeClosing: false,
  density: 'comfortable' as 'comfortable' | 'compact',
  /** Which new messages make a sound. */
  sound: 'mine' as 'none' | 'mine' | 'all',
  /** 0 to 1. */
  volume: 0.5,
  notifications: false,
  /** Whether escalations come through while "do not disturb" is on. */
  escalationsPass: false,
}

/** How this agent likes to work, on this device. */
export const preferences = reactive({ ...preset, ...stored() })
watch(preferences, (now) => localStorage.setItem(STORED, JSON.stringify(now)))

function stored(): Partial<typeof preset> {
  try {
    return JSON.parse(localStorage.getItem(STORED) ?? '{}')
  } catch {
    return {}
  }
}
