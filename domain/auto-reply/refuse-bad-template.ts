import { badInput } from '../errors.js'
import { faultOfTemplate, replyVariables } from './texts.rules.js'

const longestReply = 500

export const refuseBadReplyText = (field: 'autoReplyInHours' | 'autoReplyOutOfHours', text: string) =>
  refuseBadTemplate(field, text, longestReply, replyVariables)

/** A text of at most so many characters, not code units, that asks for nothing but `variables` (R29). */
export function refuseBadTemplate(field: string, text: string, longest: number, variables: string[]): void {
  if (!text.isWellFormed()) throw badInput(field, 'The text holds half a character.')
  if ([...text].length > longest) throw badInput(field, `At most ${longest} characters.`)
  const fault = faultOfTemplate(text, variables)
  if (fault) throw badInput(field, fault)
}
