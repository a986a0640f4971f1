import { Field, ObjectType } from 'type-graphql'
import { Instant } from '../../schema/instant.js'
import { Language, LauncherSide } from '../../schema/words/account.js'
import { BrandType } from '../brand.type.js'
import { DeskStatus } from '../desk-status.type.js'

@ObjectType({ description: 'What the Chat tab shows before anything is said.' })
export class HubChat {
  @Field(() => String, {
    nullable: true,
    description: 'First bubble of the chat, and bubble over the launcher (R5, R6). Null: none.',
  })
  welcomeMessage!: string | null

  @Field(() => Boolean, { description: 'Whether to show the launcher.' })
  launcher!: boolean

  @Field(() => LauncherSide, { description: 'Where in the window the hub stands.' })
  side!: LauncherSide

  @Field(() => BrandType, { nullable: true, description: 'The shop’s colour. Null: the hub’s own.' })
  brand!: BrandType | null

  @Field(() => String, { nullable: true, description: 'Show it before the first message (R8).' })
  privacyUrl!: string | null

  @Field(() => String, { nullable: true, description: 'Show it before the first message (R8).' })
  termsUrl!: string | null

  @Field(() => DeskStatus, { description: 'Whether somebody is there. One can write at any hour.' })
  status!: DeskStatus
}

@ObjectType({ description: 'The shop’s hub, as this shopper sees it.' })
export class Hub {
  @Field(() => String)
  shopName!: string

  @Field(() => Language, { description: 'The shopper’s, if the shop has told it; else the shop’s.' })
  language!: Language

  @Field(() => String, { nullable: true, description: 'Of the shopper.' })
  firstName!: string | null

  @Field(() => HubChat, {
    nullable: true,
    description: 'Null: web chat is switched off; show no Chat tab (R3, R4).',
  })
  chat!: HubChat | null
}

@ObjectType('ShopperSession', { description: 'A session of a shopper whose identity the shop has proved.' })
export class ShopperSessionType {
  @Field(() => String, {
    description: 'Send it as `Authorization: Bearer …`; on a socket as connection parameter `token`.',
  })
  token!: string

  @Field(() => Instant)
  expiresAt!: Date
}
