import type { Language } from '../../schema/words/account.js'

/** What a profile is called when it is nobody’s any more: in the language of the desk, for the team alone reads it. */
export const erasedName = (language: Language): string =>
  ({ en: 'Deleted profile', fr: 'Profil supprimé' })[language]
