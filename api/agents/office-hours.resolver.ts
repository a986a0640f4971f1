import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { findOfficeHours } from '../../domain/account/find-account.js'
import { deskStatusAt } from '../../domain/office-hours/desk-status.js'
import { changeOfficeHours } from '../../domain/office-hours/change-office-hours.js'
import { Instant } from '../../schema/instant.js'
import { OfficeHours } from '../../schema/office-hours.js'
import { globalId } from '../global-id.js'
import { DeskStatus } from '../desk-status.type.js'
import { signedIn, type AgentContext } from './context.js'
import { DatedExceptionType, OfficeHoursInput, OfficeWeekType } from './office-hours.types.js'

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

  @FieldResolver(() => OfficeWeekType)
  week(@Root() hours: OfficeHours): OfficeWeekType {
    return hours.week
  }

  @FieldResolver(() => [DatedExceptionType])
  exceptions(@Root() hours: OfficeHours): DatedExceptionType[] {
    return hours.exceptions
  }
}
