import { preferences } from '../ui/preferences'

const EVERY_MS = 1_500

let context: AudioContext | undefined
let lastAt = 0

const unlock = () => {
  context ??= new AudioContext()
  void context.resume()
}

// Browsers let a page make a sound only after the person did something on it.
addEventListener('pointerdown', unlock, { once: true })
addEventListener('keydown', unlock, { once: true })

/** Whether a sound would be heard. */
export const soundIsUnlocked = () => context?.state === 'running'

/** A short high tone for a message, two falling ones for the bell; at most one sound in a second and a half. */
export function play(sound: 'message' | 'bell') {
  if (context?.state !== 'running' || Date.now() - lastAt < EVERY_MS) return
  lastAt = Date.now()
  tone(context, 880, 0)
  if (sound === 'bell') tone(context, 660, 0.16)
}

function tone(audio: AudioContext, hertz: number, afterSeconds: number) {
  const from = audio.currentTime + afterSeconds
  const oscillator = audio.createOscillator()
  const volume = audio.createGain()
  oscillator.frequency.value = hertz
  volume.gain.setValueAtTime(0, from)
  volume.gain.linearRampToValueAtTime(0.4 * preferences.volume + 0.001, from + 0.01)
  volume.gain.exponentialRampToValueAtTime(0.001, from + 0.15)
  oscillator.connect(volume).connect(audio.destination)
  oscillator.start(from)
  oscillator.stop(from + 0.16)
}
