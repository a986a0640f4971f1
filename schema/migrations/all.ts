import { FirstTables1764000000000 } from './0001-first-tables.js'
import { Labels1764000005000, SavedReplies1764000005001 } from './0005-labels-and-search.js'

/** In order. A migration that has been released is never edited. */
export const migrations = [FirstTables1764000000000, Labels1764000005000, SavedReplies1764000005001]
