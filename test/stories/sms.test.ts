import { randomUUID } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { insertRow } from '../../platform/rows.js'
import { Profile } from '../../schema/profile.js'
import { desk } from '../support/desk.js'
import { everythingKept } from '../support/everything-kept.js'
import { authToken, signedPost } from '../support/fake-twilio.js'
import { bodies, opened, twilio } from '../support/sms-desk.js'
import { camillesNumber, newSid, ourNumber } from '../support/texting-desk.js'
import { until } from '../support/until.js'

/* The second channel, with a provider that speaks as Twilio does. */

const smsOf = `query ($id: ID!) { ticket(id: $id) { channel profile { name phone }
  sms { number stoppedAt isOn follows { id } } } }`

const replyTo = `mutation ($id: ID!, $text: String!, $clientId: UUID!) {
  reply(ticketId: $id, clientId: $clientId, text: $text) { number } }`

describe('a text', () => {
  test('opens a ticket with a profile of its number, and is answered by a text (R77)', async () => {
    const it = await opened()
    const answer = await it.texts('Where is my parcel?')
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
      200,
      'text/xml',
      '<Response/>',
    ])
    const ticket = await it.agent.ticket()
    const { ticket: seen } = await it.agent.door.get(smsOf, { id: ticket.id })
    expect(seen).toEqual({
      channel: 'SMS',
      profile: { name: camillesNumber, phone: camillesNumber },
      sms: { number: camillesNumber, stoppedAt: null, isOn: true, follows: null },
    })
    await it.agent.replies('It leaves today.')
    await it.quiet()
    expect(twilio.taken).toMatchObject([{ to: camillesNumber, from: ourNumber, body: 'It leaves today.' }])
    expect(await it.agent.reads()).toEqual([
      'SHOPPER: Where is my parcel?',
      'AGENT: It leaves today.',
      'ASSIGNED',
    ])
  })

  test('told twice by the provider is one message', async () => {
    const it = await opened()
    const sid = newSid()
    await Promise.all([it.texts('Hello?', { sid }), it.texts('Hello?', { sid })])
    await it.texts('Hello?', { sid })
    expect(await it.agent.reads()).toEqual(['SHOPPER: Hello?'])
  })

  test('joins the open ticket of its number, whatever comes at once', async () => {
    const it = await opened()
    await Promise.all(['one', 'two', 'three'].map((text) => it.texts(text)))
    expect((await it.agent.reads()).sort()).toEqual(['SHOPPER: one', 'SHOPPER: three', 'SHOPPER: two'])
  })

  test('after the ticket was closed opens a new one, which follows the former', async () => {
    const it = await opened()
    await it.texts('Where is my parcel?')
    const first = await it.agent.ticket()
    await it.agent.closes()
    await it.texts('And now?')
    const [second] = await it.agent.inbox()
    const { ticket } = await it.agent.door.get(smsOf, { id: second!.id })
    expect(ticket.sms.follows).toEqual({ id: first.id })
    expect(await it.agent.reads(first.id)).toEqual(['SHOPPER: Where is my parcel?', 'CLOSED'])
  })

  test('with pictures says so in the account’s language; an empty one is not lost either', async () => {
    const it = await opened({ language: 'fr' })
    await it.texts('Voilà', {
      NumMedia: '1',
      MediaContentType0: 'image/jpeg',
      MediaUrl0: 'https://x.example/1',
    })
    await it.texts('', { NumMedia: '2', MediaContentType0: 'image/jpeg', MediaContentType1: 'audio/amr' })
    await it.texts('')
    expect(await it.agent.reads()).toEqual([
      'SHOPPER: Voilà\n(A envoyé 1 image que Deskbell ne montre pas.)',
      'SHOPPER: (A envoyé 2 fichiers que Deskbell ne montre pas.)',
      'SHOPPER: …',
    ])
  })

  test('wakes a snoozed ticket and rings like any message (R47, R55)', async () => {
    const it = await opened()
    await it.texts('Hello?')
    await it.agent.snoozes('SHOPPER_WRITES')
    await it.texts('Still there?')
    expect(await it.agent.ticket()).toMatchObject({ status: 'OPEN' })
    await it.time.passes({ minutes: 4 })
    expect(await it.agent.rings()).toEqual(['REMINDED'])
  })

  test('gets the automatic reply of the hours, as a text (R25, R26)', async () => {
    const it = await opened({ autoReplyInHours: 'Hello {{first_name|there}}, a moment.' })
    await it.texts('Hello?')
    await until('it went out', async () => bodies().length > 0)
    expect(bodies()).toEqual(['Hello there, a moment.'])
  })
})

