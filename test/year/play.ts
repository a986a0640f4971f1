import type { DataSource } from 'typeorm'
import { playAgent } from './agent-acts.js'
import { checkChats } from './check-chat.js'
import { checkDay } from './check-day.js'
import type { Chat } from './model.js'
import { playOwner } from './owner-acts.js'
import type { Plan, Step } from './plan.js'
import { playShopper } from './shopper-acts.js'
import { settleDesk } from './settle-desk.js'
import { storyOf } from './story.js'
import { Broken, openWorld, touch, type Counts, type World } from './world.js'

const hour = 3_600_000
const day = 24 * hour

export type Outcome =
  | { isWell: true; counts: Counts; chats: number; world: World }
  | { isWell: false; error: Error; chat: Chat | null; step: Step | null; story: string }

/** Plays a plan from its first step to its end, or to the first thing that is not as it has to be. */
export async function play(
  database: DataSource,
  plan: Plan,
  tell: (world: World, dayNumber: number) => void = () => {},
): Promise<Outcome> {
  const world = await openWorld(database, plan)
  const look = () => lookAtChanged(world)
  let evening = plan.start + day
  try {
    const passTo = async (moment: number) => {
      for (; evening <= moment; evening += day) {
        await world.clockwork.until(evening, look)
        await checkDay(world)
        world.changedToday.clear()
        await world.post.tidy()
        tell(world, Math.round((evening - plan.start) / day))
      }
      await world.clockwork.until(moment, look)
    }
    for (const step of plan.steps) {
      await passTo(step.at)
      world.step = step
      await act(world, step)
      await look()
    }
    // Time for whatever is late, and then everything once more.
    await passTo(Math.max(plan.end, world.now()))
    await passTo(world.clockwork.isBackAt() + hour)
    await checkDay(world, world.desk.chats.values())
    for (const chat of world.desk.chats.values()) touch(world, chat)
    await look()
    return { isWell: true, counts: world.counts, chats: world.desk.chats.size, world }
  } catch (thrown) {
    const error = thrown as Error
    const chat = (error instanceof Broken && error.chat) || null
    return { isWell: false, error, chat, step: world.step, story: chat ? await storyOf(world, chat) : '' }
  }
}

async function act(world: World, { act }: Step) {
  if (act.kind === 'outage') return world.clockwork.goesAway(act.hours, act.isRedisEmptied)
  if (!('shopper' in act)) {
    await playOwner(world, act)
    return settleDesk(world)
  }
  return 'agent' in act ? playAgent(world, act.shopper, act.agent, act) : playShopper(world, act.shopper, act)
}

async function lookAtChanged(world: World) {
  const chats = [...world.changed]
  world.changed.clear()
  await checkChats(world, chats)
}
