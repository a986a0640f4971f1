import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { findOfficeHours } from '../../domain/account/find-account.js'
import { deskStatusAt } from '../../domain/office-hours/desk-status.js'
import { changeOfficeHours } from '../../domain/office-hours/change-office-hours.js'
import { findVersions } from '../../domain/office-hours/find-versions.js'
import { simulateOfficeHours } from '../../domain/office-hours/simulate-office-hours.js'
import { Agent } from '../../schema/agent.js'
import { Instant } from '../../schema/instant.js'
import { OfficeHours } from '../../schema/office-hours.js'
import { globalId } from '../global-id.js'
import { DeskStatus } from '../desk-status.type.js'
import { signedIn, type AgentContext } from './context.js'
import {
  AutoReplyTextsInput,
  DatedExceptionType,
  OfficeHoursConnection,
  OfficeHoursInput,
  OfficeWeekType,
  SimulationType,
} from './office-hours.types.js'
import { cursor, pageOf, readCursor, refuseBadLength, type Page } from './pages.js'

const newest = 2 ** 32

@Resolver(() => OfficeHours)
export class OfficeHoursResolver {
  @Query(() => OfficeHours, {
    nullable: true,
    description: 'The hours in force. Null: none were ever saved, and no automatic reply is sent (R27).',
  })
  async officeHours(@Ctx() context: AgentContext): Promise<OfficeHours | null> {
    const { accountId } = await signedIn(context)
    const { database, clock } = context.door.app
    return findOfficeHours(database.manager, accountId, clock.now())
  }

  @Query(() => DeskStatus, {
    description: 'Whether the desk is open at a moment, by the hours in force then, and until when.',
  })
  async deskStatus(
    @Arg('at', () => Instant, { nullable: true, description: 'Left out: now.' }) at: Date | null | undefined,
    @Ctx() context: AgentContext,
  ): Promise<DeskStatus> {
    const { accountId } = await signedIn(context)
    const { database, clock } = context.door.app
    return deskStatusAt(database.manager, accountId, at ?? clock.now())
  }

  @Query(() => OfficeHoursConnection, {
    description:
      'All versions that were ever saved, newest first. An automatic reply’s decision names its own (R30).',
  })
  async officeHoursVersions(
    @Arg('first', () => Int, { defaultValue: 20, description: '1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: '`pageInfo.endCursor` of the page before.' })
    after: string | null | undefined,
    @Ctx() context: AgentContext,
  ): Promise<Page<OfficeHours>> {
    const { accountId } = await signedIn(context)
    refuseBadLength(first)
    const [version] = after ? readCursor(after) : []
    const rows = await findVersions(context.door.app.database.manager, accountId, {
      before: version ? Number(version) : newest,
      limit: first + 1,
    })
    return pageOf(rows, first, Boolean(after), ({ version, id }) => cursor(String(version), id))
  }

  @Query(() => SimulationType, {
    description:
      'What would happen if somebody began a chat at a moment (R31): by the hours and texts that were in force then, or by others that are not saved. Changes nothing. BAD_INPUT with the field at fault, as on saving.',
  })
  async simulateOfficeHours(
    @Arg('at', () => Instant) at: Date,
    @Arg('hours', () => OfficeHoursInput, {
      nullable: true,
      description: 'Hours that are not saved. Left out: the saved ones.',
    })
    hours: OfficeHoursInput | null | undefined,
    @Arg('timeZone', () => String, { nullable: true, description: 'IANA name. Left out: the account’s.' })
    timeZone: string | null | undefined,
    @Arg('texts', () => AutoReplyTextsInput, { nullable: true })
    texts: AutoReplyTextsInput | null | undefined,
    @Arg('firstName', () => String, {
      nullable: true,
      description: 'Of the shopper, for `{{first_name}}`. Left out: the shop has not told it.',
    })
    firstName: string | null | undefined,
    @Ctx() context: AgentContext,
  ): Promise<SimulationType> {
    const { accountId } = await signedIn(context)
    const { database, clock } = context.door.app
    const supposed = { ...texts, hours, timeZone, firstName }
    return simulateOfficeHours(database.manager, accountId, at, supposed, clock.now())
  }

  @Mutation(() => OfficeHours, {
    description:
      'Saves the whole week and all exceptions, in force from now on (R24). BAD_INPUT with the field at fault; FORBIDDEN for agents; EDIT_CONFLICT with the newest `version` if somebody else has saved since.',
  })
  async changeOfficeHours(
    @Arg('expectedVersion', () => Int, {
      description: '`OfficeHours.version` that you saw; 0: there were none.',
    })
    expectedVersion: number,
    @Arg('hours', () => OfficeHoursInput) hours: OfficeHoursInput,
    @Ctx() context: AgentContext,
  ): Promise<OfficeHours> {
    const agent = await signedIn(context)
    return context.door.app.transaction((tx) => changeOfficeHours(tx, agent, expectedVersion, hours))
  }

  @FieldResolver(() => ID)
  id(@Root() hours: OfficeHours): string {
    return globalId('OfficeHours', hours.id)
  }

  @FieldResolver(() => Agent, {
    nullable: true,
    description: 'Who saved this version. Null: it came with the account, or is from before names were kept.',
  })
  savedBy(@Root() { savedBy }: OfficeHours, @Ctx() { loaders }: AgentContext): Agent | Promise<Agent> | null {
    return savedBy === null ? null : loaders.agent(savedBy)
  }

  @FieldResolver(() => OfficeWeekType)
  week(@Root() hours: OfficeHours): OfficeWeekType {
    return hours.week
  }

  @FieldResolver(() => [DatedExceptionType])
  exceptions(@Root() hours: OfficeHours): DatedExceptionType[] {
    return hours.exceptions
  }
}
