import { Field, Int, ObjectType } from 'type-graphql'
import { Column, Entity } from 'typeorm'
import {
  IdColumn,
  InstantColumn,
  JsonColumn,
  OptionalInstantColumn,
  OptionalTextColumn,
  OptionalWordColumn,
  TextColumn,
  WordColumn,
} from './columns.js'
import { Instant } from './instant.js'
import { Assignment, Language, LauncherSide, Visibility } from './words/account.js'
import { DeskState } from './words/office-hours.js'
import { EscalateTo } from './words/reminder.js'

@ObjectType({ description: 'One shop’s desk.' })
@Entity('account')
export class Account {
  @IdColumn()
  id!: string

  @Field(() => String, { description: 'What the shop puts as `aud` into identity tokens (R70).' })
  @TextColumn(40)
  publicId!: string

  @Field(() => String)
  @TextColumn(100)
  name!: string

  @Field(() => String, {
    description: 'IANA name, `Europe/Paris`. Office hours are wall-clock times here (R21).',
  })
  @TextColumn(64)
  timeZone!: string

  @Field(() => Language, { description: 'Of default texts, and of shoppers whose language is not known.' })
  @WordColumn()
  language!: Language

  @Field(() => Int, {
    description: 'Grows with each change of the settings; `changeAccount` wants the one you saw.',
  })
  @Column({ type: 'int', unsigned: true })
  version!: number

  @Field(() => Boolean, { description: 'The hub must be on before web chat can be (R3).' })
  @Column({ type: 'boolean' })
  hubEnabled!: boolean

  @Field(() => Visibility, { description: 'Who sees the Chat tab (R4).' })
  @WordColumn()
  webChatVisibility!: Visibility

  @Field(() => Boolean, {
    description: 'Whether the hub shows its launcher, and over it the welcome bubble (R6).',
  })
  @Column({ type: 'boolean' })
  launcherEnabled!: boolean

  @Field(() => LauncherSide, { description: 'Where in the window the hub stands.' })
  @Column({
    type: 'varchar',
    length: 24,
    charset: 'ascii',
    collation: 'ascii_bin',
    default: LauncherSide.RIGHT,
  })
  launcherSide!: LauncherSide

  @Field(() => String, {
    nullable: true,
    description: 'Colour of the shop in the hub, `#9a4a32`. Null: the hub’s own. See `brandOf`.',
  })
  @OptionalWordColumn()
  brandColour!: string | null

  @Field(() => String, {
    nullable: true,
    description: 'First bubble of every chat (R5). Null: no bubble. At most 300 characters.',
  })
  @OptionalTextColumn(300)
  welcomeMessage!: string | null

  @Field(() => String, {
    nullable: true,
    description: 'Shown before the first message (R8). Starts with https://.',
  })
  @OptionalTextColumn(500)
  privacyUrl!: string | null

  @Field(() => String, {
    nullable: true,
    description: 'Shown before the first message (R8). Starts with https://.',
  })
  @OptionalTextColumn(500)
  termsUrl!: string | null

  @Field(() => String, {
    description: 'Automatic reply to a new request in hours (R25). Empty: none. At most 500 characters.',
  })
  @TextColumn(500)
  autoReplyInHours!: string

  @Field(() => String, {
    description: 'Automatic reply outside the hours (R26). Empty: none. At most 500 characters.',
  })
  @TextColumn(500)
  autoReplyOutOfHours!: string

  @Field(() => String, {
    nullable: true,
    description:
      'What a holding reply says if the agent writes nothing else (R57). Null: the console’s own words. At most 500 characters.',
  })
  @OptionalTextColumn(500)
  holdingText!: string | null

  @Field(() => Boolean, {
    description:
      'Whether what the team wrote and the shopper has not seen goes to their e-mail address when an agent closes the chat (R61).',
  })
  @Column({ type: 'boolean', default: true })
  mailUnseen!: boolean

  @Field(() => Boolean, { description: 'Whether the bell rings at all.' })
  @Column({ type: 'boolean' })
  remindersEnabled!: boolean

  @Field(() => Boolean, {
    description: 'Reminder time runs around the clock; false: in office hours only (R56).',
  })
  @Column({ type: 'boolean' })
  remindersAlways!: boolean

  @Field(() => Int, { description: 'Minutes of waiting until the first ring (R55). 1 to 30.' })
  @Column({ type: 'int', unsigned: true })
  remindAfterMinutes!: number

  @Field(() => Int, {
    description:
      'Minutes of waiting until the whole team is rung (R55). More than `remindAfterMinutes`, at most 60.',
  })
  @Column({ type: 'int', unsigned: true })
  escalateAfterMinutes!: number

  @Field(() => EscalateTo, { description: 'Who hears an escalation, besides the ticket’s agent (R55).' })
  @Column({
    type: 'varchar',
    length: 24,
    charset: 'ascii',
    collation: 'ascii_bin',
    default: EscalateTo.EVERYBODY,
  })
  escalateTo!: EscalateTo

  @Field(() => Int, {
    description: 'Minutes after a holding reply until the bell asks for news (R57). 1 to 30.',
  })
  @Column({ type: 'int', unsigned: true, default: 4 })
  checkInAfterMinutes!: number

  @Field(() => Int, { description: 'Minutes between the rings that follow an escalation. 1 to 60.' })
  @Column({ type: 'int', unsigned: true })
  repeatEveryMinutes!: number

  @Field(() => Int, {
    description: 'How many rings may follow an escalation before the next opening of the desk. 0 to 20.',
  })
  @Column({ type: 'int', unsigned: true })
  repeatLimit!: number

  @Field(() => Assignment, { description: 'Who gets a new chat (R48).' })
  @WordColumn()
  assignment!: Assignment

  @Field(() => Instant, {
    nullable: true,
    description:
      'When a page of the shop last showed the widget to a shopper whose identity it proved, to the minute (R70). Null: never.',
  })
  @OptionalInstantColumn()
  widgetSeenAt!: Date | null

  @Field(() => String, {
    nullable: true,
    description:
      'On which page’s origin that was, as the browser told it: `https://shop.example`. Null: it did not.',
  })
  @OptionalTextColumn(200)
  widgetSeenOrigin!: string | null

  @Field(() => [String], {
    description:
      'On which pages the widget works: `https://shop.example`, `https://*.shop.example`, `http://localhost:3000`. Empty: on every page. At most 20.',
  })
  @JsonColumn()
  allowedOrigins!: string[]

  @Field(() => Instant, {
    nullable: true,
    description:
      'When a page that is not among `allowedOrigins` was last refused, to the minute. Null: never.',
  })
  @OptionalInstantColumn()
  originRefusedAt!: Date | null

  @Field(() => String, {
    nullable: true,
    description: 'Which origin that page had, as it told itself. Null: none, or it told nothing that is one.',
  })
  @OptionalTextColumn(200)
  refusedOrigin!: string | null

  @InstantColumn()
  createdAt!: Date

  /** Whether the desk was open at the last look; null: nobody has looked yet. See `watch-desk.ts`. */
  @OptionalWordColumn()
  deskState!: DeskState | null

  @OptionalInstantColumn()
  deskLookedAt!: Date | null

  /** When to look next: at the opening or the closing; long ago, until somebody has looked. */
  @InstantColumn()
  deskLookAt!: Date
}
