import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql'
import { badInput } from '../../domain/errors.js'
import { findAccount } from '../../domain/account/find-account.js'
import { changeSmsSettings } from '../../domain/sms/change-sms-settings.js'
import { findSmsSettings } from '../../domain/sms/find-sms-settings.js'
import type { TextingState } from '../../domain/sms/find-sms-tickets.js'
import { lengthOfText, mostSegments } from '../../domain/sms/segments.rules.js'
import { findPlace, OutboundFault } from '../../platform/outbound.js'
import { Instant } from '../../schema/instant.js'
import { SmsSettings } from '../../schema/sms.js'
import { Ticket } from '../../schema/ticket.js'
import { SmsEncoding, SmsProvider } from '../../schema/words/sms.js'
import { Channel } from '../../schema/words/ticket.js'
import { signedIn, type AgentContext } from './context.js'
import { given } from './given.js'

@InputType({ description: 'What is left out stays as it is.' })
class SmsChanges {
  @Field(() => Boolean, { nullable: true })
  isEnabled?: boolean | null

  @Field(() => SmsProvider, { nullable: true })
  provider?: SmsProvider | null

  @Field(() => String, { nullable: true, description: 'E.164. Null takes it away.' })
  number?: string | null

  @Field(() => String, {
    nullable: true,
    description: 'An https address of the internet, without a path of Twilio’s. Null: Twilio itself.',
  })
  baseUrl?: string | null

  @Field(() => String, { nullable: true, description: 'Null takes it away.' })
  accountSid?: string | null

  @Field(() => String, {
    nullable: true,
    description:
      'Never told again. With another `baseUrl` or `accountSid` it is entered again. Null takes it away.',
  })
  authToken?: string | null

  @Field(() => Boolean, { nullable: true })
  answersKeywords?: boolean | null
}

@ObjectType({ description: 'What a text would take.' })
class TextLength {
  @Field(() => SmsEncoding)
  encoding!: SmsEncoding

  @Field(() => Int, { description: 'How many texts it is, each of which is paid for. 0: it is empty.' })
  segments!: number

  @Field(() => Int, { description: 'How much more fits into the last of them.' })
  unitsLeft!: number

  @Field(() => Int, { description: '`reply` refuses what takes more.' })
  mostSegments!: number
}

@ObjectType({ description: 'What an SMS ticket has besides (R77).' })
class TicketSms {
  @Field(() => String, { description: 'The shopper’s number, E.164.' })
  number!: string

  @Field(() => Instant, {
    nullable: true,
    description: 'Since when the shopper wants no texts: `reply` says SMS_STOPPED. Null: they may be texted.',
  })
  stoppedAt!: Date | null

  @Field(() => Boolean, { description: 'False: SMS is switched off, and `reply` says SMS_UNAVAILABLE.' })
  isOn!: boolean

  followsId!: string | null
}

@Resolver(() => SmsSettings)
export class SmsResolver {
  @Query(() => SmsSettings, { description: 'How shoppers are texted (R77). FORBIDDEN but for owners.' })
  async smsSettings(@Ctx() context: AgentContext): Promise<SmsSettings> {
    return findSmsSettings(context.door.app.database.manager, await signedIn(context))
  }

  @Query(() => TextLength, {
    description:
      'How many texts these words would be: one character outside the small set makes all of them wide.',
  })
  async textLength(
    @Arg('text', () => String, { description: 'At most 4,000 characters.' }) text: string,
    @Ctx() context: AgentContext,
  ): Promise<TextLength> {
    await signedIn(context)
    if (text.length > 8_000) throw badInput('text', 'At most 4,000 characters.')
    return { ...lengthOfText(text), mostSegments }
  }

  @Mutation(() => SmsSettings, {
    description:
      'Changes them, all together or not at all. BAD_INPUT with the field at fault; EDIT_CONFLICT with the newest `version` if somebody else has saved since; FORBIDDEN but for owners.',
  })
  async changeSmsSettings(
    @Arg('expectedVersion', () => Int, { description: '`SmsSettings.version` that you saw.' })
    expectedVersion: number,
    @Arg('changes', () => SmsChanges) changes: SmsChanges,
    @Ctx() context: AgentContext,
  ): Promise<SmsSettings> {
    const agent = await signedIn(context)
    const wish = given(changes, ['number', 'baseUrl', 'accountSid', 'authToken'])
    // Whoever may not change anything learns nothing of where a name leads.
    await findSmsSettings(context.door.app.database.manager, agent)
    if (wish.baseUrl) wish.baseUrl = await readPlace(context, wish.baseUrl)
    return context.door.app.transaction((tx) => changeSmsSettings(tx, agent, expectedVersion, wish))
  }

  @FieldResolver(() => Boolean, { description: 'Whether a token is kept. It is never told.' })
  hasAuthToken(@Root() { authToken }: SmsSettings): boolean {
    return authToken !== null
  }

  @FieldResolver(() => String, { description: 'Where the provider is to send what shoppers text.' })
  async inboundUrl(@Root() { accountId }: SmsSettings, @Ctx() { door }: AgentContext): Promise<string> {
    const { publicId } = await findAccount(door.app.database.manager, accountId)
    return `${door.app.config.publicUrl}/hooks/sms/${encodeURIComponent(publicId)}`
  }
}

async function readPlace({ door }: AgentContext, written: string): Promise<string> {
  const url = written.trim().replace(/\/+$/, '')
  if (url.length > 300) throw badInput('baseUrl', 'At most 300 characters.')
  try {
    await findPlace(url, door.app.outbound)
  } catch (error) {
    if (error instanceof OutboundFault) throw badInput('baseUrl', error.fault)
    throw error
  }
  return url
}

@Resolver(() => Ticket)
export class SmsOfTicketResolver {
  @FieldResolver(() => TicketSms, { nullable: true, description: 'Null: a web chat.' })
  sms(
    @Root() { id, channel }: Ticket,
    @Ctx() { loaders }: AgentContext,
  ): Promise<TextingState | null> | null {
    return channel === Channel.SMS ? loaders.texting(id) : null
  }
}

@Resolver(() => TicketSms)
export class TicketSmsResolver {
  @FieldResolver(() => Ticket, {
    nullable: true,
    description: 'The closed ticket of the same number before it; null: this is the first.',
  })
  follows(@Root() { followsId }: TicketSms, @Ctx() { loaders }: AgentContext): Promise<Ticket | null> | null {
    return followsId === null ? null : loaders.ticketIfAny(followsId)
  }
}
