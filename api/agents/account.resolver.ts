import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql'
import { changeAccount, refuseBadColour } from '../../domain/account/change-account.js'
import { findAccount } from '../../domain/account/find-account.js'
import { brandOf } from '../../domain/hub/brand.rules.js'
import { Account } from '../../schema/account.js'
import { Assignment, Language, LauncherSide, Visibility } from '../../schema/words/account.js'
import { EscalateTo } from '../../schema/words/reminder.js'
import { BrandType } from '../brand.type.js'
import { globalId } from '../global-id.js'
import { signedIn, type AgentContext } from './context.js'
import { given } from './given.js'

@InputType({ description: 'What is left out stays as it is. See `Account` for what each setting means.' })
class AccountChanges {
  @Field(() => String, { nullable: true })
  name?: string | null

  @Field(() => String, { nullable: true })
  timeZone?: string | null

  @Field(() => Language, { nullable: true })
  language?: Language | null

  @Field(() => Boolean, { nullable: true })
  hubEnabled?: boolean | null

  @Field(() => Visibility, { nullable: true })
  webChatVisibility?: Visibility | null

  @Field(() => Boolean, { nullable: true })
  launcherEnabled?: boolean | null

  @Field(() => Boolean, { nullable: true })
  mailUnseen?: boolean | null

  @Field(() => LauncherSide, { nullable: true })
  launcherSide?: LauncherSide | null

  @Field(() => String, { nullable: true, description: 'Null takes it away.' })
  brandColour?: string | null

  @Field(() => String, { nullable: true, description: 'Null takes it away.' })
  welcomeMessage?: string | null

  @Field(() => String, { nullable: true, description: 'Null takes it away.' })
  privacyUrl?: string | null

  @Field(() => String, { nullable: true, description: 'Null takes it away.' })
  termsUrl?: string | null

  @Field(() => String, { nullable: true })
  autoReplyInHours?: string | null

  @Field(() => String, { nullable: true })
  autoReplyOutOfHours?: string | null

  @Field(() => String, { nullable: true, description: 'Null takes it away.' })
  holdingText?: string | null

  @Field(() => Boolean, { nullable: true })
  remindersEnabled?: boolean | null

  @Field(() => Boolean, { nullable: true })
  remindersAlways?: boolean | null

  @Field(() => Int, { nullable: true })
  remindAfterMinutes?: number | null

  @Field(() => Int, { nullable: true })
  escalateAfterMinutes?: number | null

  @Field(() => EscalateTo, { nullable: true })
  escalateTo?: EscalateTo | null

  @Field(() => Int, { nullable: true })
  checkInAfterMinutes?: number | null

  @Field(() => Int, { nullable: true })
  repeatEveryMinutes?: number | null

  @Field(() => Int, { nullable: true })
  repeatLimit?: number | null

  @Field(() => Assignment, { nullable: true })
  assignment?: Assignment | null

  @Field(() => [String], {
    nullable: true,
    description: 'Replaces the whole list. `allowedOrigins[0]` is the first in a refusal.',
  })
  allowedOrigins?: string[] | null
}

@Resolver(() => Account)
export class AccountResolver {
  @Query(() => Account, { description: 'Your desk.' })
  async account(@Ctx() context: AgentContext): Promise<Account> {
    const { accountId } = await signedIn(context)
    return findAccount(context.door.app.database.manager, accountId)
  }

  @Query(() => BrandType, {
    description:
      'What the hub makes of a shop’s colour, saved or not, so that everything can be read. BAD_INPUT unless it is a colour `#rrggbb`.',
  })
  async brandOf(
    @Arg('colour', () => String) colour: string,
    @Ctx() context: AgentContext,
  ): Promise<BrandType> {
    await signedIn(context)
    refuseBadColour('colour', colour)
    return brandOf(colour)
  }

  @Mutation(() => Account, {
    description:
      'Changes settings, all together or not at all (R24). BAD_INPUT with the field at fault; FORBIDDEN for agents; EDIT_CONFLICT with the newest `version` if somebody else has saved since.',
  })
  async changeAccount(
    @Arg('expectedVersion', () => Int, { description: '`Account.version` that you saw.' })
    expectedVersion: number,
    @Arg('changes', () => AccountChanges) changes: AccountChanges,
    @Ctx() context: AgentContext,
  ): Promise<Account> {
    const agent = await signedIn(context)
    return context.door.app.transaction((tx) =>
      changeAccount(
        tx,
        agent,
        expectedVersion,
        given(changes, ['brandColour', 'holdingText', 'welcomeMessage', 'privacyUrl', 'termsUrl']),
      ),
    )
  }

  @FieldResolver(() => ID)
  id(@Root() account: Account): string {
    return globalId('Account', account.id)
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether a mail server is set up, so that `reply` can go out by e-mail (R61).',
  })
  sendsMail(@Ctx() { door }: AgentContext): boolean {
    return door.app.mail !== null
  }
}
