import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brandOf, isColour } from '../../domain/hub/brand.rules.js'
import { contrast, toHex, toOklch } from '../../domain/hub/oklch.rules.js'

/* A shop may choose any colour; what shoppers have to read can be read in each. */

const colours = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`)

test.each([
  ['black on white', '#000000', '#ffffff', 21],
  ['a colour on itself', '#2353ce', '#2353ce', 1],
  ['the accent on white', '#2353ce', '#ffffff', 6.6],
  ['the grey that just passes', '#767676', '#ffffff', 4.54],
])('contrast of %s', (_, one, other, ratio) => {
  expect(contrast(one, other)).toBeCloseTo(ratio, 1)
  expect(contrast(other, one)).toBe(contrast(one, other))
})

test.each([
  ['white', '#ffffff', 1, 0],
  ['black', '#000000', 0, 0],
  ['red', '#ff0000', 0.628, 0.258],
  ['blue', '#0000ff', 0.452, 0.313],
])('%s in OKLCH', (_, hex, lightness, chroma) => {
  expect(toOklch(hex).lightness).toBeCloseTo(lightness, 2)
  expect(toOklch(hex).chroma).toBeCloseTo(chroma, 2)
})

test('every colour of a screen comes back as it was', () => {
  fc.assert(fc.property(colours, (hex) => expect(toHex(toOklch(hex))).toBe(hex)))
})

test.each([
  ['#2353ce', '#ffffff', 'blue'],
  ['#000000', '#ffffff', 'black'],
  ['#ffffff', '#000000', 'white'],
  ['#ffd500', '#000000', 'yellow'],
  ['#767676', '#000000', 'a grey in the middle'],
  ['#9a4a32', '#ffffff', 'clay'],
])('on a button of %s the text is %s (%s)', (colour, onFill) => {
  const { light, dark } = brandOf(colour)
  expect([light.onFill, dark.onFill]).toEqual([onFill, onFill])
})

describe('text in the colour', () => {
  test.each([
    ['dark enough on white, too dark at night', '#1b3a2f', { light: true, dark: false }],
    ['yellow: too light on white, fine at night', '#ffd500', { light: false, dark: true }],
    ['in the middle: neither', '#808080', { light: false, dark: false }],
  ])('%s', (_, colour, isKept) => {
    const { light, dark } = brandOf(colour)
    expect({ light: light.text === colour, dark: dark.text === colour }).toEqual(isKept)
  })

  test('keeps its hue when it has to change', () => {
    const { light, dark } = brandOf('#ff7a00')
    const { hue } = toOklch('#ff7a00')
    expect(toOklch(light.text).lightness).toBeLessThan(toOklch('#ff7a00').lightness)
    for (const { text } of [light, dark]) expect(toOklch(text).hue).toBeCloseTo(hue, 1)
  })
})

test('whatever the colour, all text has 4.5 to 1, on the grounds that the widget really has', () => {
  const grounds = { light: groundsOf(0), dark: groundsOf(1) }
  fc.assert(
    fc.property(colours, (colour) => {
      const brand = brandOf(colour)
      for (const theme of ['light', 'dark'] as const) {
        const { fill, onFill, text, bubble } = brand[theme]
        const { surface, surface2, hover, 'bubble-in': bubbleIn, text: ink, text2 } = grounds[theme]
        expect(contrast(fill, onFill)).toBeGreaterThanOrEqual(4.5)
        for (const ground of [surface, surface2, hover, bubbleIn, bubble]) {
          expect(contrast(text, ground!)).toBeGreaterThanOrEqual(4.5)
        }
        for (const said of [ink, text2]) expect(contrast(said!, bubble)).toBeGreaterThanOrEqual(4.5)
      }
    }),
  )
})

test.each([
  ['#2353ce', true],
  ['#2353CE', true],
  ['#abc', false],
  ['2353ce', false],
  ['#2353cg', false],
  ['#2353ce80', false],
  ['red', false],
  ['#2353ce;}', false],
  ['', false],
])('%j is a colour: %s', (text, is) => {
  expect(isColour(text)).toBe(is)
})

/** The colours in the widget's own style, by day and by night. */
function groundsOf(block: number): Record<string, string> {
  const css = readFileSync(join(import.meta.dirname, '../../widget/src/chat/look.css'), 'utf8')
  const root = css.split(':root {')[block + 1]!
  const lines = root.slice(0, root.indexOf('}')).matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)
  return Object.fromEntries([...lines].map(([, name, colour]) => [name!, colour!]))
}
