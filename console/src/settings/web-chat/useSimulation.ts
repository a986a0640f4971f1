import { useClientHandle } from '@urql/vue'
import { computed, inject, onScopeDispose, provide, ref, watch, type InjectionKey, type Ref } from 'vue'
import { SimulateOfficeHoursDocument, type SimulateOfficeHoursQuery } from '../generated'
import { useNow } from '../../ui/useNow'
import { faultOfText } from './checkTexts'
import { faultsOfHours } from './hours'
import { LONGEST, REPLY_VARIABLES } from './useFaults'
import type { WebChat } from './webChatForm'
import { instantOf } from './wallClock'

type Simulated = SimulateOfficeHoursQuery['simulateOfficeHours']
export type Simulation = {
  /** By the hours and texts as they are on the page, saved or not; null: not known yet. */
  result: Ref<Simulated | null>
  /** Wall clock of the desk that somebody wants to look at; empty: now. */
  previewAt: Ref<string>
  /** The moment that is shown, in milliseconds. */
  moment: Readonly<Ref<number>>
}
const key: InjectionKey<Simulation> = Symbol('simulation')

export const SAMPLE_NAME = 'Camille'
const DEBOUNCE_MS = 250
const MINUTE_MS = 60_000

export const useSimulation = () => inject(key)!

/** Asks the server what the page's hours and texts would do, again whenever they change: nothing is reckoned here. */
export function provideSimulation({ form, desk }: WebChat): Simulation {
  const { client } = useClientHandle()
  const now = useNow()
  const result = ref<Simulated | null>(null)
  const previewAt = ref('')
  // On the minute, so that the page is still between two of them.
  const minute = computed(() => Math.floor(now.value / MINUTE_MS) * MINUTE_MS)
  const moment = computed(() => {
    const chosen = previewAt.value && desk.value && instantOf(previewAt.value, desk.value.timeZone)
    return chosen ? chosen.getTime() : now.value
  })
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = 0
  onScopeDispose(() => clearTimeout(timer))

  const given = computed(() => {
    if (!form.values) return null
    const { hours, autoReplyInHours, autoReplyOutOfHours } = form.values
    return JSON.stringify({ hours, autoReplyInHours, autoReplyOutOfHours })
  })
  watch(
    [given, previewAt, minute],
    () => {
      clearTimeout(timer)
      timer = setTimeout(ask, result.value ? DEBOUNCE_MS : 0)
    },
    { immediate: true },
  )

  async function ask() {
    if (!form.values) return
    const { hours, autoReplyInHours, autoReplyOutOfHours } = form.values
    // What the server would refuse it is not asked: the last answer stands until the hours are right again.
    if (faultsOfHours(hours).length > 0) return
    const question = ++asked
    const texts = { autoReplyInHours, autoReplyOutOfHours }
    const areGood = Object.values(texts).every(
      (text) => !faultOfText(text, LONGEST.autoReply, REPLY_VARIABLES),
    )
    const { data } = await client
      .query(
        SimulateOfficeHoursDocument,
        {
          at: new Date(moment.value).toISOString(),
          hours,
          texts: areGood ? texts : null,
          firstName: SAMPLE_NAME,
        },
        { requestPolicy: 'network-only' },
      )
      .toPromise()
    if (question === asked && data) result.value = data.simulateOfficeHours
  }

  const simulation = { result, previewAt, moment }
  provide(key, simulation)
  return simulation
}