describe('whose a number is', () => {
  test('it is the shopper’s of whom the shop has told it; their web chat stands beside, and shows nothing of it (R11, R15)', async () => {
    const it = await opened()
    await it.toldNumber()
    await it.texts('By text')
    const noah = await it.anotherShopper()
    await noah.says('By chat')
    await noah.says('Again')
    const tickets = await it.agent.inbox()
    expect(tickets.map(({ profile, preview }) => [profile.name, preview]).sort()).toEqual([
      ['Noah Berg', 'Again'],
      ['Noah Berg', 'By text'],
    ])
    expect(await noah.reads()).toEqual(['YOU: By chat', 'YOU: Again'])
  })

  test('no token becomes the profile of a number, whatever it calls itself', async () => {
    const it = await opened()
    await it.texts('By text')
    for (const sub of [camillesNumber, `sms:${camillesNumber}`, 'null', 'profile-1']) {
      const thief = await it.anotherShopper({ sub, phone_number: camillesNumber, name: camillesNumber })
      expect(await thief.reads()).toEqual([])
      await thief.says('Give me the thread')
      expect(await thief.reads()).toEqual(['YOU: Give me the thread'])
    }
    const own = await it.servers.app.database.manager.findBy(Profile, {
      accountId: it.account.id,
      phone: camillesNumber,
    })
    expect(own).toMatchObject([{ externalId: null }])
  })
})

describe('STOP, START and HELP', () => {
  test('STOP is confirmed once, opens nothing, and lets no reply out until START', async () => {
    const it = await opened()
    await it.texts('Where is my parcel?')
    const { id } = await it.agent.ticket()
    await it.texts('Stop')
    await it.texts('STOP')
    const stopped = await it.agent.door.ask(replyTo, { id, text: 'Sorry!', clientId: randomUUID() })
    expect(stopped.errors?.[0]?.extensions.code).toBe('SMS_STOPPED')
    expect((await it.agent.door.get(smsOf, { id })).ticket.sms.stoppedAt).not.toBeNull()
    expect(await it.agent.reads(id)).toEqual(['SHOPPER: Where is my parcel?', 'TEXTS_STOPPED'])

    await it.texts('yes')
    await it.agent.replies('Welcome back.', id)
    await it.quiet()
    expect(bodies()).toEqual([
      'Acme: you get no more texts from us. Text START to get them again.',
      'Acme: you get texts from us again. Text STOP to end that.',
      'Welcome back.',
    ])
    expect(await it.agent.reads(id)).toContain('TEXTS_RESUMED')
  })

  test('no automatic reply goes to a stopped number; the message is for the team (R30)', async () => {
    const it = await opened({ autoReplyInHours: 'A moment.' }, { answersKeywords: false })
    await it.texts('arrêt')
    await it.texts('But where is my parcel?')
    const { id } = await it.agent.ticket()
    const { ticket } = await it.agent.door.get(
      `query ($id: ID!) { ticket(id: $id) { thread { entries {
        ... on Message { autoReplyDecision { reason } } } } } }`,
      { id },
    )
    expect(ticket.thread.entries).toEqual([{ autoReplyDecision: { reason: 'CANNOT_BE_TEXTED' } }])
    expect(bodies()).toEqual([])
  })

  test('HELP is answered once for each, in French too, and nobody is rung for it', async () => {
    const it = await opened({ language: 'fr' })
    const sid = newSid()
    await it.texts('AIDE', { sid })
    await it.texts('AIDE', { sid })
    expect(bodies()).toEqual([
      'Acme : écrivez-nous ici, notre équipe vous répond. Envoyez STOP pour ne plus recevoir de SMS.',
    ])
    expect(await it.agent.inbox()).toEqual([])
  })

  test('what the provider has answered is not answered again', async () => {
    const it = await opened()
    await it.texts('HELP', { OptOutType: 'HELP' })
    await it.texts('STOP', { OptOutType: 'STOP' })
    expect(bodies()).toEqual([])
  })

  test('a reply that was under way when STOP came does not go out', async () => {
    const it = await opened({}, { answersKeywords: false })
    twilio.moods = ['busy']
    await it.texts('Hello?')
    await it.agent.replies('On its way.')
    await it.quiet()
    await it.texts('STOP')
    await it.retries(20)
    expect(await it.states()).toEqual(['failed'])
    expect(bodies()).toEqual([])
  })

  test('a number that told the provider alone is stopped here, too', async () => {
    const it = await opened()
    await it.texts('Hello?')
    twilio.moods = [{ refuses: 21610 }]
    await it.agent.replies('On its way.')
    await it.quiet()
    const { id } = await it.agent.ticket()
    const again = await it.agent.door.refusal(replyTo, { id, text: 'Really.', clientId: randomUUID() })
    expect([again, await it.states()]).toEqual(['SMS_STOPPED', ['failed']])
  })
})

