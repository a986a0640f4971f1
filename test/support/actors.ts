import { createSecretKey, randomUUID } from 'node:crypto'
import { SignJWT, type JWTPayload } from 'jose'
import { cookieOf } from '../../api/agents/context.js'
import { startSession } from '../../domain/session/sign-in.js'
import type { Clock } from '../../platform/clock.js'
import { Agent } from '../../schema/agent.js'
import type { BuiltAccount } from './builders.js'
import { Door } from './door.js'
import { until } from './until.js'
import type { Servers } from './servers.js'

interface ChatLine {
  number: number
  from: 'YOU' | 'TEAM' | 'AUTOMATIC'
  text: string
}

/** A shopper with a page open, who speaks GraphQL through the real door. */
export class ShopperActor {
  chatId: string | null = null

  constructor(readonly door: Door) {}

  /** Says something in the chat that the page shows, or in a new one. Answers the message's number. */
  async says(text: string, clientId: string = randomUUID()): Promise<number> {
    const { send } = await this.door.get(sendMessage, { clientId, text, chatId: this.chatId })
    this.chatId = send.chat.id
    return send.message.number
  }

  async thread(): Promise<ChatLine[]> {
    const { chat } = await this.door.get('{ chat { id messages { items { number from text } } } }')
    return chat?.messages.items ?? []
  }

  /** What was said, as `who: text`. */
  async reads(): Promise<string[]> {
    return (await this.thread()).map(({ from, text }) => `${from}: ${text}`)
  }

  async sees(upTo: number): Promise<void> {
    await this.door.get('mutation ($chatId: ID!, $upTo: Int!) { markSeen(chatId: $chatId, upTo: $upTo) }', {
      chatId: this.chatId,
      upTo,
    })
  }

  async endsTheChat(): Promise<void> {
    await this.door.get('mutation ($chatId: ID!) { endChat(chatId: $chatId) }', { chatId: this.chatId })
  }

  watches(after = 0) {
    return this.door.watch(
      `subscription ($chatId: ID, $after: Int!) { chatUpdates(chatId: $chatId, after: $after) {
        ended refetch chat { id lastNumber } messages { number from text greeter { firstName } } } }`,
      { chatId: this.chatId, after },
    )
  }
}

export const sendMessage = `mutation ($clientId: UUID!, $text: String!, $chatId: ID) {
  send(clientId: $clientId, text: $text, chatId: $chatId) { chat { id lastNumber } message { number text } } }`

interface TeamNews {
  teamChanges: {
    refetch: boolean
    agent: { name: string; role: string; presence: string; deactivatedAt: string | null } | null
  }
}

interface TicketRow {
  id: string
  status: string
  preview: string
  unreadCount: number
  waitingSince: string | null
  bell: string
  nextRingAt: string | null
  promisedSince: string | null
  snoozedUntil: string | null
  snoozedFor: string | null
  wokenAt: string | null
  lastNumber: number
  seenUpTo: number
  profile: { name: string }
  assignee: { name: string } | null
}

interface Rings {
  count: number
  rings: { level: string; since: string; ticket: { id: string; preview: string } }[]
}

const ringsFields = '{ count rings { level since ticket { id preview } } }'

export const toldRings = ({ rings }: Rings): string[] =>
  rings.map(({ level, ticket }) => `${level}: ${ticket.preview}`)

interface TalePiece {
  waitNo: number
  step: number
  outcome: string
  isEscalation: boolean
  dueAt: string
  heldFrom: string | null
  settledAt: string | null
  agent: { name: string } | null
  settledBy: { name: string } | null
}

const ticketFields =
  'id status preview unreadCount waitingSince bell nextRingAt promisedSince snoozedUntil snoozedFor wokenAt lastNumber seenUpTo profile { name } assignee { name }'

/** An agent with a console open, who speaks GraphQL through the real door. */
export class AgentActor {
  constructor(
    readonly door: Door,
    readonly id: string,
  ) {}

  async inbox(view = 'ALL'): Promise<TicketRow[]> {
    const { inbox } = await this.door.get(
      `query ($view: InboxView!) { inbox(view: $view) { edges { node { ${ticketFields} } } } }`,
      { view },
    )
    return inbox.edges.map(({ node }: { node: TicketRow }) => node)
  }

