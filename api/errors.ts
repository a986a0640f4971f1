import { randomUUID } from 'node:crypto'
import { GraphQLError, Kind } from 'graphql'
import { Refusal } from '../domain/errors.js'
import type { Log } from '../platform/log.js'
import { hasCode } from '../platform/rows.js'

const mayTryAgain = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  'ER_CON_COUNT_ERROR',
  'ER_LOCK_DEADLOCK',
  'ER_LOCK_WAIT_TIMEOUT',
  'ER_OPTION_PREVENTS_STATEMENT',
  'ER_SERVER_SHUTDOWN',
  'PROTOCOL_CONNECTION_LOST',
]

/** What goes wrong before or beneath what Deskbell is asked. */
export const otherCodes = {
  BAD_REQUEST: 'The request itself cannot be: too large, no JSON, or a subscription over HTTP.',
  GRAPHQL_PARSE_FAILED: 'This is not GraphQL. The message says where.',
  GRAPHQL_VALIDATION_FAILED: 'The schema knows no such field, argument or type. The message says which.',
  INTERNAL: 'Something went wrong on our side. `id` stands in the log of the server; nothing was changed.',
} as const

/**
 * The only place where a fault becomes an answer, for HTTP and for the socket (R78). Refusals are told with their code;
 * what GraphQL itself finds in a query is told as it is; everything else is masked, and logged under an id.
 */
export function publicError(error: unknown, log: Log): GraphQLError {
  const cause = causeOf(error)
  const place = error instanceof GraphQLError ? { path: error.path, nodes: error.nodes } : {}

  if (cause instanceof Refusal) {
    const { code, message, details } = cause
    return new GraphQLError(message, { ...place, extensions: { code, ...details } })
  }
  if (hasCode(cause, ...mayTryAgain)) {
    log.warn({ reason: (cause as Error).message }, 'the database could not be asked')
    return new GraphQLError('Deskbell cannot be reached for a moment. Try again.', {
      ...place,
      extensions: { code: 'TRY_AGAIN' },
    })
  }
  if (error instanceof GraphQLError && cause instanceof GraphQLError) return ofGraphql(error)

  const id = randomUUID()
  log.error({ id, err: cause }, 'unexpected fault')
  return new GraphQLError('Something went wrong on our side.', {
    ...place,
    extensions: { code: 'INTERNAL', id },
  })
}

/** What lies at the bottom: GraphQL and Apollo each wrap what they were thrown. */
function causeOf(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError ? causeOf(error.originalError) : error
}

/** Apollo adds stack traces and class names to some; codes are enough. A variable that does not fit is input, too. */
function ofGraphql(error: GraphQLError): GraphQLError {
  const { nodes, source, positions, path } = error
  const message = withoutHints(error.message)
  const [node] = nodes ?? []
  if (node?.kind === Kind.VARIABLE_DEFINITION) {
    const field = / at "([^"]+)"; /.exec(message)?.[1] ?? node.variable.name.value
    return new GraphQLError(message, { nodes, path, extensions: { code: 'BAD_INPUT', field } })
  }
  const code = error.extensions.code ?? 'GRAPHQL_VALIDATION_FAILED'
  const extensions = { code: code === 'INTERNAL_SERVER_ERROR' ? 'BAD_REQUEST' : code }
  return new GraphQLError(message, { nodes, source, positions, path, extensions })
}

/** Suggestions tell the schema to whoever guesses at it. */
export const withoutHints = (message: string): string => message.replace(/ Did you mean .*\?$/s, '')
