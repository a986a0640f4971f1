import type { DataSource } from 'typeorm'
import { play, type Outcome } from './play.js'
import type { Plan, Step } from './plan.js'
import { stepsAbout } from './story.js'

type Failure = Extract<Outcome, { isWell: false }>

/**
 * A shorter plan that fails in the same words: first without what others did, then with halves, quarters … left out
 * for as long as there is patience.
 */
export async function shorten(
  database: DataSource,
  plan: Plan,
  failure: Failure,
  patience: number,
): Promise<{ plan: Plan; failure: Failure }> {
  const deadline = performance.now() + patience
  let best = { plan: { ...plan, end: plan.start, steps: upTo(plan.steps, failure.step) }, failure }

  async function tryWith(steps: Step[]): Promise<boolean> {
    if (steps.length === best.plan.steps.length) return false
    const shorter = { ...best.plan, steps }
    const outcome = await play(database, shorter)
    if (outcome.isWell || kindOf(outcome.error) !== kindOf(failure.error)) return false
    best = { plan: { ...shorter, steps: upTo(steps, outcome.step) }, failure: outcome }
    return true
  }

  if (failure.chat) await tryWith(stepsAbout(best.plan.steps, failure.chat.shopper))
  for (let size = Math.ceil(best.plan.steps.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let from = 0; from < best.plan.steps.length;) {
      if (performance.now() > deadline) return best
      const { steps } = best.plan
      if (!(await tryWith([...steps.slice(0, from), ...steps.slice(from + size)]))) from += size
    }
  }
  return best
}

const upTo = (steps: Step[], last: Step | null) => steps.filter(({ id }) => last !== null && id <= last.id)

/** Without the numbers, which differ from play to play. */
const kindOf = ({ message }: Error) => message.replaceAll(/[\d:.TZ-]+/g, '')
