import type { Page, Route } from 'playwright-core'
import { until } from './until.js'

/** Answers of these operations are read by the server at once, and arrive when they are let. */
export async function lateAnswers(page: Page, operations: string[]) {
  let read = 0
  const held: { route: Route; arrive: () => Promise<void> }[] = []
  await page.route(/\/graphql$/, async (route) => {
    const asked = route.request().postData() ?? ''
    if (!operations.some((name) => asked.includes(name))) return route.fallback()
    const response = await route.fetch()
    held.push({ route, arrive: () => route.fulfill({ response }) })
    read++
  })
  return {
    untilRead: (count: number) => until(`${count} answers were read`, () => read >= count),
    async arrive() {
      for (const { arrive } of held.splice(0)) await arrive()
    },
    async getLost() {
      for (const { route } of held.splice(0)) await route.abort()
    },
  }
}
