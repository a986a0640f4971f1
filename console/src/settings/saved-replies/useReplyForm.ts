import { useClientHandle } from '@urql/vue'
import { useI18n } from 'vue-i18n'
import { codeOf } from '../../graphql/errors'
import { refusedField, whoChanged } from '../form/refusal'
import { useSettingsForm, type Fault, type Outcome } from '../form/useSettingsForm'
import { useProblem } from '../useProblem'
import { faultOfText } from '../web-chat/checkTexts'
import { draftOf, emptyDraft, sentOf, shortcutOf, VARIABLES, type Draft } from './replies'
import type { Replies, Reply } from './useReplies'

export const LONGEST = { title: 100, shortcut: 40, category: 60, text: 4_000 }

/** One saved reply in one form. `reply` null: a new one. */
export function useReplyForm(
  replies: Replies,
  reply: Reply | null,
  begin: Draft,
  created: (reply: Reply) => void,
) {
  const { t } = useI18n()
  const { client } = useClientHandle()
  const problemText = useProblem()
  // What the editor last saw; the server compares its version.
  let seen = reply
  const form = useSettingsForm<Draft>({ check, save })
  form.fill(reply ? draftOf(reply) : emptyDraft())
  if (!reply && form.values) Object.assign(form.values, begin)
  return form

  function check(draft: Draft): Fault[] {
    const faults: Fault[] = []
    const add = (field: string, text: string) => faults.push({ field, text })
    if (!draft.title.trim()) add('title', t('replies.noTitle'))
    const taken = takenBy(draft)
    if (!/^[a-z0-9-]+$/.test(shortcutOf(draft.shortcut))) add('shortcut', t('replies.badShortcut'))
    else if (taken) add('shortcut', t('replies.taken', { title: taken.title }))
    if (!draft.textEn.trim() && !draft.textFr.trim()) add('textEn', t('replies.noText'))
    for (const field of ['textEn', 'textFr'] as const) {
      const sentence = textFault(draft[field])
      if (sentence) add(field, sentence)
    }
    return faults
  }

  function textFault(text: string) {
    const fault = faultOfText(text, LONGEST.text, VARIABLES)
    if (fault?.code === 'tooLong') return t('form.tooLong', { most: LONGEST.text })
    if (fault?.code === 'unknownVariable') return t('form.unknownVariable', { name: fault.about })
    return fault && t('form.strayBraces', { braces: fault.about })
  }

  function takenBy({ shortcut }: Draft) {
    const wanted = shortcutOf(shortcut)
    return replies.replies.value.find((one) => one.shortcut === wanted && one.id !== seen?.id)
  }

  async function save(draft: Draft, changed: (keyof Draft)[]): Promise<Outcome<Draft>> {
    const sent = sentOf(draft)
    const changes = Object.fromEntries(changed.map((key) => [key, sent[key]]))
    const made = await (seen ? replies.change(seen, changes) : replies.create(draft))
    if ('error' in made) return refused(made.error, draft)
    const isNew = !seen
    seen = made.reply
    await replies.ask()
    if (isNew) created(made.reply)
    return { saved: draftOf(made.reply) }
  }

  async function refused(error: Parameters<typeof codeOf>[0], draft: Draft): Promise<Outcome<Draft>> {
    if (codeOf(error) === 'EDIT_CONFLICT' && seen) return conflict(seen.id)
    const fault = refusedField(error)
    if (!fault) return { failed: problemText(error) }
    await replies.ask()
    const taken = fault.field === 'shortcut' && takenBy(draft)
    return { faults: [taken ? { ...fault, text: t('replies.taken', { title: taken.title }) } : fault] }
  }

  async function conflict(id: string): Promise<Outcome<Draft>> {
    await replies.ask()
    const theirs = replies.replies.value.find((one) => one.id === id)
    if (!theirs) return { failed: t('settings.problem.gone') }
    seen = theirs
    return { conflict: { theirs: draftOf(theirs), ...(await whoChanged(client, 'SAVED_REPLY_CHANGED')) } }
  }
}
