import axe from 'axe-core'
import type { Frame, Page } from 'playwright-core'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What a person with a screen reader, or with weak eyes, would stumble over, in the page and the frames in it. */
export async function faultsOf(page: Page): Promise<string[]> {
  const faults = await Promise.all(page.frames().map(faultsOfFrame))
  return faults.flat()
}

export async function faultsOfFrame(frame: Frame): Promise<string[]> {
  if (!(await frame.evaluate(`'axe' in globalThis`))) await frame.evaluate(axe.source)
  return frame.evaluate(async (values) => {
    const { axe, document } = globalThis as unknown as Window
    // Frames are looked at one by one: a page cannot see into one of another origin.
    const options = { runOnly: { type: 'tag', values }, resultTypes: ['violations'], iframes: false }
    const { violations } = await axe.run(document, options)
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
  }, tags)
}

/** Of a window with axe in it, what we use. */
interface Window {
  document: unknown
  axe: {
    run(
      context: unknown,
      options: object,
    ): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>
  }
}
