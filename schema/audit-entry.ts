import { Field, ObjectType } from 'type-graphql'
import { Entity } from 'typeorm'
import { IdColumn, InstantColumn, JsonColumn, OptionalRefColumn, RefColumn, WordColumn } from './columns.js'
import { Instant } from './instant.js'
import { AuditAction, AuditSubject } from './words/audit.js'

/** What one field was and has become. Of a secret it is only said that there is another one. */
export interface Change {
  field: string
  from: unknown
  to: unknown
}

@ObjectType({
  description: 'Who changed what in settings, team and keys (R79). It is written once, and stays as it is.',
})
@Entity('audit_entry')
export class AuditEntry {
  @IdColumn()
  id!: string

  @RefColumn()
  accountId!: string

  @OptionalRefColumn()
  agentId!: string | null

  @Field(() => AuditAction)
  @WordColumn()
  action!: AuditAction

  @Field(() => AuditSubject, { description: 'What was changed.' })
  @WordColumn()
  subjectNoun!: AuditSubject

  @RefColumn()
  subjectId!: string

  @JsonColumn()
  changes!: Change[]

  @Field(() => Instant)
  @InstantColumn()
  at!: Date
}
