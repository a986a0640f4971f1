import { FirstTables1764000000000 } from './0001-first-tables.js'

/** In order. A migration that has been released is never edited. */
export const migrations = [FirstTables1764000000000]
