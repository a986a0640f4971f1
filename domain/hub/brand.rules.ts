import { contrast, toHex, toOklch, type Oklch } from './oklch.rules.js'

/** A shop's colour as it is used on one ground. All are `#rrggbb`. */
export interface BrandOnGround {
  /** Buttons and the launcher: the colour itself. */
  fill: string
  /** Text and icons on it. */
  onFill: string
  /** Links and icons on the ground: the colour, as far as it can be read there. */
  text: string
  /** What the shopper has said stands on this. */
  bubble: string
}

export interface Brand {
  light: BrandOnGround
  dark: BrandOnGround
}

const READABLE = 4.5
const STEP = 0.01

// What the widget puts text on, from its own list of colours: the panel, what is under the pointer, a message.
const GROUNDS = {
  light: ['#ffffff', '#f8f9fa', '#f0f2f5'],
  dark: ['#14161b', '#1d2027', '#2a2e37'],
}

/** A colour `#rrggbb`, in either case. */
export const isColour = (text: string): boolean => /^#[0-9a-f]{6}$/i.test(text)

/** What a shop's colour becomes, so that everything can be read: 4.5 to 1 wherever there is text. */
export function brandOf(colour: string): Brand {
  const fill = colour.toLowerCase()
  const onFill = contrast(fill, '#ffffff') >= contrast(fill, '#000000') ? '#ffffff' : '#000000'
  const { chroma, hue } = toOklch(fill)
  const light = toHex({ lightness: 0.94, chroma: Math.min(chroma, 0.03), hue })
  const dark = toHex({ lightness: 0.32, chroma: Math.min(chroma, 0.07), hue })
  return {
    light: { fill, onFill, text: readable(fill, [...GROUNDS.light, light], -STEP), bubble: light },
    dark: { fill, onFill, text: readable(fill, [...GROUNDS.dark, dark], STEP), bubble: dark },
  }
}

/** The colour itself, if it can be read on all of these, else darker or lighter until it can. */
function readable(colour: string, grounds: string[], step: number): string {
  const canBeRead = (text: string) => grounds.every((ground) => contrast(text, ground) >= READABLE)
  const isAtTheEnd = ({ lightness }: Oklch) => (step < 0 ? lightness <= 0 : lightness >= 1)
  let shade = toOklch(colour)
  let text = colour
  while (!canBeRead(text) && !isAtTheEnd(shade)) {
    shade = { ...shade, lightness: shade.lightness + step }
    text = toHex(shade)
  }
  return text
}
