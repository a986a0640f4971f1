export const graphql = {
  graphql: {
    sub: 'The address where programs ask, and a place to try what they would get.',
    endpoint: 'Endpoint',
    endpointHelp:
      'Queries and mutations go there as POST, subscriptions over a WebSocket to the same address.',
    address: 'Address',
    schemaFile: 'Schema file',
    limit: {
      depth:
        'A query may be 16 levels deep and cost 10,000: each field is 1, a list costs its length times what it holds.',
      often:
        'A key may ask 600 times a minute. After that it is answered 429, and in Retry-After when to come back.',
      told: 'Each answer to a key says where it stands: Query-Cost, Query-Depth, RateLimit.',
    },
    explorer: 'Explorer',
    explorerHelp: 'You ask as yourself, and may choose to ask with no more than the scopes of a key.',
    forReal:
      'This is your own desk: what a mutation changes here is changed, and shoppers read what it sends.',
    samples: 'Samples',
    sample: {
      waiting: 'Who has waited longest',
      thread: 'What was said',
      shopper: 'Who writes',
      reply: 'Answer a shopper',
      feed: 'What has happened',
      live: 'What happens now',
    },
    as: 'Ask as',
    asMe: '{name}, all that I may',
    asKey: 'I, with the scopes of “{name}”',
    inForceAll: 'Scopes in force: all, since no key is tried.',
    inForce: 'Scopes in force: {scopes}',
    keys: 'Ctrl+Enter runs it; Ctrl+Space completes.',
    run: 'Run',
    stop: 'Stop',
    query: 'Query',
    variables: 'Variables (JSON)',
    answer: 'Answer',
    waiting: 'Waiting…',
    nothing: 'Nothing has been asked yet.',
    badJson: 'The variables are not an object in JSON.',
  },
}
