/** What programs ask first: each is run as it stands, or says what to put in. */
export const SAMPLES = ['waiting', 'thread', 'shopper', 'reply', 'feed', 'live'] as const
export type Sample = (typeof SAMPLES)[number]

interface Operation {
  query: string
  variables: object
}

export function sampleOf(sample: Sample): Operation {
  const { query, variables = {} } = operations[sample]
  return { query: query.trim(), variables }
}

const operations: Record<Sample, { query: string; variables?: object }> = {
  waiting: {
    query: `
# Who has waited longest.
query Waiting($first: Int!) {
  inbox(first: $first, sort: WAITING) {
    edges {
      node {
        id
        reference
        waitingSince
        assignee {
          name
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}`,
    variables: { first: 10 },
  },
  thread: {
    query: `
# What was said in the newest ticket.
query Thread {
  inbox(first: 1) {
    edges {
      node {
        id
        reference
        thread(last: 20) {
          entries {
            ... on Message {
              number
              author
              text
              at
            }
          }
        }
      }
    }
  }
}`,
  },
  shopper: {
    query: `
# Who writes, and what they did in the shop.
query Shopper {
  inbox(first: 1) {
    edges {
      node {
        profile {
          name
          email
          events(first: 5) {
            edges {
              node {
                kind
                title
                occurredAt
              }
            }
          }
        }
      }
    }
  }
}`,
  },
  reply: {
    query: `
# Answers the shopper. Sent again under the same clientId, it sends nothing twice.
mutation Reply($clientId: UUID!, $ticketId: ID!, $text: String!) {
  reply(clientId: $clientId, ticketId: $ticketId, text: $text) {
    number
    text
    at
  }
}`,
    variables: { clientId: '', ticketId: '', text: '' },
  },
  feed: {
    query: `
# Whatever happened, once and in order. Go on behind the last cursor.
query Feed($after: String) {
  inboxEvents(first: 20, after: $after) {
    edges {
      cursor
      node {
        number
        at
        kind
        ticketId
      }
    }
    pageInfo {
      hasNextPage
    }
    newestCursor
  }
}`,
    variables: { after: null },
  },
  live: {
    query: `
# Tells what happens, until you stop it.
subscription Live {
  inboxChanges {
    refetch
    ticket {
      reference
      status
      lastNumber
    }
  }
}`,
  },
}
