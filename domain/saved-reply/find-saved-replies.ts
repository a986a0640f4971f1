import { IsNull, MoreThan } from 'typeorm'
import type { Db } from '../../platform/rows.js'
import type { Agent } from '../../schema/agent.js'
import { SavedReply } from '../../schema/saved-reply.js'
import { refuseUnlessMay } from '../account/refuse-unless-may.js'
import { notFound } from '../errors.js'
import { isAskedFor, termsOf, wordsOf } from '../search/words.rules.js'
import { mostSavedReplies, restorableSince } from './saved-reply.rules.js'

/** Those in which every word of the query begins some word; the most used first. */
export async function findSavedReplies(db: Db, accountId: string, query: string): Promise<SavedReply[]> {
  const all = await db.find(SavedReply, {
    where: { accountId, deletedAt: IsNull() },
    order: { usedCount: 'DESC', title: 'ASC', id: 'ASC' },
  })
  const terms = termsOf(query).map(({ word }) => ({ word, isPrefix: true }))
  if (terms.length === 0) return all
  return all.filter((reply) => {
    const words = wordsOf(textOf(reply))
    return terms.every((term) => words.some(({ word }) => isAskedFor(word, [term])))
  })
}

export async function findSavedReply(db: Db, accountId: string, id: string): Promise<SavedReply> {
  const found = await db.findOneBy(SavedReply, { id, accountId, deletedAt: IsNull() })
  if (!found) throw notFound('saved reply')
  return found
}

/** The bin, newest first. */
export async function findDeletedSavedReplies(db: Db, agent: Agent, now: Date): Promise<SavedReply[]> {
  refuseUnlessMay(agent, 'manageSavedReplies')
  return db.find(SavedReply, {
    where: { accountId: agent.accountId, deletedAt: MoreThan(restorableSince(now)) },
    order: { deletedAt: 'DESC', id: 'DESC' },
    take: mostSavedReplies,
  })
}

const textOf = ({ title, shortcut, category, textEn, textFr }: SavedReply) =>
  [title, shortcut, category, textEn, textFr].join('\n')
