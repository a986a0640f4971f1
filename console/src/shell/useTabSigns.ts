import { watchEffect } from 'vue'
import { useI18n } from 'vue-i18n'

/** What the browser tab says: "(3) Inbox · Acme", and a dot on its icon while something is unread. */
export function useTabSigns(signs: () => { section: string; brand: string; unread: number }) {
  const { t } = useI18n()
  watchEffect(() => {
    const { section, brand, unread } = signs()
    document.title = unread
      ? t('title.unread', { n: unread, section, brand })
      : t('title.inbox', { section, brand })
    const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]')
    void navigator.setAppBadge?.(unread).catch(() => {})
    if (icon) icon.href = unread ? '/favicon-unread.svg' : '/favicon.svg'
  })
}
