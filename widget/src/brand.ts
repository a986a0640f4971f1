import type { Brand, BrandOnGround } from './wire'

/** Puts the shop's colour in the place of the hub's own, by day and by night; null takes it away. */
export function brandSheet(host: ':root' | ':host', prefix: '--' | '--deskbell-') {
  const sheet = new CSSStyleSheet()

  function paint(brand: Brand | null) {
    sheet.replaceSync(
      brand
        ? `${host} { ${colours(brand.light)} } @media (prefers-color-scheme: dark) { ${host} { ${colours(brand.dark)} } }`
        : '',
    )
  }

  const colours = ({ fill, onFill, text, bubble }: BrandOnGround) =>
    Object.entries({
      accent: fill,
      'accent-fg': onFill,
      'accent-text': text,
      focus: text,
      'bubble-out': bubble,
    })
      .map(([name, colour]) => `${prefix}${name}: ${colour};`)
      .join(' ')

  return { sheet, paint }
}
