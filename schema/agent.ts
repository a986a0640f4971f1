import { Field, ObjectType } from 'type-graphql'
import { Entity } from 'typeorm'
import {
  IdColumn,
  InstantColumn,
  OptionalInstantColumn,
  RefColumn,
  TextColumn,
  WordColumn,
} from './columns.js'
import { Language, Role } from './words.js'

@ObjectType({ description: 'A member of the team.' })
@Entity('agent')
export class Agent {
  @IdColumn()
  id!: string

  @RefColumn()
  accountId!: string

  @Field(() => String)
  @TextColumn(100)
  name!: string

  @Field(() => String)
  @TextColumn(190)
  email!: string

  @Field(() => Role)
  @WordColumn()
  role!: Role

  @Field(() => Language, { description: 'Of this agent’s console.' })
  @WordColumn()
  language!: Language

  /** argon2id, in PHC form. */
  @TextColumn(200)
  passwordHash!: string

  @InstantColumn()
  createdAt!: Date

  @OptionalInstantColumn()
  deactivatedAt!: Date | null
}
