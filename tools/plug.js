// npm run plug -- --seed 1 --rounds 60: the plug is pulled at many moments, and what was promised holds.
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, rounds: { type: 'string', default: '60' } },
})
process.env.PLUG_SEED = values.seed
process.env.PLUG_ROUNDS = values.rounds
process.argv.splice(2, Infinity, 'test/faults/any-moment')
await import('./test.js')
