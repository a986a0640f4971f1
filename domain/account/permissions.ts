import type { Role } from '../../schema/words.js'

export const maySettings = (role: Role): boolean => role === 'owner' || role === 'manager'
