import type { App } from '../platform/app.js'
import { createDesk, listDesks } from './desks.js'
import { addKey, listKeys, revokeKey } from './keys.js'
import { newPassword, newPerson } from './people.js'
import { check } from './check.js'
import { eraseProfiles, listErased } from './personal-data.js'
import { restored } from './feeds.js'
import { exportDesk } from './export.js'
import { importDesk } from './import.js'

export interface Command {
  name: string
  /** One line, for the list. */
  what: string
  options: Option[]
  /** Answers the exit code; nothing is 0. */
  run(at: At): Promise<number | void>
}

export interface Option {
  name: string
  what: string
  sample?: string
  isNeeded?: boolean
  isFlag?: boolean
}

export interface At {
  app: App
  given: Record<string, string | true>
  say(line: string): void
}

/** Every command, in the order in which one needs them. */
export const commands: readonly Command[] = [
  createDesk,
  listDesks,
  newPerson,
  newPassword,
  addKey,
  listKeys,
  revokeKey,
  exportDesk,
  importDesk,
  listErased,
  eraseProfiles,
  check,
  restored,
]
