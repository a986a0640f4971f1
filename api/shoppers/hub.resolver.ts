import { Arg, Ctx, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql'
import { fillText, firstNameOf } from '../../domain/auto-reply/texts.rules.js'
import { findAccount } from '../../domain/account/find-account.js'
import { noteInPassing, noteOriginRefused, noteWidgetSeen } from '../../domain/account/note-widget.js'
import { OriginRefused } from '../../domain/account/refuse-origin.js'
import { Refusal } from '../../domain/errors.js'
import { brandOf } from '../../domain/hub/brand.rules.js'
import { deskStatusAt } from '../../domain/office-hours/desk-status.js'
import { endShopperSession, startShopperSession } from '../../domain/session/start-shopper-session.js'
import type { Account } from '../../schema/account.js'
import { Visibility } from '../../schema/words/account.js'
import { DeskStatus } from '../desk-status.type.js'
import { followDesk, type Lookout } from '../live/live-desks.js'
import { offer } from '../live/shared-answers.js'
import { stream } from '../live/stream.js'
import { identified, type ShopperContext } from './context.js'
import { Hub, ShopperSessionType, type HubChat } from './hub.types.js'

@Resolver()
export class HubResolver {
  @Query(() => Hub)
  async hub(@Ctx() context: ShopperContext): Promise<Hub> {
    const profile = await identified(context)
    const account = await findAccount(context.door.app.database.manager, profile.accountId)
    const firstName = firstNameOf(profile)
    return {
      shopName: account.name,
      language: profile.language ?? account.language,
      firstName,
      chat: hasChat(account) ? await hubChat(context, account, firstName) : null,
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
    @Arg('page', () => String, {
      nullable: true,
      description:
        'Address or origin of the page that shows the hub, so that the team sees where it is installed. What is no address is passed over. ' +
        'ORIGIN_NOT_ALLOWED if the account has a list of origins and this is none of them.',
    })
    page: string | null | undefined,
    @Ctx() { door: { app, startLimit }, address, pageOf }: ShopperContext,
  ): Promise<ShopperSessionType> {
    await startLimit.take(address)
    const shown = pageOf(page ?? null)
    const session = await app
      .transaction((tx) => startShopperSession(tx, identityToken, shown))
      .catch((error: unknown) => {
        if (error instanceof OriginRefused)
          noteInPassing(app, () => noteOriginRefused(app, error.accountId, shown.origin))
        throw error
      })
    noteInPassing(app, () => noteWidgetSeen(app, session.accountId, shown.origin))
    return session
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

  @Subscription(() => DeskStatus, {
    description:
      'Whether somebody is there: now, and then each time that the desk opens, closes, or has other hours. ' +
      'CHAT_UNAVAILABLE while web chat is switched off.',
    subscribe: async ({ context }: { context: ShopperContext }) => {
      const { accountId } = await identified(context)
      const bell = context.door.desks.open(accountId)
      return stream(
        bell,
        followDesk(bell, () => lookOut(context)),
      )
    },
  })
  deskChanges(@Root() status: DeskStatus): DeskStatus {
    return status
  }
}

const hasChat = ({ hubEnabled, webChatVisibility }: Account) =>
  hubEnabled && webChatVisibility === Visibility.SIGNED_IN

async function lookOut(context: ShopperContext): Promise<Lookout<DeskStatus>> {
  const { accountId } = await identified(context)
  const { app } = context.door
  return {
    name: 'deskChanges for shoppers',
    async read() {
      const db = app.database.manager
      if (!hasChat(await findAccount(db, accountId))) {
        throw new Refusal('CHAT_UNAVAILABLE', 'Chat is switched off.')
      }
      return offer(await deskStatusAt(db, accountId, app.clock.now()))
    },
    gistOf: ({ state, until, timeZone }) => [state, until, timeZone],
  }
}

async function hubChat(
  { door: { app } }: ShopperContext,
  account: Account,
  firstName: string | null,
): Promise<HubChat> {
  const { welcomeMessage, launcherEnabled, launcherSide, brandColour, privacyUrl, termsUrl } = account
  return {
    welcomeMessage: welcomeMessage && fillText(welcomeMessage, { first_name: firstName }),
    launcher: launcherEnabled,
    side: launcherSide,
    brand: brandColour === null ? null : brandOf(brandColour),
    privacyUrl,
    termsUrl,
    status: await deskStatusAt(app.database.manager, account.id, app.clock.now()),
  }
}
