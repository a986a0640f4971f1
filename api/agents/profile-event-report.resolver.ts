import { Arg, Ctx, Field, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql'
import { reportProfileEvents } from '../../domain/profile/report-profile-events.js'
import { mostEvents, type ReportedEvent } from '../../domain/profile/reported-event.rules.js'
import { Instant } from '../../schema/instant.js'
import { Language } from '../../schema/words/account.js'
import { ProfileEventKind } from '../../schema/words/profile.js'
import { signedIn, type AgentContext } from './context.js'

@InputType({
  description:
    'Who it happened to. All but the id is for somebody whom the desk has not met: a known profile stays as it is.',
})
class ReportedShopper {
  @Field(() => String, {
    description:
      'The shop’s own id of the shopper: `sub` of the identity token (R70). 1 to 190 characters, compared byte for byte.',
  })
  externalId!: string

  @Field(() => String, { nullable: true, description: 'At most 100 characters.' })
  name?: string | null

  @Field(() => String, { nullable: true, description: 'An e-mail address of at most 190 characters.' })
  email?: string | null

  @Field(() => String, { nullable: true, description: 'E.164, `+33612345678`.' })
  phone?: string | null

  @Field(() => Language, { nullable: true })
  language?: Language | null

  @Field(() => String, { nullable: true, description: 'IANA name, `Europe/Paris`.' })
  timeZone?: string | null
}

@InputType({ description: 'A sum of money.' })
class ReportedMoney {
  @Field(() => Int, { description: 'In the smallest unit of the currency, not below 0: 84.90 € is 8490.' })
  amount!: number

  @Field(() => String, { description: 'ISO 4217, `EUR`.' })
  currency!: string
}

@InputType({ description: 'A part of an order.' })
class ReportedItem {
  @Field(() => String, { description: '1 to 200 characters.' })
  name!: string

  @Field(() => Int, { description: 'At least 1.' })
  quantity!: number
}

@InputType({ description: 'What is known besides the sentence. See `ProfileEventDetails`.' })
class ReportedDetails {
  @Field(() => String, {
    nullable: true,
    description: 'The order’s, at most 40 characters, `#1093`. Events of one order share it.',
  })
  number?: string | null

  @Field(() => ReportedMoney, { nullable: true })
  total?: ReportedMoney | null

  @Field(() => [ReportedItem], { nullable: true, description: 'At most 50.' })
  items?: ReportedItem[] | null

  @Field(() => String, {
    nullable: true,
    description: 'Where the team finds more: an http or https address of at most 500 characters.',
  })
  url?: string | null
}

@InputType({ description: 'Something that has happened between a shopper and the shop.' })
class ProfileEventReport implements ReportedEvent {
  @Field(() => String, {
    description:
      'Made by you, once for ever in the account: reported again under it, even differently, it adds and changes nothing (R73). 1 to 100 characters.',
  })
  externalId!: string

  @Field(() => ReportedShopper)
  shopper!: ReportedShopper

  @Field(() => ProfileEventKind)
  kind!: ProfileEventKind

  @Field(() => String, {
    description: 'A sentence on one line, 1 to 300 characters: “Placed order #1093, 84.90 €”.',
  })
  title!: string

  @Field(() => Instant, { description: 'Not before 1990, and at most a day ahead.' })
  occurredAt!: Date

  @Field(() => ReportedDetails, { nullable: true })
  details?: ReportedDetails | null
}

@ObjectType({ description: 'What has become of a report. Each id stands in one of the lists, once.' })
class ProfileEventReceipt {
  @Field(() => [String], { description: 'The ids of what is new, in your order.' })
  recorded!: string[]

  @Field(() => [String], { description: 'The ids of what was known before: left as it was.' })
  known!: string[]
}

@Resolver()
export class ProfileEventReportResolver {
  @Mutation(() => ProfileEventReceipt, {
    description: `Tells what shoppers did in the shop, for the timeline beside their tickets (R76): all of it or none. At most ${mostEvents} at once, and like any request at most 64 KiB: some 200 plain ones. Whoever is not known gets a profile. BAD_INPUT names the event and the field at fault: \`events[3].title\`. FORBIDDEN for agents.`,
  })
  async recordProfileEvents(
    @Arg('events', () => [ProfileEventReport]) events: ProfileEventReport[],
    @Ctx() context: AgentContext,
  ): Promise<ProfileEventReceipt> {
    const agent = await signedIn(context)
    return context.door.app.transaction((tx) => reportProfileEvents(tx, agent, events))
  }
}
