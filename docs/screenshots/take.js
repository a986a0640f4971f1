// The pictures of README.md, from a fresh demo:
//   PORT=4700 DESKBELL_DATA=<an empty folder> npm start
//   node docs/screenshots/take.js http://localhost:4700
// People talk first, as they would; then the console and the shop are photographed.
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { findChromium } from '../../tools/steps/find-chromium.js'

const url = process.argv[2] ?? 'http://localhost:4000'
const found = await findChromium()
if (!('CHROMIUM_PATH' in found)) throw new Error(found.CHROMIUM_MISSING)
const browser = await chromium.launch({ executablePath: found.CHROMIUM_PATH, args: ['--no-sandbox'] })

const agent = await newPerson()
await agent.goto(`${url}/`)
await agent.getByLabel(/E-mail/).fill('lina@demo.shop')
await agent.getByLabel(/Password/).fill('deskbell-demo')
await agent.keyboard.press('Enter')
await agent.getByTestId('ticket-row').first().waitFor()

const noah = await shopperNamed('noah')
await write(noah.chat, 'Hi! Do the espresso cups go into the dishwasher?')
const amina = await shopperNamed('amina')
await write(amina.chat, 'Celui de la rue des Lilas, s’il vous plaît.')
const camille = await shopperNamed('camille')
await write(camille.chat, 'Hello! Do you know where my order #1093 is?')
await heard(camille.chat, 'Someone from our team')

await agent.getByTestId('ticket-row').filter({ hasText: 'Camille Roy' }).getByRole('link').click()
await reply('Hello Camille, let me look.')
await heard(camille.chat, 'let me look')
await reply('Your parcel reached the depot in Lyon this morning. It will be with you tomorrow before noon.')
await heard(camille.chat, 'before noon')
await write(camille.chat, 'Tomorrow suits me well, thank you!')
await heard(agent.getByRole('log'), 'suits me well')
await reply('With pleasure. Enjoy your tea!')
await agent
  .getByRole('log')
  .getByText(/Seen \d/)
  .last()
  .waitFor()
await pause(4_000)
await photograph(agent, 'console')
await photograph(camille.page, 'widget')

// A minute later the bell rings for Noah.
await agent
  .getByRole('region')
  .filter({ hasText: /Noah Berg has been waiting/ })
  .waitFor({ timeout: 90_000 })
await agent.emulateMedia({ colorScheme: 'dark' })
await pause(1_000)
await photograph(agent, 'console-dark')
await browser.close()

async function newPerson() {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Paris',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  return page
}

async function shopperNamed(name) {
  const page = await newPerson()
  await page.goto(`${url}/demo-shop`)
  await page.locator('[name=shopper]').selectOption(name)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByTestId('launcher').click()
  const chat = page.frameLocator('iframe')
  await chat.getByRole('textbox').waitFor()
  return { page, chat }
}

async function write(chat, text) {
  await chat.getByRole('textbox').fill(text)
  await chat.getByRole('textbox').press('Enter')
}

async function heard(place, words) {
  await place.getByTestId('msg').filter({ hasText: words }).waitFor()
}

async function reply(text) {
  await agent.getByRole('textbox', { name: /^Reply to/ }).fill(text)
  await agent.keyboard.press('Enter')
}

function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

async function photograph(page, name) {
  await page.screenshot({ path: fileURLToPath(new URL(`${name}.png`, import.meta.url)) })
}
