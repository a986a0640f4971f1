import { ref, watch, type Ref } from 'vue'
import { holdLock, isHeld, keptSwitch } from './shared'
import { playTone } from './tone'

/**
 * A sound for what the team says while nobody looks: in one tab of the shop, the one that leads, and in none while a
 * panel is open before the shopper's eyes in any of them.
 */
export function useSound(shop: string, isWatched: Ref<boolean>) {
  const kept = keptSwitch('deskbell.sound')
  const isOn = ref(kept.read())
  const watched = `deskbell.watched ${shop}`
  let leads = false
  let lookAway = () => {}

  const release = holdLock(`deskbell.sound ${shop}`, 'exclusive', () => (leads = true))
  watch(isWatched, (is) => {
    lookAway()
    lookAway = is ? holdLock(watched, 'shared', () => {}) : () => {}
  })

  async function ring() {
    if (!leads || isWatched.value || !kept.read()) return
    if (!(await isHeld(watched))) playTone()
  }

  function toggle() {
    isOn.value = !isOn.value
    kept.write(isOn.value)
    if (isOn.value) playTone()
  }

  function stop() {
    lookAway()
    release()
    leads = false
  }

  return { isOn, ring, toggle, stop }
}
