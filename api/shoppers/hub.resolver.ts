import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql'
import { fillText, firstNameOf } from '../../domain/auto-reply/texts.rules.js'
import { findAccount } from '../../domain/account/find-account.js'
import { deskStatusAt } from '../../domain/office-hours/desk-status.js'
import { endShopperSession, startShopperSession } from '../../domain/session/start-shopper-session.js'
import type { Account } from '../../schema/account.js'
import { Visibility } from '../../schema/words.js'
import { identified, type ShopperContext } from './context.js'
import { Hub, ShopperSessionType, type HubChat } from './hub.types.js'

@Resolver()
export class HubResolver {
  @Query(() => Hub)
  async hub(@Ctx() context: ShopperContext): Promise<Hub> {
    const profile = await identified(context)
    const account = await findAccount(context.door.app.database.manager, profile.accountId)
    const firstName = firstNameOf(profile)
    const isOn = account.hubEnabled && account.webChatVisibility === Visibility.SIGNED_IN
    return {
      shopName: account.name,
      language: profile.language ?? account.language,
      firstName,
      chat: isOn ? await hubChat(context, account, firstName) : null,
    }
  }

  @Mutation(() => ShopperSessionType, {
    description:
      'Exchanges the identity token that the shop’s server made (R70): a JWT signed with a key of the account, header `kid`; ' +
      'claims `aud` (the account’s public id), `sub` (the shop’s id of the shopper), `iat` (at most 5 minutes ago), ' +
      '`exp` (at most an hour after `iat`), `jti` (each is accepted once); optional `name`, `email`, `locale`, `zoneinfo`. ' +
      'UNAUTHENTICATED whatever is wrong with it.',
  })
  async startSession(
    @Arg('identityToken', () => String) identityToken: string,
    @Ctx() { door, address }: ShopperContext,
  ): Promise<ShopperSessionType> {
    await door.startLimit.take(address)
    return door.app.transaction((tx) => startShopperSession(tx, identityToken))
  }

  @Mutation(() => Boolean, {
    description: 'The shopper has signed out of the shop: ends the session, on live sockets too.',
  })
  async endSession(@Ctx() { door, token }: ShopperContext): Promise<boolean> {
    if (token) {
      await door.app.transaction((tx) => endShopperSession(tx, token))
      door.sessions.forget(token)
    }
    return true
  }
}

async function hubChat(
  { door: { app } }: ShopperContext,
  account: Account,
  firstName: string | null,
): Promise<HubChat> {
  const { welcomeMessage, launcherEnabled, privacyUrl, termsUrl } = account
  return {
    welcomeMessage: welcomeMessage && fillText(welcomeMessage, { first_name: firstName }),
    launcher: launcherEnabled,
    privacyUrl,
    termsUrl,
    status: await deskStatusAt(app.database.manager, account.id, app.clock.now()),
  }
}
