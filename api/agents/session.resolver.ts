import { Arg, Ctx, Field, InputType, Int, Mutation, Query, Resolver } from 'type-graphql'
import { normalEmail, signIn, signOut } from '../../domain/session/sign-in.js'
import { changePassword } from '../../domain/session/change-password.js'
import { endSessions } from '../../domain/session/end-sessions.js'
import { changeMe } from '../../domain/team/change-me.js'
import { Agent } from '../../schema/agent.js'
import { Language } from '../../schema/words/account.js'
import { forgetWho, signedIn, type AgentContext } from './context.js'
import { given } from './given.js'

@InputType({ description: 'What is left out stays as it is.' })
class MyChanges {
  @Field(() => String, { nullable: true, description: 'At most 100 characters.' })
  name?: string | null

  @Field(() => Language, { nullable: true, description: 'Of your console.' })
  language?: Language | null

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether what rings for you while you are away goes to your mailbox (R62).',
  })
  mailsRings?: boolean | null
}

@Resolver()
export class SessionResolver {
  @Query(() => Agent, { nullable: true, description: 'Who is signed in; null: nobody.' })
  async me(@Ctx() { session }: AgentContext): Promise<Agent | null> {
    return (await session())?.agent ?? null
  }

  @Mutation(() => Agent, {
    description:
      'Signs in and sets a cookie. UNAUTHENTICATED for a wrong e-mail as for a wrong password; TOO_MANY_REQUESTS after too many tries (R71).',
  })
  async signIn(
    @Arg('email', () => String) email: string,
    @Arg('password', () => String) password: string,
    @Ctx() { door, address, setToken }: AgentContext,
  ): Promise<Agent> {
    await door.addressLimit.take(address)
    await door.signInLimit.take(`${address} ${normalEmail(email)}`)
    const { agent, token } = await door.app.transaction((tx) => signIn(tx, email, password))
    setToken(token)
    return agent
  }

  @Mutation(() => Boolean, {
    description: 'Ends the session, on live sockets too. True also if nobody was signed in.',
  })
  async signOut(@Ctx() { door, token, setToken }: AgentContext): Promise<boolean> {
    if (token) {
      await door.app.transaction((tx) => signOut(tx, token))
      door.sessions.forget(token)
    }
    setToken(null)
    return true
  }

  @Mutation(() => Agent, { description: 'What you change of your own. BAD_INPUT with the field at fault.' })
  async changeMe(
    @Arg('changes', () => MyChanges) changes: MyChanges,
    @Ctx() context: AgentContext,
  ): Promise<Agent> {
    const agent = await signedIn(context)
    const changed = await context.door.app.transaction((tx) => changeMe(tx, agent, given(changes, [])))
    forgetWho(context.door)
    return changed
  }

  @Mutation(() => Agent, {
    description:
      'Ends all your other sessions, on live sockets too (R71). BAD_INPUT with the field at fault; TOO_MANY_REQUESTS after too many tries.',
  })
  async changePassword(
    @Arg('oldPassword', () => String) oldPassword: string,
    @Arg('newPassword', () => String, { description: '8 to 128 characters.' }) newPassword: string,
    @Ctx() context: AgentContext,
  ): Promise<Agent> {
    const agent = await signedIn(context)
    const { door, token } = context
    await door.signInLimit.take(`password of ${agent.id}`)
    const changed = await door.app.transaction((tx) =>
      changePassword(tx, agent, { oldPassword, newPassword, token }),
    )
    forgetWho(door)
    return changed
  }

  @Mutation(() => Int, {
    description: 'Ends all your sessions but this one, on live sockets too. Answers how many.',
  })
  async endOtherSessions(@Ctx() context: AgentContext): Promise<number> {
    const { id } = await signedIn(context)
    const { door, token } = context
    const ended = await door.app.transaction((tx) => endSessions(tx, id, token))
    forgetWho(door)
    return ended
  }
}
