import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useWebChatForm } from './webChatForm'

const FALLBACKS = {
  EN: { firstName: 'there', nextOpening: 'soon' },
  FR: { firstName: 'et bienvenue', nextOpening: 'bientôt' },
}

/** What a text may ask for, each with words that stand in where there is no value, in the language of the account. */
export function useVariables() {
  const { t } = useI18n()
  const { desk } = useWebChatForm()
  const fallbacks = computed(() => FALLBACKS[desk.value?.language ?? 'EN'])
  return {
    firstName: computed(() => ({
      name: t('webChat.firstName'),
      insert: `{{first_name|${fallbacks.value.firstName}}}`,
    })),
    nextOpening: computed(() => ({
      name: t('webChat.nextOpening'),
      insert: `{{next_opening|${fallbacks.value.nextOpening}}}`,
    })),
  }
}
