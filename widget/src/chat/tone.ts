let audio: AudioContext | undefined

// Browsers let a page make a sound only after the person did something on it.
const unlock = () => {
  audio ??= new AudioContext()
  void audio.resume()
}
addEventListener('pointerdown', unlock, { once: true })
addEventListener('keydown', unlock, { once: true })

/** A short, soft, high tone; silence where the browser does not allow one yet. */
export function playTone() {
  if (audio?.state !== 'running') return
  const from = audio.currentTime
  const oscillator = audio.createOscillator()
  const volume = audio.createGain()
  oscillator.frequency.value = 880
  volume.gain.setValueAtTime(0, from)
  volume.gain.linearRampToValueAtTime(0.15, from + 0.01)
  volume.gain.exponentialRampToValueAtTime(0.001, from + 0.2)
  oscillator.connect(volume).connect(audio.destination)
  oscillator.start(from)
  oscillator.stop(from + 0.21)
}
