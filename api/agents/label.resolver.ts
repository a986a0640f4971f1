import { Arg, Ctx, Field, FieldResolver, ID, InputType, Mutation, Query, Resolver, Root } from 'type-graphql'
import { changeLabel } from '../../domain/label/change-label.js'
import { createLabel } from '../../domain/label/create-label.js'
import { deleteLabel } from '../../domain/label/delete-label.js'
import { findLabels } from '../../domain/label/find-labels.js'
import { labelTicket, unlabelTicket } from '../../domain/label/label-ticket.js'
import { Label } from '../../schema/label.js'
import { Ticket } from '../../schema/ticket.js'
import { Uuid } from '../../schema/uuid.js'
import { LabelColour } from '../../schema/words/ticket.js'
import { globalId, rowId } from '../global-id.js'
import { signedIn, type AgentContext } from './context.js'
import { given } from './given.js'

@InputType({ description: 'What is left out stays as it is.' })
class LabelChanges {
  @Field(() => String, { nullable: true })
  name?: string | null

  @Field(() => LabelColour, { nullable: true })
  colour?: LabelColour | null
}

const ofLabels = 'Each once; 1 to 20. NOT_FOUND if one of them does not exist: then nothing is changed.'

@Resolver(() => Label)
export class LabelResolver {
  @Query(() => [Label], { description: 'All labels of the account, by name; at most 200 (R49).' })
  async labels(@Ctx() context: AgentContext): Promise<Label[]> {
    const { accountId } = await signedIn(context)
    return findLabels(context.door.app.database.manager, accountId)
  }

  @Mutation(() => Label, {
    description:
      'A new label (R49). FORBIDDEN for agents; BAD_INPUT with `name` if there is one of that name, or 200 in all.',
  })
  async createLabel(
    @Arg('clientId', () => Uuid, { description: 'Made by you, new for each label (R73).' }) clientId: string,
    @Arg('name', () => String, { description: '1 to 40 characters.' }) name: string,
    @Arg('colour', () => LabelColour) colour: LabelColour,
    @Ctx() context: AgentContext,
  ): Promise<Label> {
    const agent = await signedIn(context)
    return context.door.app.transaction((tx) => createLabel(tx, agent, { clientId, name, colour }))
  }

  @Mutation(() => Label, {
    description: 'Another name or colour, on every ticket that has it (R49). FORBIDDEN for agents.',
  })
  async changeLabel(
    @Arg('labelId', () => ID) labelId: string,
    @Arg('changes', () => LabelChanges) changes: LabelChanges,
    @Ctx() context: AgentContext,
  ): Promise<Label> {
    const agent = await signedIn(context)
    return context.door.app.transaction((tx) =>
      changeLabel(tx, agent, rowId('Label', labelId), given(changes, [])),
    )
  }

  @Mutation(() => Boolean, {
    description: 'Takes it off every ticket, and away; there is no way back. FORBIDDEN for agents.',
  })
  async deleteLabel(
    @Arg('labelId', () => ID) labelId: string,
    @Ctx() context: AgentContext,
  ): Promise<boolean> {
    const agent = await signedIn(context)
    await context.door.app.transaction((tx) => deleteLabel(tx, agent, rowId('Label', labelId)))
    return true
  }

  @Mutation(() => Ticket, {
    description:
      'Puts labels on a ticket, at most 20 (R49). What it has already changes nothing; a closed one may be labelled.',
  })
  async label(
    @Arg('ticketId', () => ID) ticketId: string,
    @Arg('labelIds', () => [ID], { description: ofLabels }) labelIds: string[],
    @Ctx() context: AgentContext,
  ): Promise<Ticket> {
    const agent = await signedIn(context)
    const ids = labelIds.map((id) => rowId('Label', id))
    return context.door.app.transaction((tx) => labelTicket(tx, agent, rowId('Ticket', ticketId), ids))
  }

  @Mutation(() => Ticket, {
    description: 'Takes labels off a ticket (R49). What it does not have changes nothing.',
  })
  async unlabel(
    @Arg('ticketId', () => ID) ticketId: string,
    @Arg('labelIds', () => [ID], { description: ofLabels }) labelIds: string[],
    @Ctx() context: AgentContext,
  ): Promise<Ticket> {
    const agent = await signedIn(context)
    const ids = labelIds.map((id) => rowId('Label', id))
    return context.door.app.transaction((tx) => unlabelTicket(tx, agent, rowId('Ticket', ticketId), ids))
  }

  @FieldResolver(() => ID)
  id(@Root() label: Label): string {
    return globalId('Label', label.id)
  }
}

@Resolver(() => Ticket)
export class LabelsOfTicketResolver {
  @FieldResolver(() => [Label], { description: 'By name, at most 20 (R49).' })
  labels(@Root() ticket: Ticket, @Ctx() { loaders }: AgentContext): Label[] | Promise<Label[]> {
    return loaders.labelsOf(ticket.id)
  }
}
