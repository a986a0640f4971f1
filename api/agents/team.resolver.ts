import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql'
import { findAccount } from '../../domain/account/find-account.js'
import { mailInvitation } from '../../domain/mail/mail-invitation.js'
import { acceptInvitation, findInvitation } from '../../domain/team/accept-invitation.js'
import { changeRole } from '../../domain/team/change-role.js'
import { deactivateAgent } from '../../domain/team/deactivate-agent.js'
import { findInvitations } from '../../domain/team/find-invitations.js'
import { handOverTickets } from '../../domain/team/hand-over-tickets.js'
import { invite, resendInvitation, revokeInvitation, type Invited } from '../../domain/team/invite.js'
import { resetSessions } from '../../domain/team/reset-sessions.js'
import type { Tx } from '../../platform/transaction.js'
import { Agent } from '../../schema/agent.js'
import { Invitation } from '../../schema/invitation.js'
import { Uuid } from '../../schema/uuid.js'
import { Role } from '../../schema/words/team.js'
import { globalId, rowId } from '../global-id.js'
import { forgetWho, signedIn, type AgentContext } from './context.js'

@ObjectType({ description: 'An invitation, and the link that opens its door.' })
class SentInvitation {
  @Field(() => Invitation)
  invitation!: Invitation

  @Field(() => String, {
    nullable: true,
    description:
      'Told this once, and stored nowhere. Null: it was told before; `resendInvitation` makes another.',
  })
  link!: string | null

  @Field(() => Boolean, { description: 'The link is on its way by e-mail as well.' })
  isMailed!: boolean
}

@ObjectType({ description: 'What an invitation offers to whoever holds its link.' })
class Offer {
  @Field(() => String, { description: 'The name of the desk.' })
  shopName!: string

  @Field(() => String, { description: 'The name of whoever sent it.' })
  invitedBy!: string

  @Field(() => String, { description: 'With which the person will sign in.' })
  email!: string
}

@Resolver(() => Invitation)
export class TeamResolver {
  @Query(() => [Invitation], {
    description:
      'Those that nobody has accepted or revoked, newest first, at most 100. FORBIDDEN for agents.',
  })
  async invitations(@Ctx() context: AgentContext): Promise<Invitation[]> {
    return findInvitations(context.door.app.database.manager, await signedIn(context))
  }

  @Query(() => Offer, {
    description:
      'For whoever holds the link, signed in or not. NOT_FOUND: used, revoked, expired, or never made.',
  })
  async invitation(
    @Arg('token', () => String, { description: 'What stands behind `#` in the link.' }) token: string,
    @Ctx() { door, address, loaders }: AgentContext,
  ): Promise<Offer> {
    await door.joinLimit.take(address)
    const { clock, database } = door.app
    const db = database.manager
    const { accountId, invitedBy, email } = await findInvitation({ db, now: clock.now() }, token)
    const { name: shopName } = await findAccount(db, accountId)
    const { name } = await loaders.agent(invitedBy)
    return { shopName, invitedBy: name, email }
  }

  @Mutation(() => SentInvitation, {
    description:
      'Asks somebody to join the team (R71). Whoever has left may be asked again. FORBIDDEN for agents, and to make somebody more than you are; BAD_INPUT for who is in the team or invited already.',
  })
  async invite(
    @Arg('clientId', () => Uuid, {
      description:
        'Made by you, new for each invitation. Repeating it answers the same one, without its link; with another e-mail or role: IDEMPOTENCY_CONFLICT.',
    })
    clientId: string,
    @Arg('email', () => String) email: string,
    @Arg('role', () => Role) role: Role,
    @Ctx() context: AgentContext,
  ): Promise<SentInvitation> {
    const agent = await signedIn(context)
    return send(context, agent, (tx) => invite(tx, agent, { clientId, email, role }))
  }

  @Mutation(() => SentInvitation, {
    description: 'A new link for another 7 days; the one before opens nothing any more.',
  })
  async resendInvitation(
    @Arg('invitationId', () => ID) invitationId: string,
    @Ctx() context: AgentContext,
  ): Promise<SentInvitation> {
    const agent = await signedIn(context)
    const id = rowId('Invitation', invitationId)
    return send(context, agent, (tx) => resendInvitation(tx, agent, id))
  }

  @Mutation(() => Boolean, {
    description: 'Its link opens nothing any more. NOT_FOUND if it has been accepted.',
  })
  async revokeInvitation(
    @Arg('invitationId', () => ID) invitationId: string,
    @Ctx() context: AgentContext,
  ): Promise<boolean> {
    const agent = await signedIn(context)
    const id = rowId('Invitation', invitationId)
    await context.door.app.transaction((tx) => revokeInvitation(tx, agent, id))
    return true
  }

