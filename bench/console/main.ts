import { cpus } from 'node:os'
import { keepNotes } from '../keep-notes.js'
import { figureOf } from '../rounds.js'
import { seed, seedLongThread, startApi } from '../setup.js'
import { openBareField, openBrowser, openConsole, switchTickets, typeInto, type Typing } from './measure.js'

/** The console in a real browser, slowed down four times, beside a page with nothing but a text field. */
const { TEST_DATABASE_URL: serverUrl, TEST_REDIS_URL: redisUrl, BENCH_ROUNDS = '5' } = process.env
if (!serverUrl || !redisUrl) throw new Error('Run it with `npm run bench -- console`: it brings its servers.')

const tell = (text: string) => process.stdout.write(`${text}\n`)

tell('Seeding a desk with 10,000 tickets, one of 5,000 messages …')
const databaseUrl = await seed(serverUrl)
const { shopper } = await seedLongThread(databaseUrl)
const api = await startApi(databaseUrl, redisUrl)
process.on('exit', () => api.kill())

const browser = await openBrowser()
const rounds: { bare: Typing; ours: Typing }[] = []
const switches: number[] = []
for (let round = 1; round <= Number(BENCH_ROUNDS); round++) {
  tell(`Round ${round}: typing and switching …`)
  const bare = await openBareField(browser)
  const ours = await openConsole(browser, api.url, shopper)
  rounds.push({ bare: await typeInto(bare), ours: await typeInto(ours) })
  switches.push(...(await switchTickets(ours, 12)))
  await ours.context().close()
  await bare.close()
}
await browser.close()

const show = (values: number[], unit: string) => {
  const { median, least, most } = figureOf(values)
  return `${median.toFixed(0)}${unit} (${least.toFixed(0)}–${most.toFixed(0)})`
}
const of = (who: 'bare' | 'ours', what: keyof Typing) => rounds.map((round) => round[who][what])
const shareOfLong = rounds.map(({ ours }) => (ours.longTasks / ours.keys) * 100)
const report = `# The console in the browser

Made by \`npm run bench -- console\`: Chromium slowed down four times, an inbox of 10,000 tickets, a thread of 5,000 messages
of which 500 are loaded, 200 keys. Beside it a page with nothing but a text field, in the same run: only the comparison
means something on another machine. Medians over ${rounds.length} rounds, with the least and the most.

${cpus().length} cores, Node ${process.versions.node}, ${browser.version()}.

| what | bare field | Deskbell | wanted |
| --- | --- | --- | --- |
| a key, until it is painted, p75 | ${show(of('bare', 'p75'), ' ms')} | ${show(of('ours', 'p75'), ' ms')} | 50 ms |
| a key, until it is painted, p95 | ${show(of('bare', 'p95'), ' ms')} | ${show(of('ours', 'p95'), ' ms')} | 200 ms |
| keys with a task of over 50 ms | 0 % | ${show(shareOfLong, ' %')} | 5 % |
| \`J\` to a thread that was open before | | ${show(switches, ' ms')} | 100 ms |
`
tell(`\n${report}`)
await keepNotes('docs/performance-console.md', report)
process.exit(0)