  /** The one ticket of the desk. */
  async ticket(): Promise<TicketRow> {
    const tickets = [
      ...(await this.inbox('ALL')),
      ...(await this.inbox('SNOOZED')),
      ...(await this.inbox('CLOSED')),
    ]
    // One that moved on meanwhile is in two of them.
    const known = [...new Map(tickets.map((ticket) => [ticket.id, ticket])).values()]
    if (known.length !== 1) throw new Error(`There are ${known.length} tickets, not one.`)
    return known[0]!
  }

  async replies(text: string, ticketId?: string, clientId: string = randomUUID()): Promise<number> {
    const id = ticketId ?? (await this.ticket()).id
    const { reply } = await this.door.get(replyToTicket, { ticketId: id, clientId, text })
    return reply.number
  }

  /** “Still looking into it”: a holding reply (R57). */
  async holds(text = 'Still looking into it.', ticketId?: string): Promise<void> {
    const id = ticketId ?? (await this.ticket()).id
    await this.door.get(
      `mutation ($id: ID!, $clientId: UUID!, $text: String!) {
        reply(ticketId: $id, clientId: $clientId, text: $text, isHolding: true) { isHolding } }`,
      { id, clientId: randomUUID(), text },
    )
  }

  async notes(text: string, ticketId?: string, clientId: string = randomUUID()): Promise<number> {
    const id = ticketId ?? (await this.ticket()).id
    const { addNote } = await this.door.get(addNoteToTicket, { ticketId: id, clientId, text })
    return addNote.number
  }

  /** Until a time, or `NEXT_OPENING`, or `SHOPPER_WRITES`. */
  async snoozes(until: Date | 'NEXT_OPENING' | 'SHOPPER_WRITES', ticketId?: string): Promise<void> {
    const id = ticketId ?? (await this.ticket()).id
    const wish = until instanceof Date ? { until: until.toISOString() } : { untilEvent: until }
    await this.door.get(snoozeTicket, { id, ...wish })
  }

  /** “On it.” */
  async isOnIt(minutes?: number, ticketId?: string): Promise<void> {
    const id = ticketId ?? (await this.ticket()).id
    await this.door.get(onIt, { id, minutes })
  }

  /** The story of a ticket’s bell. */
  async story(ticketId?: string): Promise<TalePiece[]> {
    const id = ticketId ?? (await this.ticket()).id
    const { reminders } = await this.door.get(
      `query ($id: ID!) { reminders(ticketId: $id, first: 100) { edges { node {
        waitNo step outcome isEscalation dueAt heldFrom settledAt agent { name } settledBy { name } } } } }`,
      { id },
    )
    return reminders.edges.map(({ node }: { node: TalePiece }) => node)
  }

  /** What rings for this agent now, as `level: preview`. */
  async hears(): Promise<string[]> {
    const { ringsForMe } = await this.door.get(`{ ringsForMe ${ringsFields} }`)
    return toldRings(ringsForMe)
  }

  watchesRings() {
    return this.door.watch<{ ringsForMe: Rings }>(`subscription { ringsForMe ${ringsFields} }`)
  }

  async closes(ticketId?: string): Promise<void> {
    const id = ticketId ?? (await this.ticket()).id
    await this.door.get('mutation ($id: ID!) { close(ticketId: $id) { status } }', { id })
  }

  /** Everything that stands in a thread, as `who: text` or the kind of event. */
  async reads(ticketId?: string): Promise<string[]> {
    const id = ticketId ?? (await this.ticket()).id
    const { ticket } = await this.door.get(
      `query ($id: ID!) { ticket(id: $id) { thread(last: 100) { entries {
        __typename ... on Message { author text } ... on Note { text } ... on TicketEvent { kind } } } } }`,
      { id },
    )
    return ticket.thread.entries.map((entry: { author?: string; text?: string; kind?: string }) =>
      entry.text ? `${entry.author ?? 'NOTE'}: ${entry.text}` : entry.kind,
    )
  }

  /** How often the bell has rung, in which way, over all tickets. */
  async rings(): Promise<string[]> {
    const tickets = [...(await this.inbox('ALL')), ...(await this.inbox('CLOSED'))]
    const threads = await Promise.all(tickets.map(({ id }) => this.reads(id)))
    return threads.flat().filter((entry) => entry === 'REMINDED' || entry === 'ESCALATED')
  }

