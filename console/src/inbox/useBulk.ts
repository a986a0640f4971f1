import { useClientHandle, type CombinedError } from '@urql/vue'
import { ref } from 'vue'
import { codeOf } from '../graphql/errors'
import {
  AssignTicketsDocument,
  CloseTicketsDocument,
  LabelTicketsDocument,
  MarkOneUnreadDocument,
  SnoozeDocument,
  UnlabelTicketsDocument,
  type BulkResultFragment,
  type TicketCardFragment,
} from '../graphql/generated'
import type { SnoozeEnd } from '../snooze/snoozeEnd'

export type Refused = { ticket: TicketCardFragment; code: string }
export type Outcome = { done: string[]; refused: Refused[] }

const AT_MOST = 100
const AT_ONCE = 6

type Results = { results?: BulkResultFragment[]; error?: CombinedError }

/** One act for many tickets; what became of each is told, and one that is refused holds up no other. */
export function useBulk() {
  const { client } = useClientHandle()
  const busy = ref(false)

  return {
    busy,
    close: (tickets: TicketCardFragment[]) =>
      many(tickets, async (ticketIds) => {
        const { data, error } = await client.mutation(CloseTicketsDocument, { ticketIds }).toPromise()
        return { results: data?.closeTickets, error }
      }),
    assign: (tickets: TicketCardFragment[], agentId: string | null) =>
      many(tickets, async (ticketIds) => {
        const variables = { ticketIds, agentId }
        const { data, error } = await client.mutation(AssignTicketsDocument, variables).toPromise()
        return { results: data?.assignTickets, error }
      }),
    label: (tickets: TicketCardFragment[], labelId: string) =>
      many(tickets, async (ticketIds) => {
        const variables = { ticketIds, labelIds: [labelId] }
        const { data, error } = await client.mutation(LabelTicketsDocument, variables).toPromise()
        return { results: data?.labelTickets, error }
      }),
    unlabel: (tickets: TicketCardFragment[], labelId: string) =>
      many(tickets, async (ticketIds) => {
        const variables = { ticketIds, labelIds: [labelId] }
        const { data, error } = await client.mutation(UnlabelTicketsDocument, variables).toPromise()
        return { results: data?.unlabelTickets, error }
      }),
    snooze: (tickets: TicketCardFragment[], end: SnoozeEnd) =>
      eachAlone(tickets, (ticketId) => client.mutation(SnoozeDocument, { ticketId, ...end }).toPromise()),
    markUnread: (tickets: TicketCardFragment[]) =>
      eachAlone(tickets, (ticketId) => client.mutation(MarkOneUnreadDocument, { ticketId }).toPromise()),
  }

  async function many(tickets: TicketCardFragment[], ask: (ids: string[]) => Promise<Results>) {
    return working(async (outcome) => {
      for (let from = 0; from < tickets.length; from += AT_MOST) {
        const some = tickets.slice(from, from + AT_MOST)
        const { results, error } = await ask(some.map(({ id }) => id))
        for (const ticket of some) {
          const result = results?.find(({ ticketId }) => ticketId === ticket.id)
          note(outcome, ticket, result ? (result.refusal?.code ?? null) : error ? codeOf(error) : 'INTERNAL')
        }
      }
    })
  }

  async function eachAlone(
    tickets: TicketCardFragment[],
    ask: (id: string) => Promise<{ error?: CombinedError }>,
  ) {
    return working(async (outcome) => {
      for (let from = 0; from < tickets.length; from += AT_ONCE) {
        const some = tickets.slice(from, from + AT_ONCE)
        const answers = await Promise.all(some.map(({ id }) => ask(id)))
        answers.forEach(({ error }, at) => note(outcome, some[at]!, error ? codeOf(error) : null))
      }
    })
  }

  async function working(work: (outcome: Outcome) => Promise<void>): Promise<Outcome> {
    const outcome: Outcome = { done: [], refused: [] }
    busy.value = true
    try {
      await work(outcome)
    } finally {
      busy.value = false
    }
    return outcome
  }
}

function note(outcome: Outcome, ticket: TicketCardFragment, code: string | null) {
  if (code === null) outcome.done.push(ticket.id)
  else outcome.refused.push({ ticket, code })
}
