import type { Page } from 'playwright-core'
import { until } from './until.js'

/** Answers of these operations are read by the server at once, and arrive when they are let. */
export async function lateAnswers(page: Page, operations: string[]) {
  let read = 0
  const held: (() => Promise<void>)[] = []
  await page.route(/\/graphql$/, async (route) => {
    const asked = route.request().postData() ?? ''
    if (!operations.some((name) => asked.includes(name))) return route.fallback()
    const response = await route.fetch()
    held.push(() => route.fulfill({ response }))
    read++
  })
  return {
    untilRead: (count: number) => until(`${count} answers were read`, () => read >= count),
    async arrive() {
      for (const answer of held.splice(0)) await answer()
    },
  }
}
