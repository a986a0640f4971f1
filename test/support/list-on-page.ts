import { expect } from '@jest/globals'
import type { Page } from 'playwright-core'

export const rowOf = (page: Page, name: string) => page.getByTestId('ticket-row').filter({ hasText: name })

export const namesIn = (page: Page) => textsOf(page, '[data-testid=ticket-row] [data-name]')

/** Rows and headings, as they stand. */
export const linesIn = (page: Page) => textsOf(page, '#ticket-list ul [data-name], #ticket-list ul h3')

const textsOf = (page: Page, selector: string) =>
  page
    .locator(selector)
    .evaluateAll((elements) => elements.map((element) => (element as { textContent?: string }).textContent))

/** Whose row has the focus. */
export const focusOf = (page: Page) =>
  page.evaluate(
    `document.activeElement.closest('[data-id]')?.querySelector('[data-name]')?.textContent ?? null`,
  )

export async function expectSoon<T>(look: () => Promise<T>, wanted: T, patience = 30_000) {
  const deadline = performance.now() + patience
  for (;;) {
    const seen = await look()
    if (JSON.stringify(seen) === JSON.stringify(wanted) || performance.now() > deadline)
      return expect(seen).toEqual(wanted)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
