import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql'
import { badInput } from '../../domain/errors.js'
import {
  changeSavedReply,
  createSavedReply,
  deleteSavedReply,
} from '../../domain/saved-reply/change-saved-replies.js'
import { fillSavedReply } from '../../domain/saved-reply/fill-saved-reply.js'
import { findDeletedSavedReplies, findSavedReplies } from '../../domain/saved-reply/find-saved-replies.js'
import { restoreSavedReply } from '../../domain/saved-reply/restore-saved-reply.js'
import { Agent } from '../../schema/agent.js'
import { SavedReply } from '../../schema/saved-reply.js'
import { Uuid } from '../../schema/uuid.js'
import { Language } from '../../schema/words/account.js'
import { globalId, rowId } from '../global-id.js'
import { signedIn, type AgentContext } from './context.js'
import { given } from './given.js'

@InputType({ description: 'See `SavedReply` for what each field means.' })
class SavedReplyDraft {
  @Field(() => String)
  title!: string

  @Field(() => String)
  shortcut!: string

  @Field(() => String, { nullable: true })
  category?: string | null

  @Field(() => String, { nullable: true })
  textEn?: string | null

  @Field(() => String, { nullable: true })
  textFr?: string | null

  @Field(() => Boolean, { defaultValue: false })
  isHolding!: boolean
}

@InputType({
  description: 'What is left out stays as it is. A null takes a category or one of the texts away.',
})
class SavedReplyChanges {
  @Field(() => String, { nullable: true })
  title?: string | null

  @Field(() => String, { nullable: true })
  shortcut?: string | null

  @Field(() => String, { nullable: true })
  category?: string | null

  @Field(() => String, { nullable: true })
  textEn?: string | null

  @Field(() => String, { nullable: true })
  textFr?: string | null

  @Field(() => Boolean, { nullable: true })
  isHolding?: boolean | null
}

@ObjectType({ description: 'A variable for which there was neither a value nor a fallback.' })
class MissingValue {
  @Field(() => String, { description: '`first_name`' })
  name!: string

  @Field(() => Int, { description: 'Where in the text it would stand, in UTF-16 units.' })
  at!: number
}

@ObjectType({ description: 'A saved reply, ready to be sent (R49).' })
class FilledReply {
  @Field(() => String, { description: 'As it would be sent.' })
  text!: string

  @Field(() => Language, { description: 'The language that was taken.' })
  language!: Language

  @Field(() => [MissingValue], { description: 'What the text lacks; ask people to write it themselves.' })
  missing!: MissingValue[]
}

const longestQuery = 200

@Resolver(() => SavedReply)
export class SavedReplyResolver {
  @Query(() => [SavedReply], { description: 'The most used first; at most 500 (R49).' })
  async savedReplies(
    @Arg('query', () => String, {
      defaultValue: '',
      description:
        'Only those that hold all these words, or the beginnings of words. At most 200 characters.',
    })
    query: string,
    @Ctx() context: AgentContext,
  ): Promise<SavedReply[]> {
    const { accountId } = await signedIn(context)
    if (query.length > longestQuery) throw badInput('query', `At most ${longestQuery} characters.`)
    return findSavedReplies(context.door.app.database.manager, accountId, query)
  }

  @Query(() => [SavedReply], {
    description: 'The bin: what was deleted within 30 days, newest first, at most 500. FORBIDDEN for agents.',
  })
  async deletedSavedReplies(@Ctx() context: AgentContext): Promise<SavedReply[]> {
    const agent = await signedIn(context)
    const { clock, database } = context.door.app
    return findDeletedSavedReplies(database.manager, agent, clock.now())
  }

  @Query(() => FilledReply, {
    description:
      'A saved reply as you would send it in a ticket now (R49). Nothing is sent, and nothing counted.',
  })
  async fillSavedReply(
    @Arg('savedReplyId', () => ID) savedReplyId: string,
    @Arg('ticketId', () => ID) ticketId: string,
    @Arg('language', () => Language, {
      nullable: true,
      description:
        'Left out, or without a text in it: the shopper’s language, else the account’s, else the one there is.',
    })
    language: Language | null | undefined,
    @Ctx() context: AgentContext,
  ): Promise<FilledReply> {
    const agent = await signedIn(context)
    const { clock, database } = context.door.app
    const place = {
      savedReplyId: rowId('SavedReply', savedReplyId),
      ticketId: rowId('Ticket', ticketId),
      wished: language ?? null,
    }
    return fillSavedReply(database.manager, agent, place, clock.now())
  }

