import 'reflect-metadata'
import type { GraphQLSchema } from 'graphql'
import { buildSchema } from 'type-graphql'
import { noTopics } from '../live/no-topics.js'
import { ChatResolver } from './chat.resolver.js'
import { HubResolver } from './hub.resolver.js'
import { PresenceOfChatResolver, TeamPresenceResolver } from './team-presence.resolver.js'

export const buildShoppersSchema = (): Promise<GraphQLSchema> =>
  buildSchema({
    resolvers: [ChatResolver, HubResolver, PresenceOfChatResolver, TeamPresenceResolver],
    // Input is judged by the domain, which says the field and the reason.
    validate: false,
    pubSub: noTopics,
  })
