import type { CombinedError } from '@urql/vue'
import { useI18n } from 'vue-i18n'
import { codeOf } from '../graphql/errors'

/** Why something of the settings did not work, in a sentence. */
export function useProblem() {
  const { t } = useI18n()

  return (error: CombinedError): string => {
    switch (codeOf(error)) {
      case 'FORBIDDEN':
        return t('settings.problem.forbidden')
      case 'NOT_FOUND':
        return t('settings.problem.gone')
      case 'LAST_OWNER':
        return t('settings.problem.lastOwner')
      case 'TOO_MANY_REQUESTS':
        return t('settings.problem.slow')
      case 'UNREACHABLE':
        return t('settings.problem.unreachable')
      default:
        return t('settings.problem.failed')
    }
  }
}
