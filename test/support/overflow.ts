import type { Frame, Page } from 'playwright-core'

// What WCAG 1.4.12 asks a page to bear.
export const WIDE_LETTERS = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }`

/** What sticks out of the window, where it can be neither read nor pressed. What scrolls by itself may. */
export async function overflowOf(page: Page | Frame): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main *, header *, nav *, [role=dialog] *')]
      .filter((element) => {
        const { left, right, width, height } = element.getBoundingClientRect()
        if (width < 2 || height < 2 || (right <= innerWidth + 1 && left >= -1)) return false
        for (let around = element.parentElement; around; around = around.parentElement) {
          const { overflowX, clipPath } = getComputedStyle(around)
          const isForEarsOnly = clipPath === 'inset(50%)'
          if (isForEarsOnly || /auto|scroll/.test(overflowX)) return false
        }
        return true
      })
      .map(({ outerHTML }) => `sticks out: ${outerHTML.slice(0, 120)}`)
      .slice(0, 3),
  )
}

interface Element {
  outerHTML: string
  parentElement: Element | null
  getBoundingClientRect(): { left: number; right: number; width: number; height: number }
}
declare const document: { querySelectorAll(selector: string): Iterable<Element> }
declare const getComputedStyle: (element: Element) => { overflowX: string; clipPath: string }
declare const innerWidth: number
