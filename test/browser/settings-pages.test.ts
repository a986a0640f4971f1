import { beforeAll, expect, test } from '@jest/globals'
import { seedDemo } from '../../domain/demo/seed-demo.js'
import { faultsOf } from '../support/axe.js'
import { openConsole } from '../support/people-with-browsers.js'
import { servers, type Servers } from '../support/servers.js'

let running: Servers

beforeAll(async () => {
  running = await servers()
  await running.app.transaction(seedDemo)
})

const pages = ['team', 'saved-replies/new', 'labels', 'installation', 'audit', 'preferences']
const looks = [
  { language: 'en', colorScheme: 'dark', width: 1440 },
  { language: 'fr', colorScheme: 'light', width: 1024 },
  { language: 'fr', colorScheme: 'dark', width: 390 },
  { language: 'en', colorScheme: 'light', width: 320 },
] as const

test('the pages of the settings can be read in both languages and themes, on wide and narrow screens (check 38, check 39)', async () => {
  const owner = await openConsole(running, 'zoe@demo.shop')
  const faults: Record<string, string[]> = {}
  for (const { language, colorScheme, width } of looks) {
    await owner.evaluate(`localStorage.setItem('deskbell.language', '${language}')`)
    await owner.emulateMedia({ colorScheme })
    await owner.setViewportSize({ width, height: 844 })
    for (const page of pages) {
      await owner.goto(`${running.url}/settings/${page}`)
      await owner.getByRole('heading', { level: 1 }).waitFor()
      await owner.getByRole('status', { name: /Loading|Chargement/ }).waitFor({ state: 'detached' })
      await owner.waitForLoadState('networkidle')
      const found = await faultsOf(owner)
      if (await owner.evaluate('document.documentElement.scrollWidth > innerWidth')) found.push('too wide')
      if (found.length > 0) faults[`${page} ${language} ${colorScheme} ${width}`] = found
    }
  }
  expect(faults).toEqual({})
  await owner.context().close()
}, 240_000)
