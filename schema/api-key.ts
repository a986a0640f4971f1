import { Field, ObjectType } from 'type-graphql'
import { Column, Entity } from 'typeorm'
import {
  IdColumn,
  InstantColumn,
  JsonColumn,
  OptionalInstantColumn,
  RefColumn,
  TextColumn,
} from './columns.js'
import { Instant } from './instant.js'
import { ApiScope } from './words/key.js'

@ObjectType({
  description:
    'With it a program asks the agents’ door in the name of an agent: of what that agent may do, only what its scopes open (R72). It is shown once, and kept as a hash.',
})
@Entity('api_key')
export class ApiKey {
  @IdColumn()
  id!: string

  @RefColumn()
  accountId!: string

  @RefColumn()
  agentId!: string

  @Field(() => String, { description: 'What the team calls it.' })
  @TextColumn(80)
  name!: string

  @Field(() => [ApiScope], { description: 'They never change: for others make another key.' })
  @JsonColumn()
  scopes!: ApiScope[]

  @Column({ type: 'binary', length: 32 })
  tokenHash!: Buffer

  @Field(() => String, { description: 'Its last four characters, by which its owner knows it again.' })
  @TextColumn(4)
  tokenEnd!: string

  /** What the key was before it was rotated: good until `formerUntil`. */
  @Column({ type: 'binary', length: 32, nullable: true })
  formerHash!: Buffer | null

  @Field(() => Instant, {
    nullable: true,
    description: 'After a rotation: until when the former key is good, too. Null: it never was rotated.',
  })
  @OptionalInstantColumn()
  formerUntil!: Date | null

  /** Made by the client, so that creating again under it creates nothing (R73). */
  @Column({ type: 'binary', length: 16 })
  clientId!: Buffer

  @Column({ type: 'binary', length: 32 })
  contentHash!: Buffer

  /** Made by the client for the last rotation. */
  @Column({ type: 'binary', length: 16, nullable: true })
  rotationId!: Buffer | null

  @Field(() => Instant)
  @InstantColumn()
  createdAt!: Date

  @Field(() => Instant, { nullable: true, description: 'From then on it opens nothing. Null: never.' })
  @OptionalInstantColumn()
  expiresAt!: Date | null

  @Field(() => Instant, { nullable: true, description: 'To the minute. Null: never.' })
  @OptionalInstantColumn()
  lastUsedAt!: Date | null

  @Field(() => Instant, { nullable: true, description: 'From then on it opens nothing. Null: it is live.' })
  @OptionalInstantColumn()
  revokedAt!: Date | null
}
