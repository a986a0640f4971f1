import { checkNothingForgotten } from '../domain/reminder/check-nothing-forgotten.js'
import { mendTicket } from '../domain/reminder/mend-ticket.js'
import { referenceOf } from '../domain/ticket/reference.rules.js'
import type { Command } from './commands.js'
import { findDesk } from './find-desk.js'

/** What workers do each minute, for whoever wants to see it with their own eyes (R60). */
export const check: Command = {
  name: 'check',
  what: 'Looks whether anybody would be forgotten; exit code 1 if so.',
  options: [
    { name: 'account', sample: 'acme', what: 'One desk; all of them unless you say which' },
    { name: 'mend', what: 'Mends what it finds, as a worker would', isFlag: true },
  ],
  async run({ app, given, say }) {
    const { manager } = app.database
    const scope = given.account ? { accountId: (await findDesk(manager, String(given.account))).id } : {}
    const found = await checkNothingForgotten(manager, app.clock.now(), scope)
    for (const { accountId, ticketId, kind } of found) {
      const mended = given.mend ? await app.transaction((tx) => mendTicket(tx, accountId, ticketId)) : null
      say(`${referenceOf({ id: ticketId })}\t${kind}${mended ? '\tmended' : ''}`)
    }
    say(found.length === 0 ? 'Nobody is forgotten.' : `${found.length} found.`)
    return found.length === 0 || given.mend ? 0 : 1
  },
}
