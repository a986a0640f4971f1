import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql'
import { badInput, notFound } from '../../domain/errors.js'
import { endChat } from '../../domain/ticket/close-ticket.js'
import { markSeen } from '../../domain/ticket/mark-read.js'
import { writeInChat } from '../../domain/ticket/write-in-chat.js'
import { Uuid } from '../../schema/uuid.js'
import { globalId, rowId } from '../global-id.js'
import { stream } from '../live/stream.js'
import { chatMessagesOf, chatOf, findChatMessages, findRunningChat } from './chat.js'
import { watchChats } from './chat-stream.js'
import { Chat, ChatMessages, ChatUpdate, SentMessage } from './chat.types.js'
import { identified, seatOf, type ShopperContext } from './context.js'

@Resolver(() => Chat)
export class ChatResolver {
  @Query(() => Chat, {
    nullable: true,
    description: 'Your running chat; null: none. A closed chat is gone (R15).',
  })
  async chat(@Ctx() context: ShopperContext): Promise<Chat | null> {
    const ticket = await findRunningChat(context.door.app.database.manager, await identified(context))
    return ticket && chatOf(ticket)
  }

  @Mutation(() => SentMessage, {
    description:
      'Says something, at any hour (R9). Without `chatId` it joins your running chat or starts one (R10). ' +
      'With the `chatId` of a chat that has been closed it is refused with CHAT_CLOSED, which carries `clientId` and `text`: ' +
      'send them without `chatId` to start a new chat (R16). BLOCKED: the shop takes nothing from you any more; what was stored ' +
      'before is answered as ever. TOO_MANY_REQUESTS carries `retryAfterSeconds`.',
  })
  async send(
    @Arg('clientId', () => Uuid, {
      description:
        'Made by you, new for each message. Repeating it stores nothing and answers what was stored; with another text: IDEMPOTENCY_CONFLICT.',
    })
    clientId: string,
    @Arg('text', () => String, { description: '1 to 2,000 characters.' }) text: string,
    @Arg('chatId', () => ID, { nullable: true, description: 'The chat that you show, if any.' })
    chatId: string | null | undefined,
    @Ctx() context: ShopperContext,
  ): Promise<SentMessage> {
    const profile = await identified(context)
    const { app, writeLimit } = context.door
    await writeLimit.take(profile.id)
    const draft = { clientId, text, chatId: chatId == null ? null : rowId('Chat', chatId) }
    const { chat, message } = await app.transaction((tx) => writeInChat(tx, seatOf(profile), draft))
    const [said] = await chatMessagesOf(app.database.manager, [message])
    return { chat: chatOf(chat), message: said! }
  }

  @Mutation(() => Boolean, {
    description:
      'You have had the messages up to this number before your eyes: in view, in a visible tab, in an open panel (R46).',
  })
  async markSeen(
    @Arg('chatId', () => ID) chatId: string,
    @Arg('upTo', () => Int) upTo: number,
    @Ctx() context: ShopperContext,
  ): Promise<boolean> {
    const seat = seatOf(await identified(context))
    if (upTo < 0) throw badInput('upTo', '0 or more.')
    await context.door.app.transaction((tx) => markSeen(tx, seat, rowId('Chat', chatId), upTo))
    return true
  }

  @Mutation(() => Boolean, {
    description: 'Ends your chat for good (R13, R14). CHAT_CLOSED if it is closed already.',
  })
  async endChat(@Arg('chatId', () => ID) chatId: string, @Ctx() context: ShopperContext): Promise<boolean> {
    const seat = seatOf(await identified(context))
    await context.door.app.transaction((tx) => endChat(tx, seat, rowId('Chat', chatId)))
    return true
  }

  @Subscription(() => ChatUpdate, {
    description:
      'Your chat, live: all messages after number `after` of chat `chatId`, in order; then each new one; that it has ended; ' +
      'then whatever chat you start next, in any tab, from its beginning.',
    subscribe: async ({
      args,
      context,
    }: {
      args: { chatId?: string | null; after: number }
      context: ShopperContext
    }) => {
      const profile = await identified(context)
      if (args.after < 0) throw badInput('after', '0 or more.')
      const place = { chatId: args.chatId == null ? null : rowId('Chat', args.chatId), after: args.after }
      const bell = context.door.doorbells.open(`profile:${profile.id}`)
      return stream(bell, watchChats(bell, context, place))
    },
  })
  chatUpdates(
    @Arg('chatId', () => ID, { nullable: true, description: 'The chat that you show; left out: none.' })
    _chatId: string | null | undefined,
    @Arg('after', () => Int, {
      defaultValue: 0,
      description:
        'Number of the newest message that you were told, here or in `chat.messages`. Not of one that `send` answered: others, not told yet, may lie before it.',
    })
    _after: number,
    @Root() update: ChatUpdate,
  ): ChatUpdate {
    return update
  }

  @FieldResolver(() => ID)
  id(@Root() { ticketId }: Chat): string {
    return globalId('Chat', ticketId)
  }

  @FieldResolver(() => ChatMessages, { description: 'The newest messages, or those before a number.' })
  async messages(
    @Root() { ticketId }: Chat,
    @Arg('last', () => Int, { defaultValue: 50, description: '1 to 100.' }) last: number,
    @Arg('before', () => Int, { nullable: true, description: 'Only those with a smaller number.' })
    before: number | null | undefined,
    @Ctx() context: ShopperContext,
  ): Promise<ChatMessages> {
    if (last < 1 || last > 100) throw badInput('last', 'Between 1 and 100.')
    const db = context.door.app.database.manager
    const running = await findRunningChat(db, await identified(context))
    // An answer to `send` may name a chat that was closed meanwhile: its own message, and no history.
    if (running?.id !== ticketId) throw notFound('chat')
    return findChatMessages(db, ticketId, before ?? 2 ** 31, last)
  }
}
