import type { DataSource } from 'typeorm'
import type { Chat } from './model.js'
import type { Step } from './plan.js'
import type { World } from './world.js'

const tables: [noun: string, at: string, columns: string][] = [
  ['message', 'at', 'number, author, agent_id, is_holding, text'],
  ['note', 'at', 'number, agent_id, text'],
  ['ticket_event', 'at', 'number, kind, agent_id, up_to, until'],
  ['auto_reply_decision', 'arrived_at', 'number, text, reason, hours_version, reply_number, local_time'],
  ['reminder', 'settled_at', 'wait_no, step, outcome, agent_id, due_at'],
  ['ticket_wait', 'since', 'number, ended_at, ended_by, open_seconds'],
]

/** All that is known of a ticket, in the order of time, and what the model thinks of it. */
export async function storyOf(world: World, chat: Chat): Promise<string> {
  const { database } = world.app
  const lines = (await Promise.all(tables.map((table) => linesOf(database, chat, table)))).flat()
  for (const { at, act, id } of stepsAbout(world.plan.steps, chat.shopper))
    if (at <= world.now()) lines.push({ at, text: `step ${id}: ${JSON.stringify(act)}` })
  lines.sort((a, b) => a.at - b.at)
  const [row] = await database.query('SELECT * FROM ticket WHERE id = ?', [chat.id])
  return [
    `Ticket ${chat.id} of shopper ${chat.shopper}, at ${new Date(world.now()).toISOString()}`,
    ...lines.map(({ at, text }) => `  ${new Date(at).toISOString()}  ${text}`),
    `row: ${JSON.stringify(row)}`,
    `model: ${JSON.stringify({ ...chat, decided: [...chat.decided] })}`,
    `settings: ${JSON.stringify(world.desk.settings)}`,
    ...world.desk.versions
      .slice(-2)
      .map(
        ({ number, from, hours }) =>
          `hours ${number}, since ${new Date(from).toISOString()}: ${JSON.stringify(hours)}`,
      ),
  ].join('\n')
}

/** What the shopper's chats have to do with: the shopper, whoever answers, the owner, and the outages. */
export const stepsAbout = (steps: Step[], shopper: number): Step[] =>
  steps.filter(({ act }) => !('shopper' in act) || act.shopper === shopper)

async function linesOf(database: DataSource, { id }: Chat, [noun, at, columns]: (typeof tables)[number]) {
  const rows: Record<string, unknown>[] = await database.query(
    `SELECT ${at} AS occurred, ${columns} FROM ${noun} WHERE ticket_id = ?`,
    [id],
  )
  return rows.map(({ occurred, ...row }) => {
    const told = Object.entries(row).filter(([, value]) => value !== null)
    const words = told.map(
      ([name, value]) => `${name} ${value instanceof Date ? value.toISOString() : String(value)}`,
    )
    return { at: (occurred as Date).getTime(), text: `${noun}: ${words.join(', ')}` }
  })
}
