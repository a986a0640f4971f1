let context: AudioContext | undefined

const unlock = () => {
  context ??= new AudioContext()
  void context.resume()
}

// Browsers let a page make a sound only after the person did something on it.
addEventListener('pointerdown', unlock, { once: true })
addEventListener('keydown', unlock, { once: true })

/** Two short soft tones, the second one lower; nothing when sound is not unlocked yet. */
export function beep() {
  if (context?.state !== 'running') return
  tone(context, 880, 0)
  tone(context, 660, 0.16)
}

function tone(audio: AudioContext, hertz: number, afterSeconds: number) {
  const from = audio.currentTime + afterSeconds
  const oscillator = audio.createOscillator()
  const volume = audio.createGain()
  oscillator.frequency.value = hertz
  volume.gain.setValueAtTime(0, from)
  volume.gain.linearRampToValueAtTime(0.2, from + 0.01)
  volume.gain.exponentialRampToValueAtTime(0.001, from + 0.15)
  oscillator.connect(volume).connect(audio.destination)
  oscillator.start(from)
  oscillator.stop(from + 0.16)
}
