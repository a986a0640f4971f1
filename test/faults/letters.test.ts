import { randomUUID } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { openMailbox } from '../support/mailbox.js'
import { until } from '../support/until.js'
import { setStage } from './stage.js'

test('a worker killed while it sends a letter: it arrives, again only under the same name, and is told once (F-07, R61)', async () => {
  const mailbox = await openMailbox()
  try {
    const stage = await setStage({ smtpUrl: mailbox.url })
    await stage.start('api')
    const shopper = await stage.admit()
    await shopper.says('Where is my order?')
    const first = await stage.start('worker')
    await stage.untilEffects({ replies: 1 })
    await stage.untilQuiet('active')
    await first.stop()
    await stage.query("UPDATE profile SET email = 'camille@mail.example'")
    const agent = await stage.agent()
    await agent.door.get(
      `mutation ($id: ID!, $clientId: UUID!) {
        reply(ticketId: $id, clientId: $clientId, text: "Today.", byEmail: true) { byEmail } }`,
      { id: (await agent.ticket()).id, clientId: randomUUID() },
    )

    const told = async () => (await agent.reads()).filter((line) => line.startsWith('LETTER_'))
    const claimIsOver = () =>
      stage.query('UPDATE outgoing_mail SET next_try_at = UTC_TIMESTAMP(3) WHERE next_try_at IS NOT NULL')
    // The mail server has it, and the database does not know.
    await (
      await stage.start('worker', 'before-commit:ticket-changed')
    ).ended
    expect([mailbox.letters.length, await told()]).toEqual([1, []])
    await claimIsOver()
    // The database knows, and nobody has heard.
    await (
      await stage.start('worker', 'after-commit:ticket-changed')
    ).ended
    expect([mailbox.letters.length, await told()]).toEqual([2, ['LETTER_SENT']])
    await claimIsOver()

    const worker = await stage.start('worker')
    await until('nothing is due', async () => {
      const [{ due }] = await stage.query(
        'SELECT COUNT(*) AS due FROM outgoing_mail WHERE next_try_at IS NOT NULL',
      )
      return Number(due) === 0
    })
    await stage.untilQuiet()
    await worker.stop()
    expect(await told()).toEqual(['LETTER_SENT'])
    expect(new Set(mailbox.letters.map(({ messageId }) => messageId)).size).toBe(1)
    expect(mailbox.letters).toHaveLength(2)
  } finally {
    await mailbox.close()
  }
})

test('a worker killed while it writes and sends a letter about a ring: the ring is told once (R62)', async () => {
  const mailbox = await openMailbox()
  try {
    const stage = await setStage({ smtpUrl: mailbox.url })
    await stage.start('api')
    const shopper = await stage.admit()
    await stage.agent()
    await shopper.says('Where is my order?')
    const first = await stage.start('worker')
    await stage.untilEffects({ replies: 1 })
    await stage.age(3)
    await stage.untilEffects({ rings: 1 })
    await stage.untilQuiet('active')
    await first.stop()
    const written = async () => {
      const [row] = await stage.query(
        `SELECT (SELECT COUNT(*) FROM outgoing_mail WHERE kind = 'rings') AS letters,
           (SELECT COUNT(*) FROM mailed_ring) AS rings, (SELECT COUNT(*) FROM agent WHERE ring_mail_at IS NOT NULL) AS due`,
      )
      return [Number(row.letters), Number(row.rings), Number(row.due)]
    }
    expect(await written()).toEqual([0, 0, 1])
    await stage.query('UPDATE agent SET ring_mail_at = UTC_TIMESTAMP(3)')

    // Nothing is written by halves.
    await (
      await stage.start('worker', 'before-commit:send-mails')
    ).ended
    expect(await written()).toEqual([0, 0, 1])
    // It is written, and nobody has heard.
    await (
      await stage.start('worker', 'after-commit:send-mails')
    ).ended
    expect([mailbox.letters.length, await written()]).toEqual([0, [1, 1, 0]])

    const worker = await stage.start('worker')
    await until('the letter has gone', async () => {
      const [{ gone }] = await stage.query(
        'SELECT COUNT(*) AS gone FROM outgoing_mail WHERE sent_at IS NOT NULL',
      )
      return Number(gone) === 1
    })
    // The same ring again, as if it had never been told.
    await stage.query('UPDATE agent SET ring_mail_at = UTC_TIMESTAMP(3)')
    await until('it has been looked at', async () => (await written())[2] === 0)
    await stage.untilQuiet()
    await worker.stop()
    expect([mailbox.letters.length, await written()]).toEqual([1, [1, 1, 0]])
  } finally {
    await mailbox.close()
  }
})