  async presence(): Promise<string> {
    return (await this.door.get('{ me { presence } }')).me.presence
  }

  /** A console of this agent is connected from now on, and hears of the team. */
  async comesOnline() {
    const console = this.watchesTeam()
    await until('the agent is seen', async () => (await this.presence()) !== 'AWAY')
    return console
  }

  watchesTeam() {
    return this.door.watch<TeamNews>(
      'subscription { teamChanges { refetch agent { name role presence deactivatedAt } } }',
    )
  }

  watchesInbox() {
    return this.door.watch(`subscription { inboxChanges { refetch ticket { ${ticketFields} } } }`).begun()
  }

  watchesTicket(ticketId: string, after = 0) {
    return this.door.watch(
      `subscription ($id: ID!, $after: Int!) { ticketUpdates(ticketId: $id, after: $after) {
        refetch ticket { id lastNumber seenUpTo } entries { __typename
          ... on Message { number author text } ... on TicketEvent { number kind } } } }`,
      { id: ticketId, after },
    )
  }
}

export const onIt = `mutation ($id: ID!, $minutes: Int) {
  onIt(ticketId: $id, minutes: $minutes) { id nextRingAt bell assignee { name } } }`

export const snoozeTicket = `mutation ($id: ID!, $until: Instant, $untilEvent: SnoozeEvent) {
  snooze(ticketId: $id, until: $until, untilEvent: $untilEvent) { status snoozedUntil } }`

export const addNoteToTicket = `mutation ($ticketId: ID!, $clientId: UUID!, $text: String!) {
  addNote(ticketId: $ticketId, clientId: $clientId, text: $text) { number text agent { name } } }`

export const replyToTicket = `mutation ($ticketId: ID!, $clientId: UUID!, $text: String!) {
  reply(ticketId: $ticketId, clientId: $clientId, text: $text) { number text } }`

/** An agent who has signed in some time ago. */
export async function enterAsAgent({ app, url }: Servers, { email }: { email: string }): Promise<AgentActor> {
  const agent = await app.database.manager.findOneByOrFail(Agent, { email })
  const token = await app.transaction((tx) => startSession(tx, agent))
  const cookie = `${cookieOf(app).name}=${token}`
  return new AgentActor(new Door(`${url}/graphql`, { cookie }), agent.id)
}

/** An agent who signs in now, by e-mail and password. */
export async function signInAgent(
  { url }: Pick<Servers, 'url'>,
  { id, email, password }: { id: string; email: string; password: string },
): Promise<AgentActor> {
  const { response } = await new Door(`${url}/graphql`).ask(
    'mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { id } }',
    { email, password },
  )
  const cookie = response.headers.get('set-cookie')!.split(';')[0]!
  return new AgentActor(new Door(`${url}/graphql`, { cookie }), id)
}

export async function admitShopper(
  { url, clock }: { url: string; clock: Clock },
  account: BuiltAccount,
  claims: JWTPayload,
): Promise<ShopperActor> {
  const identityToken = await makeIdentityToken(account, clock.now(), claims)
  const { startSession } = await new Door(`${url}/shop/graphql`).get(
    'mutation ($identityToken: String!) { startSession(identityToken: $identityToken) { token } }',
    { identityToken },
  )
  const { token } = startSession
  return new ShopperActor(new Door(`${url}/shop/graphql`, { authorization: `Bearer ${token}` }, { token }))
}

/** What a shop's server does for a shopper who is signed in there. */
export function makeIdentityToken(
  account: BuiltAccount,
  now: Date,
  claims: JWTPayload = {},
  header: { alg?: string; kid?: string } = {},
): Promise<string> {
  const seconds = Math.floor(now.getTime() / 1000)
  const all = {
    sub: 'shopper-1',
    aud: account.publicId,
    iat: seconds,
    exp: seconds + 300,
    jti: randomUUID(),
    ...claims,
  }
  const said = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
  return new SignJWT(said)
    .setProtectedHeader({ alg: 'HS256', kid: account.key.kid, ...header })
    .sign(createSecretKey(account.key.material, 'base64url'))
}
