// npm run year -- --seed 1: a whole year of test/year, told while it goes on.
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    days: { type: 'string', default: '365' },
    until: { type: 'string' },
  },
})
process.env.YEAR_SEED = values.seed
process.env.YEAR_DAYS = values.days
process.env.YEAR_UNTIL = values.until ?? ''
process.argv.splice(2, Infinity, 'test/year')
await import('./test.js')
