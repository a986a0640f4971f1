import { DateTime } from 'luxon'
import { changeAccount, type AccountChanges } from '../../domain/account/change-account.js'
import { changeOfficeHours } from '../../domain/office-hours/change-office-hours.js'
import type { Hours } from '../../domain/office-hours/office-hours.rules.js'
import { keepCalendar } from './calendar.js'
import { calendarAt, moveSnooze } from './model.js'
import { exceptionsFrom, type OwnerAct } from './plan.js'
import { mustBeRefused, touch, type World } from './world.js'

export async function playOwner(world: World, act: OwnerAct): Promise<void> {
  const { desk } = world
  switch (act.kind) {
    case 'hours': {
      const { week } = act
      const today = DateTime.fromMillis(world.now(), { zone: desk.timeZone })
      const exceptions = exceptionsFrom(today, act.holidays)
      await saveHours(world, newestVersion(world), { week, exceptions })
      return hangUp(world, { timeZone: desk.timeZone, week, exceptions })
    }
    case 'settings':
      await saveSettings(world, desk.settingsVersion, act.changes)
      desk.settings = { ...desk.settings, ...act.changes }
      desk.settingsVersion++
      return lookAtSleepers(world)
    case 'stale-settings': {
      const settings = saveSettings(world, desk.settingsVersion - 1, { remindersEnabled: false })
      await mustBeRefused(world, 'EDIT_CONFLICT', settings)
      const hours = desk.versions.at(-1)?.hours
      if (hours)
        await mustBeRefused(world, 'EDIT_CONFLICT', saveHours(world, newestVersion(world) - 1, hours))
      return
    }
    case 'zone': {
      await saveSettings(world, desk.settingsVersion, { timeZone: act.timeZone })
      desk.settingsVersion++
      const hours = desk.versions.at(-1)?.hours
      const isOther = act.timeZone !== desk.timeZone
      desk.timeZone = act.timeZone
      return isOther && hours ? hangUp(world, { ...hours, timeZone: act.timeZone }) : lookAtSleepers(world)
    }
  }
}

const newestVersion = ({ desk }: World) => desk.versions.at(-1)?.number ?? 0

const saveHours = ({ app, owner }: World, expected: number, { week, exceptions }: Omit<Hours, 'timeZone'>) =>
  app.transaction((tx) => changeOfficeHours(tx, owner, expected, { week, exceptions }))

const saveSettings = ({ app, owner }: World, expected: number, changes: AccountChanges) =>
  app.transaction((tx) => changeAccount(tx, owner, expected, changes))

/** From now on these hours count. */
function hangUp(world: World, hours: Hours) {
  const number = newestVersion(world) + 1
  const before = calendarAt(world.desk, world.now())
  world.desk.versions.push({ number, from: world.now(), hours, calendar: keepCalendar(hours) })
  lookAtSleepers(world, before)
}

function lookAtSleepers(world: World, before = calendarAt(world.desk, world.now())) {
  const calendar = calendarAt(world.desk, world.now())
  for (const chat of world.desk.chats.values()) {
    if (chat.closedAt !== null) continue
    moveSnooze(chat, before, calendar, world.now())
    touch(world, chat)
  }
}
