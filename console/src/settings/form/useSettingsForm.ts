import { computed, reactive, ref, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useLeaveGuard, type LeaveGuard } from './useLeaveGuard'
import { useOnline } from './useOnline'
import { useSaveKey } from './useSaveKey'

/** What is wrong with one field; `field` is its path in the API's input, and `field-…` its id on the page. */
export type Fault = { field: string; text: string }

/** What came of a save. What is left out did not happen. */
export type Outcome<Values> = {
  /** What the server has now of what was sent; of the rest nothing is known. */
  saved?: Partial<Values>
  faults?: Fault[]
  /** Somebody else has saved since this form was filled. */
  conflict?: Conflict<Values>
  /** Why something was not saved, in a sentence. */
  failed?: string
}

type Conflict<Values> = { theirs: Values; who: string | null; at: string | null }

export type SettingsForm<Values = object> = {
  /** As they are edited; null until they are known. */
  values: Values | null
  readonly changed: ReadonlySet<string>
  readonly isDirty: boolean
  readonly faults: readonly Fault[]
  readonly state: 'idle' | 'saving' | 'saved'
  readonly failed: string | null
  readonly conflict: Conflict<Values> | null
  readonly online: boolean
  /** Grows with each save that met a fault: time to show the summary. */
  readonly refusals: number
  readonly guard: LeaveGuard
  faultOf(field: string): string | undefined
  fill(saved: Values): void
  discard(): void
  save(): Promise<void>
  loadTheirs(): void
  keepMine(): Promise<void>
}

const SAVED_SHOWN_MS = 3_000

/**
 * One form, one Save: it knows what differs from what is saved, keeps what could not be saved, and lets nobody leave
 * by accident. Values are plain data; what is told apart as changed are their top-level keys.
 */
export function useSettingsForm<Values extends object>(options: {
  /** What the form itself can see to be wrong. */
  check?: (values: Values) => Fault[]
  save: (values: Values, changed: (keyof Values & string)[]) => Promise<Outcome<Values>>
}): SettingsForm<Values> {
  type Key = keyof Values & string
  const { t } = useI18n()
  const values = ref(null) as Ref<Values | null>
  const saved = ref(null) as Ref<Values | null>
  const state = ref<'idle' | 'saving' | 'saved'>('idle')
  const failed = ref<string | null>(null)
  const conflict = ref(null) as Ref<Conflict<Values> | null>
  const refused = ref<(Fault & { of: string })[]>([])
  const refusals = ref(0)
  // Nobody is told of faults in what they have not finished writing.
  const isChecked = ref(false)
  const online = useOnline()
  let again = false
  let fading: ReturnType<typeof setTimeout> | undefined

  const changed = computed(
    () => new Set(values.value && saved.value ? differing(values.value, saved.value) : []),
  )
  const isDirty = computed(() => changed.value.size > 0)
  const faults = computed<Fault[]>(() => {
    if (!values.value) return []
    const seen = isChecked.value ? (options.check?.(values.value) ?? []) : []
    const told = refused.value.filter(
      ({ field, of }) => of === gistAt(values.value!, field) && !seen.some((one) => one.field === field),
    )
    return [...seen, ...told]
  })
  const guard = useLeaveGuard(() => isDirty.value)
  useSaveKey(() => values.value && save())

  function fill(fresh: Values) {
    saved.value = copyOf(fresh)
    values.value = copyOf(fresh)
    forgetTrouble()
  }

  function discard() {
    if (saved.value) fill(saved.value)
    state.value = 'idle'
  }

  async function save() {
    if (state.value === 'saving') {
      again = true
      return
    }
    if (!values.value || !isDirty.value) return
    failed.value = null
    refused.value = []
    isChecked.value = true
    if (faults.value.length > 0) {
      refusals.value++
      return
    }
    if (!online.value) {
      failed.value = t('form.offline')
      return
    }
    state.value = 'saving'
    again = false
    const sent = copyOf(values.value)
    const outcome = await options
      .save(sent, [...changed.value] as Key[])
      .catch((): Outcome<Values> => ({ failed: t('form.failed') }))
    settle(sent, outcome)
    if (again && !conflict.value && !failed.value) await save()
  }

  function settle(sent: Values, outcome: Outcome<Values>) {
    if (outcome.saved) take(sent, outcome.saved)
    if (outcome.conflict && sameWhereChanged(sent, outcome.conflict.theirs)) {
      // It was this very form: its answer had been lost on the way.
      take(sent, outcome.conflict.theirs)
      delete outcome.conflict
    }
    conflict.value = outcome.conflict ?? null
    failed.value = outcome.failed ?? null
    refused.value = (outcome.faults ?? []).map((fault) => ({
      ...fault,
      of: gistAt(values.value!, fault.field),
    }))
    if (refused.value.length > 0) refusals.value++
    const isWell = !outcome.conflict && !outcome.failed && refused.value.length === 0
    state.value = isWell ? 'saved' : 'idle'
    if (!isWell) return
    isChecked.value = false
    clearTimeout(fading)
    fading = setTimeout(() => state.value === 'saved' && (state.value = 'idle'), SAVED_SHOWN_MS)
  }

  /** What was edited while the save was on its way stays edited. */
  function take(sent: Values, fresh: Partial<Values>) {
    for (const key of Object.keys(fresh) as Key[]) {
      if (same(values.value![key], sent[key])) values.value![key] = copyOf(fresh[key]!)
      saved.value![key] = copyOf(fresh[key]!)
    }
  }

  const sameWhereChanged = (sent: Values, theirs: Values) =>
    [...changed.value].every((key) => same(sent[key as Key], theirs[key as Key]))

  function loadTheirs() {
    if (conflict.value) fill(conflict.value.theirs)
  }

  async function keepMine() {
    if (!conflict.value || !values.value) return
    const { theirs } = conflict.value
    for (const key of Object.keys(theirs) as Key[]) {
      if (!changed.value.has(key)) values.value[key] = copyOf(theirs[key])
    }
    saved.value = copyOf(theirs)
    conflict.value = null
    await save()
  }

  function forgetTrouble() {
    failed.value = null
    conflict.value = null
    refused.value = []
    isChecked.value = false
  }

  return reactive({
    values,
    changed,
    isDirty,
    faults,
    state,
    failed,
    conflict,
    online,
    refusals,
    guard,
    faultOf: (field: string) => faults.value.find((fault) => fault.field === field)?.text,
    fill,
    discard,
    save,
    loadTheirs,
    keepMine,
  }) as unknown as SettingsForm<Values>
}

const copyOf = <T>(value: T): T => (value === undefined ? value : JSON.parse(JSON.stringify(value)))

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

const differing = <Values extends object>(one: Values, other: Values) =>
  (Object.keys(one) as (keyof Values & string)[]).filter((key) => !same(one[key], other[key]))

/** What a refusal was about: once that has changed, the refusal is no longer true. */
function gistAt(values: object, field: string): string {
  const key = field.split(/[.[]/, 1)[0]!
  return JSON.stringify(key in values ? values[key as keyof typeof values] : values)
}
