import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql'
import { normalEmail, signIn, signOut } from '../../domain/session/sign-in.js'
import { Agent } from '../../schema/agent.js'
import type { AgentContext } from './context.js'

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
}
