import { describe, expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LABEL_COLOURS } from '../../console/src/ui/labelColours.js'

const READABLE = 4.5
const css = readFileSync(join(import.meta.dirname, '../../console/src/main.css'), 'utf8')
const shades = LABEL_COLOURS.map((colour) => colour.toLowerCase())

describe.each(['.light', '.dark'])('in the theme %s', (theme) => {
  const colours = coloursOf(theme)

  test.each(shades)('the name of a %s label can be read on its colour (R49)', (shade) => {
    const text = colours.get(`label-${shade}`)!
    const soft = colours.get(`label-${shade}-soft`)!
    expect(contrast(text, soft)).toBeGreaterThanOrEqual(READABLE)
  })

  test('no two labels look the same (R49)', () => {
    const used = shades.map((shade) => colours.get(`label-${shade}-soft`))
    expect(new Set(used).size).toBe(shades.length)
  })
})

/** By the formula of WCAG 2.2. */
function contrast(one: string, other: string) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light! + 0.05) / (dark! + 0.05)
}

function luminance(colour: string) {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}

function coloursOf(theme: string) {
  const block = css.slice(css.indexOf(`${theme} {`))
  const lines = block.slice(0, block.indexOf('}')).matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)
  return new Map([...lines].map(([, name, colour]) => [name!, colour!]))
}
