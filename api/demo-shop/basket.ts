import { goods, type Good } from './goods.js'

export interface Line {
  good: Good
  quantity: number
}

const most = 20
const freeFrom = 10_000
const deliveryCents = 490

/** As its cookie has it: `morning-mug.2~rain-teapot.1`. What makes no sense is left out. */
export function readBasket(cookie = ''): Line[] {
  const lines = new Map<Good, number>()
  for (const part of cookie.split('~')) {
    const [slug, count] = part.split('.')
    const good = findGood(slug)
    const quantity = quantityOf(count)
    if (good && quantity) lines.set(good, quantity)
  }
  return [...lines].map(([good, quantity]) => ({ good, quantity }))
}

export const writeBasket = (lines: Line[]): string =>
  lines.map(({ good, quantity }) => `${good.slug}.${quantity}`).join('~')

/** With so many of it, whatever there was; none takes it out. */
export function withQuantity(lines: Line[], good: Good, quantity: number): Line[] {
  const others = lines.filter((line) => line.good !== good)
  if (quantity === 0) return others
  const line = { good, quantity: Math.min(quantity, most) }
  return lines.length === others.length
    ? [...lines, line]
    : lines.map((other) => (other.good === good ? line : other))
}

export const countOf = (lines: Line[], good: Good) => lines.find((line) => line.good === good)?.quantity ?? 0

export function sumsOf(lines: Line[]) {
  const goodsCents = lines.reduce((sum, { good, quantity }) => sum + good.cents * quantity, 0)
  const delivery = goodsCents >= freeFrom ? 0 : deliveryCents
  return { goods: goodsCents, delivery, total: goodsCents + delivery }
}

export const findGood = (slug: string | undefined): Good | null =>
  goods.find((good) => good.slug === slug) ?? null

/** What somebody wrote into a field for a number of pieces; 0: none, or nonsense. */
export const quantityOf = (text: string | undefined): number =>
  text && /^\d{1,2}$/.test(text) ? Math.min(Number(text), most) : 0