describe('what is refused', () => {
  test('a reply of more than ten texts, with the field; ten go', async () => {
    const it = await opened()
    await it.texts('Hello?')
    const { id } = await it.agent.ticket()
    const send = (text: string) =>
      it.agent.door
        .ask(replyTo, { id, text, clientId: randomUUID() })
        .then(({ errors }) => errors?.[0]?.extensions)
    expect(await send('ж'.repeat(671))).toMatchObject({ code: 'BAD_INPUT', field: 'text' })
    expect(await send('ж'.repeat(670))).toBeUndefined()
    const { textLength } = await it.agent.door.get(
      '{ textLength(text: "l’été") { encoding segments unitsLeft mostSegments } }',
    )
    expect(textLength).toEqual({ encoding: 'UCS_2', segments: 1, unitsLeft: 65, mostSegments: 10 })
  })

  test('a reply while SMS is off', async () => {
    const it = await opened()
    await it.texts('Hello?')
    const { id } = await it.agent.ticket()
    await it.servers.app.database.query('UPDATE sms_settings SET is_enabled = FALSE WHERE account_id = ?', [
      it.account.id,
    ])
    expect(await it.agent.door.refusal(replyTo, { id, text: 'Hi', clientId: randomUUID() })).toBe(
      'SMS_UNAVAILABLE',
    )
    expect((await it.texts('Hello again?')).status).toBe(404)
  })

  test('whatever the account’s provider has not signed, over this very address and these fields', async () => {
    const it = await opened()
    const fields = { MessageSid: newSid(), From: camillesNumber, Body: 'Hello?' }
    const { url } = it.servers
    const address = it.hookUrl.replace(it.servers.app.config.publicUrl, url)
    const send = async (how: Parameters<typeof signedPost>[2], path = address) =>
      (await signedPost(path, fields, { signedUrl: it.hookUrl, ...how })).status
    expect([
      await send({ token: 'another' }),
      await send({ signedUrl: 'https://elsewhere.example/hooks/sms/x' }),
      await send({ 'x-twilio-signature': '' }),
      await send({}, `${address}?From=%2B336`),
      await send({ 'x-twilio-signature': authToken }),
      await send({}, address.replace(it.account.publicId, 'nobody')),
    ]).toEqual([401, 401, 401, 401, 401, 404])
    expect(await it.agent.inbox()).toEqual([])
    expect(await send({})).toBe(200)
  })

  test('fields that are no text: each with its name', async () => {
    const it = await opened()
    const refused = async (fields: Record<string, string>) => {
      const answer = await it.texts('Hello?', fields)
      const { errors } = (await answer.json()) as {
        errors: { extensions: { code: string; field: string } }[]
      }
      return [answer.status, errors[0]!.extensions.code, errors[0]!.extensions.field]
    }
    expect([
      await refused({ from: 'SHOP' }),
      await refused({ from: '+1' }),
      await refused({ sid: '' }),
      await refused({ sid: 'x'.repeat(65) }),
    ]).toEqual([
      [400, 'BAD_INPUT', 'From'],
      [400, 'BAD_INPUT', 'From'],
      [400, 'BAD_INPUT', 'MessageSid'],
      [400, 'BAD_INPUT', 'MessageSid'],
    ])
  })

  test('more than thirty texts of one number in a minute', async () => {
    const it = await opened()
    const send = async (From: string) =>
      (await it.post({ MessageSid: newSid(), From, Body: 'Hello?' })).status
    const answers = []
    for (let at = 0; at < 31; at++) answers.push(await send(camillesNumber))
    expect(answers.filter((status) => status === 200)).toHaveLength(30)
    expect(answers.at(-1)).toBe(429)
    expect(await send('+33639980002')).toBe(200)
    await it.quiet()
  })

  test('a text of the provider that only records: nobody can sign for it', async () => {
    const it = await opened({}, { provider: 'recording', authToken: null })
    expect((await it.texts('Hello?')).status).toBe(404)
  })
})

