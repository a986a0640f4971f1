import { findProfile } from '../domain/profile/find-profile.js'
import { forgetProfile } from '../domain/personal-data/erase-profile.js'
import { eraseTicketsOf } from '../domain/personal-data/erase-tickets.js'
import { rowsOf } from '../platform/rows.js'
import { ProfileErasure } from '../schema/profile-erasure.js'
import type { Command } from './commands.js'
import { findDesk } from './find-desk.js'

const account = { name: 'account', sample: 'acme', what: 'The desk', isNeeded: true }

export const listErased: Command = {
  name: 'list-erased',
  what: 'Lists the profiles that were erased. Keep it beside your backups: whoever is restored is erased again.',
  options: [account],
  async run({ app, given, say }) {
    const { manager } = app.database
    const { id: accountId } = await findDesk(manager, String(given.account))
    for (let after = '0'; ;) {
      const tail = 'WHERE account_id = ? AND profile_id > ? ORDER BY profile_id LIMIT 1000'
      const erasures = await rowsOf(manager, ProfileErasure, tail, [accountId, after])
      for (const { profileId, begunAt, pendingSince } of erasures)
        say(`${profileId}\t${begunAt.toISOString()}${pendingSince ? '\tunder way' : ''}`)
      if (erasures.length < 1_000) return
      after = erasures.at(-1)!.profileId
    }
  },
}

export const eraseProfiles: Command = {
  name: 'erase-profiles',
  what: 'Erases profiles for good, as the console does: after a backup was restored, those of list-erased.',
  options: [
    account,
    { name: 'profiles', sample: '17,42', what: 'Their numbers, as list-erased prints them', isNeeded: true },
  ],
  async run({ app, given, say }) {
    const { manager } = app.database
    const { id: accountId } = await findDesk(manager, String(given.account))
    const wanted = String(given.profiles)
      .split(/[\s,]+/)
      .filter((each) => /^[1-9]\d{0,18}$/.test(each))
    for (const [place, each] of wanted.entries()) {
      const { id } = await findProfile(manager, accountId, each)
      await app.transaction((tx) => forgetProfile(tx, { accountId, id: null }, id))
      await eraseTicketsOf(app, accountId, id)
      say(`${each}\terased\t${place + 1} of ${wanted.length}`)
    }
  },
}
