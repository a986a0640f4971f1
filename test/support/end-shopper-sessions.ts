import { sessionEnded } from '../../domain/events.js'
import { ShopperSession } from '../../schema/sessions.js'
import type { BuiltAccount } from './builders.js'
import type { Servers } from './servers.js'
import { until } from './until.js'

/** As when a key is revoked: all of the account’s at once. Answers when the API has heard of it. */
export async function endShopperSessions({ app }: Servers, { id: accountId }: BuiltAccount): Promise<void> {
  const heard: string[] = []
  const stop = app.events.listen(sessionEnded, ({ tokenHash }) => heard.push(tokenHash))
  const ended = await app.transaction(async (tx) => {
    const sessions = await tx.db.findBy(ShopperSession, { accountId })
    await tx.db.delete(ShopperSession, { accountId })
    const hashes = sessions.map(({ tokenHash }) => tokenHash.toString('hex'))
    for (const tokenHash of hashes) tx.publish(sessionEnded, { tokenHash })
    return hashes
  })
  await until('the API hears of it', () => ended.every((tokenHash) => heard.includes(tokenHash)))
  stop()
}
