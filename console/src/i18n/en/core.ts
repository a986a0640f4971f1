import { shell } from './shell'
import { session } from './session'
import { inbox } from './inbox'
import { search } from './search'
import { snooze } from './snooze'
import { ticket } from './ticket'
import { bell } from './bell'
import { palette } from './palette'
import { profile } from './profile'

/** What the inbox needs at first sight. */
export const core = {
  ...shell,
  ...session,
  ...inbox,
  ...search,
  ...ticket,
  ...bell,
  ...profile,
  ...snooze,
  ...palette,
}
