import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql'
import { addProfileNote } from '../../domain/profile/add-profile-note.js'
import { deleteProfileNote } from '../../domain/profile/delete-profile-note.js'
import { findProfileNotes, mostNotes } from '../../domain/profile/find-profile-notes.js'
import { Agent } from '../../schema/agent.js'
import { ProfileNote } from '../../schema/profile-note.js'
import { Profile } from '../../schema/profile.js'
import { Uuid } from '../../schema/uuid.js'
import { globalId, rowId } from '../global-id.js'
import { signedIn, type AgentContext } from './context.js'

@Resolver(() => ProfileNote)
export class ProfileNoteResolver {
  @Mutation(() => ProfileNote, {
    description: 'Something to know about a shopper, for the team alone (R49). NOT_FOUND: no such profile.',
  })
  async addProfileNote(
    @Arg('profileId', () => ID) profileId: string,
    @Arg('clientId', () => Uuid, {
      description:
        'Made by you, new for each note. Repeating it answers what was noted then; with another text or profile: IDEMPOTENCY_CONFLICT (R73).',
    })
    clientId: string,
    @Arg('text', () => String, { description: '1 to 4,000 characters.' }) text: string,
    @Ctx() context: AgentContext,
  ): Promise<ProfileNote> {
    const agent = await signedIn(context)
    const profile = rowId('Profile', profileId)
    return context.door.app.transaction((tx) => addProfileNote(tx, agent, profile, { clientId, text }))
  }

  @Mutation(() => Boolean, {
    description:
      'Its words are gone for good. FORBIDDEN: agents delete their own notes only, owners and managers all.',
  })
  async deleteProfileNote(
    @Arg('noteId', () => ID) noteId: string,
    @Ctx() context: AgentContext,
  ): Promise<boolean> {
    const agent = await signedIn(context)
    await context.door.app.transaction((tx) => deleteProfileNote(tx, agent, rowId('ProfileNote', noteId)))
    return true
  }

  @FieldResolver(() => ID)
  id(@Root() { id }: ProfileNote): string {
    return globalId('ProfileNote', id)
  }

  @FieldResolver(() => Agent, { description: 'Who wrote it.' })
  agent(@Root() { agentId }: ProfileNote, @Ctx() { loaders }: AgentContext): Agent | Promise<Agent> {
    return loaders.agent(agentId)
  }
}

@Resolver(() => Profile)
export class NotesOfProfileResolver {
  @FieldResolver(() => [ProfileNote], {
    description: `What the team has noted about the shopper, newest first, at most ${mostNotes}.`,
    complexity: ({ childComplexity }) => mostNotes * childComplexity,
  })
  notes(@Root() profile: Profile, @Ctx() { door }: AgentContext): Promise<ProfileNote[]> {
    return findProfileNotes(door.app.database.manager, profile)
  }
}