describe('the settings', () => {
  const settings =
    '{ smsSettings { version isEnabled provider number baseUrl accountSid hasAuthToken inboundUrl } }'
  const change = `mutation ($v: Int!, $changes: SmsChanges!) {
    changeSmsSettings(expectedVersion: $v, changes: $changes) { version isEnabled hasAuthToken } }`

  test('are an owner’s; the token is never told, and the log says who changed what but not that', async () => {
    const it = await desk()
    const owner = await it.colleague('Zoé Marchand', 'owner')
    const manager = await it.colleague('Marc Lefort', 'manager')
    expect(await manager.door.refusal(settings)).toBe('FORBIDDEN')
    expect(await manager.door.refusal(change, { v: 0, changes: { isEnabled: true } })).toBe('FORBIDDEN')
    const changes = {
      isEnabled: true,
      number: ourNumber,
      accountSid: 'AC1',
      authToken: 'never-told-again',
    }
    await owner.door.get(change, { v: 0, changes })
    const { smsSettings } = await owner.door.get(settings)
    expect(smsSettings).toEqual({
      version: 1,
      isEnabled: true,
      provider: 'TWILIO',
      number: ourNumber,
      baseUrl: null,
      accountSid: 'AC1',
      hasAuthToken: true,
      inboundUrl: expect.stringMatching(`/hooks/sms/${it.account.publicId}$`),
    })
    expect(await owner.door.refusal(change, { v: 0, changes: { isEnabled: false } })).toBe('EDIT_CONFLICT')
    const { auditLog } = await owner.door.get(
      '{ auditLog(first: 5) { edges { node { action changes { field from to } } } } }',
    )
    expect(JSON.stringify(auditLog)).toContain('"SMS_CHANGED"')
    expect(JSON.stringify(auditLog)).not.toContain('never-told-again')
  })

  test('are refused with the field at fault, and a token goes to no other place than it was entered for', async () => {
    const it = await desk()
    const owner = await it.colleague('Zoé Marchand', 'owner')
    const refused = async (changes: object, v = 0) => {
      const { errors } = await owner.door.ask(change, { v, changes })
      return errors?.[0]?.extensions.field
    }
    const good = { isEnabled: true, number: ourNumber, accountSid: 'AC1', authToken: 'eight-or-more' }
    expect([
      await refused({ ...good, number: null }),
      await refused({ ...good, number: '0639981234' }),
      await refused({ ...good, accountSid: 'A/../C' }),
      await refused({ ...good, authToken: 'with space' }),
      await refused({ ...good, authToken: null }),
      await refused({ ...good, baseUrl: 'ftp://provider.example' }),
      await refused({ ...good, baseUrl: 'https://user:pass@provider.example' }),
    ]).toEqual(['number', 'number', 'accountSid', 'authToken', 'authToken', 'baseUrl', 'baseUrl'])
    expect(await refused(good)).toBeUndefined()
    expect(await refused({ baseUrl: twilio.url }, 1)).toBe('authToken')
    expect(await refused({ baseUrl: twilio.url, authToken: 'another-token' }, 1)).toBeUndefined()
  })
})

test('a profile that became one with another keeps its number: the next ticket is the other’s', async () => {
  const it = await opened()
  const { app } = it.servers
  await it.texts('By text')
  const byNumber = await app.database.manager.findOneByOrFail(Profile, {
    phone: camillesNumber,
    accountId: it.account.id,
  })
  const keepId = await insertRow(app.database.manager, Profile, {
    ...{ accountId: it.account.id, externalId: 'kept', name: 'Camille Roy', createdAt: it.time.now() },
  })
  const manager = await it.colleague('Marc Lefort', 'manager')
  const idOf = (id: string) => Buffer.from(`Profile:${id}`).toString('base64url')
  await manager.door.get('mutation ($k: ID!, $d: ID!) { mergeProfiles(keepId: $k, dropId: $d) { id } }', {
    k: idOf(keepId),
    d: idOf(byNumber.id),
  })
  await it.agent.closes()
  await it.texts('And now?')
  expect((await it.agent.inbox()).map(({ profile }) => profile.name)).toEqual(['Camille Roy'])
})

test('a number is forgotten with its shopper, texts and all; only that it has sent STOP stays known (R79)', async () => {
  const it = await opened()
  const manager = await it.colleague('Marc Lefort', 'manager')
  const anothers = '+33639980077'
  for (const from of [camillesNumber, anothers]) {
    await it.texts(`From ${from}`, { from })
    const { id } = (await it.agent.inbox())[0]!
    await it.agent.replies(`To ${from}`, id)
    await it.quiet()
    if (from === anothers) await it.texts('STOP', { from })
    const { ticket } = await it.agent.door.get('query ($id: ID!) { ticket(id: $id) { profile { id } } }', {
      id,
    })
    await it.agent.closes(id)
    await manager.door.get('mutation ($id: ID!) { eraseProfile(profileId: $id) { id } }', ticket.profile)
    await it.quiet()
  }
  const { database } = it.servers.app
  const rowsOf = (table: string) =>
    database.query(`SELECT * FROM ${table} WHERE account_id = ? AND number <> ''`, [it.account.id])
  expect(await rowsOf('sms_message')).toEqual([])
  expect(await rowsOf('sms_ticket')).toEqual([])
  expect(await rowsOf('sms_contact')).toMatchObject([
    { number: anothers, profile_id: null, ticket_id: null, stopped_at: expect.any(Date) },
  ])
  expect(await everythingKept(it)).not.toContain(`From ${camillesNumber}`)
  await it.texts('Hello again')
  expect((await it.agent.inbox()).map(({ profile }) => profile.name)).toEqual([camillesNumber])
})