  @Mutation(() => Agent, {
    description:
      'Whoever holds the link joins the team, once, and is signed in (R71). NOT_FOUND: used, revoked, expired, or never made; TOO_MANY_REQUESTS after too many tries.',
  })
  async acceptInvitation(
    @Arg('token', () => String, { description: 'What stands behind `#` in the link.' }) token: string,
    @Arg('name', () => String, { description: 'At most 100 characters.' }) name: string,
    @Arg('password', () => String, { description: '8 to 128 characters.' }) password: string,
    @Ctx() { door, address, setToken }: AgentContext,
  ): Promise<Agent> {
    await door.joinLimit.take(address)
    const joined = await door.app.transaction((tx) => acceptInvitation(tx, token, { name, password }))
    setToken(joined.token)
    return joined.agent
  }

  @Mutation(() => Agent, {
    description:
      'FORBIDDEN for agents, for whoever stands above you, and to make somebody more than you are. LAST_OWNER: an account always keeps one.',
  })
  async changeRole(
    @Arg('agentId', () => ID) agentId: string,
    @Arg('role', () => Role) role: Role,
    @Ctx() context: AgentContext,
  ): Promise<Agent> {
    const agent = await signedIn(context)
    const id = rowId('Agent', agentId)
    const changed = await context.door.app.transaction((tx) => changeRole(tx, agent, id, role))
    forgetWho(context.door)
    return changed
  }

  @Mutation(() => Agent, {
    description:
      'Somebody leaves the team: is signed out everywhere at once, and their open and snoozed tickets are handed over, all of them or nothing happens (R48). FORBIDDEN for agents and for whoever stands above you.',
  })
  async deactivateAgent(
    @Arg('agentId', () => ID) agentId: string,
    @Arg('handTo', () => ID, { nullable: true, description: 'Who takes the tickets. Left out: nobody.' })
    handTo: string | null | undefined,
    @Ctx() context: AgentContext,
  ): Promise<Agent> {
    const agent = await signedIn(context)
    const id = rowId('Agent', agentId)
    const toId = handTo == null ? null : rowId('Agent', handTo)
    const left = await context.door.app.transaction((tx) => deactivateAgent(tx, agent, id, toId))
    forgetWho(context.door)
    return left
  }

  @Mutation(() => Int, {
    description:
      'Signs somebody out everywhere at once, on live sockets too; they may sign in again (R71). Answers how many sessions they had. FORBIDDEN for agents and for whoever stands above you; BAD_INPUT for yourself: see `endOtherSessions`.',
  })
  async resetSessions(
    @Arg('agentId', () => ID) agentId: string,
    @Ctx() context: AgentContext,
  ): Promise<number> {
    const agent = await signedIn(context)
    const id = rowId('Agent', agentId)
    const ended = await context.door.app.transaction((tx) => resetSessions(tx, agent, id))
    forgetWho(context.door)
    return ended
  }

  @Mutation(() => Int, {
    description:
      'Somebody goes on leave: hands over their open and snoozed tickets, all of them or none, and answers how many (R48). Your own, or as a manager anybody’s.',
  })
  async handOverTickets(
    @Arg('from', () => ID) from: string,
    @Arg('to', () => ID, { nullable: true, description: 'Left out: to nobody.' })
    to: string | null | undefined,
    @Ctx() context: AgentContext,
  ): Promise<number> {
    const agent = await signedIn(context)
    const fromId = rowId('Agent', from)
    const toId = to == null ? null : rowId('Agent', to)
    return context.door.app.transaction((tx) => handOverTickets(tx, agent, fromId, toId))
  }

  @FieldResolver(() => ID)
  id(@Root() { id }: Invitation): string {
    return globalId('Invitation', id)
  }

  @FieldResolver(() => Agent)
  invitedBy(@Root() { invitedBy }: Invitation, @Ctx() { loaders }: AgentContext): Agent | Promise<Agent> {
    return loaders.agent(invitedBy)
  }
}

/** Behind `#` a browser keeps it to itself: it stands in no log and no referrer. */
/** The link is told to whoever invites, and where mail is set up it goes to whom it is for. */
async function send(
  { door: { app } }: AgentContext,
  agent: Agent,
  act: (tx: Tx) => Promise<Invited>,
): Promise<SentInvitation> {
  return app.transaction(async (tx) => {
    const { invitation, token } = await act(tx)
    const link = token && `${app.config.publicUrl}/join#${token}`
    if (token && link && app.mail) await mailInvitation(tx, agent, invitation, { token, link })
    return { invitation, link, isMailed: Boolean(link && app.mail) }
  })
}
