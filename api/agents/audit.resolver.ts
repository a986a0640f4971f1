import { Arg, Ctx, Field, FieldResolver, ID, Int, ObjectType, Query, Resolver, Root } from 'type-graphql'
import { findAuditLog } from '../../domain/audit/find-audit-log.js'
import { Agent } from '../../schema/agent.js'
import { AuditEntry } from '../../schema/audit-entry.js'
import { globalId } from '../global-id.js'
import { signedIn, type AgentContext } from './context.js'
import { cursor, PageInfo, pageOf, readCursor, refuseBadLength, type Page } from './pages.js'

@ObjectType({ description: 'What one field was, and has become.' })
class AuditChange {
  @Field(() => String)
  field!: string

  @Field(() => String, { nullable: true, description: 'A text as it was, all else as JSON; null: nothing.' })
  from!: string | null

  @Field(() => String, { nullable: true, description: 'A text as it is, all else as JSON; null: nothing.' })
  to!: string | null
}

@ObjectType()
class AuditEntryEdge {
  @Field(() => String)
  cursor!: string

  @Field(() => AuditEntry)
  node!: AuditEntry
}

@ObjectType()
class AuditEntryConnection {
  @Field(() => [AuditEntryEdge])
  edges!: AuditEntryEdge[]

  @Field(() => PageInfo)
  pageInfo!: PageInfo
}

const nouns = {
  account: 'Account',
  'office-hours': 'OfficeHours',
  agent: 'Agent',
  invitation: 'Invitation',
  'identity-key': 'IdentityKey',
  'api-key': 'ApiKey',
  label: 'Label',
  'saved-reply': 'SavedReply',
  profile: 'Profile',
  webhook: 'Webhook',
  sms: 'SmsSettings',
} as const

@Resolver(() => AuditEntry)
export class AuditResolver {
  @Query(() => AuditEntryConnection, {
    description: 'Who changed what in settings, team and keys, newest first (R79). FORBIDDEN for agents.',
  })
  async auditLog(
    @Arg('first', () => Int, { defaultValue: 50, description: '1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: '`pageInfo.endCursor` of the page before.' })
    after: string | null | undefined,
    @Ctx() context: AgentContext,
  ): Promise<Page<AuditEntry>> {
    const agent = await signedIn(context)
    refuseBadLength(first)
    const [, before = null] = after ? readCursor(after) : []
    const { manager } = context.door.app.database
    const rows = await findAuditLog(manager, agent, { before, limit: first + 1 })
    return pageOf(rows, first, Boolean(after), ({ at, id }) => cursor(String(at.getTime()), id))
  }

  @FieldResolver(() => ID)
  id(@Root() { id }: AuditEntry): string {
    return globalId('AuditEntry', id)
  }

  @FieldResolver(() => Agent, { nullable: true, description: 'Who did it; null: Deskbell itself.' })
  agent(@Root() { agentId }: AuditEntry, @Ctx() { loaders }: AgentContext): Agent | Promise<Agent> | null {
    return agentId === null ? null : loaders.agent(agentId)
  }

  @FieldResolver(() => ID, { description: 'The id of what was changed.' })
  subjectId(@Root() { subjectNoun, subjectId }: AuditEntry): string {
    return globalId(nouns[subjectNoun], subjectId)
  }

  @FieldResolver(() => [AuditChange], { description: 'Never a secret.' })
  changes(@Root() { changes }: AuditEntry): AuditChange[] {
    return changes.map(({ field, from, to }) => ({ field, from: inText(from), to: inText(to) }))
  }
}

function inText(value: unknown): string | null {
  if (value === null) return null
  return typeof value === 'string' ? value : JSON.stringify(value)
}