  @Mutation(() => SavedReply, {
    description:
      'A new saved reply (R49). FORBIDDEN for agents; BAD_INPUT with the field: a shortcut that another one has, a variable that there is not.',
  })
  async createSavedReply(
    @Arg('clientId', () => Uuid, { description: 'Made by you, new for each (R73).' }) clientId: string,
    @Arg('draft', () => SavedReplyDraft) draft: SavedReplyDraft,
    @Ctx() context: AgentContext,
  ): Promise<SavedReply> {
    const agent = await signedIn(context)
    const { title, shortcut, category = null, textEn = null, textFr = null, isHolding } = draft
    return context.door.app.transaction((tx) =>
      createSavedReply(tx, agent, clientId, { title, shortcut, category, textEn, textFr, isHolding }),
    )
  }

  @Mutation(() => SavedReply, {
    description:
      'Changes it, all together or not at all (R49). FORBIDDEN for agents; EDIT_CONFLICT with the newest `version` if somebody else has saved since.',
  })
  async changeSavedReply(
    @Arg('savedReplyId', () => ID) savedReplyId: string,
    @Arg('expectedVersion', () => Int, { description: '`SavedReply.version` that you saw.' })
    expectedVersion: number,
    @Arg('changes', () => SavedReplyChanges) changes: SavedReplyChanges,
    @Ctx() context: AgentContext,
  ): Promise<SavedReply> {
    const agent = await signedIn(context)
    const said = given(changes, ['category', 'textEn', 'textFr'])
    return context.door.app.transaction((tx) =>
      changeSavedReply(tx, agent, rowId('SavedReply', savedReplyId), expectedVersion, said),
    )
  }

  @Mutation(() => Boolean, {
    description:
      'Puts it into the bin: for 30 days `restoreSavedReply` takes it out again. Its shortcut is free at once. FORBIDDEN for agents.',
  })
  async deleteSavedReply(
    @Arg('savedReplyId', () => ID) savedReplyId: string,
    @Ctx() context: AgentContext,
  ): Promise<boolean> {
    const agent = await signedIn(context)
    await context.door.app.transaction((tx) => deleteSavedReply(tx, agent, rowId('SavedReply', savedReplyId)))
    return true
  }

  @Mutation(() => SavedReply, {
    description:
      'Takes it out of the bin (R49). One that is not in there stays as it is. FORBIDDEN for agents; NOT_FOUND after 30 days; BAD_INPUT with `shortcut` if another one has that by now.',
  })
  async restoreSavedReply(
    @Arg('savedReplyId', () => ID) savedReplyId: string,
    @Arg('shortcut', () => String, { nullable: true, description: 'Another one. Left out: its own.' })
    shortcut: string | null | undefined,
    @Ctx() context: AgentContext,
  ): Promise<SavedReply> {
    const agent = await signedIn(context)
    const id = rowId('SavedReply', savedReplyId)
    return context.door.app.transaction((tx) => restoreSavedReply(tx, agent, id, shortcut ?? null))
  }

  @FieldResolver(() => ID)
  id(@Root() reply: SavedReply): string {
    return globalId('SavedReply', reply.id)
  }

  @FieldResolver(() => Agent, { nullable: true, description: 'Who sent it last.' })
  lastUsedBy(
    @Root() { lastUsedById }: SavedReply,
    @Ctx() { loaders }: AgentContext,
  ): Agent | Promise<Agent> | null {
    return lastUsedById === null ? null : loaders.agent(lastUsedById)
  }

  @FieldResolver(() => Agent, { nullable: true, description: 'Who put it into the bin.' })
  deletedBy(
    @Root() { deletedById }: SavedReply,
    @Ctx() { loaders }: AgentContext,
  ): Agent | Promise<Agent> | null {
    return deletedById === null ? null : loaders.agent(deletedById)
  }
}
