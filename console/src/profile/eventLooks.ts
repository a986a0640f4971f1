import type { ProfileEventKind } from '../graphql/generated'

/** What the chips above the timeline tell apart. */
export type EventGroup = 'ORDER' | 'EMAIL' | 'SMS' | 'SITE' | 'CHAT' | 'OTHER'

export const LOOKS: Record<ProfileEventKind, { icon: string; group: EventGroup }> = {
  ORDER_PLACED: { icon: 'i-lucide-shopping-bag', group: 'ORDER' },
  ORDER_PAID: { icon: 'i-lucide-credit-card', group: 'ORDER' },
  ORDER_CHANGED: { icon: 'i-lucide-pencil', group: 'ORDER' },
  ORDER_SHIPPED: { icon: 'i-lucide-truck', group: 'ORDER' },
  ORDER_DELIVERED: { icon: 'i-lucide-package-check', group: 'ORDER' },
  ORDER_REFUNDED: { icon: 'i-lucide-undo-2', group: 'ORDER' },
  ORDER_CANCELLED: { icon: 'i-lucide-ban', group: 'ORDER' },
  ORDER_DELETED: { icon: 'i-lucide-trash-2', group: 'ORDER' },
  EMAIL_SENT: { icon: 'i-lucide-mail', group: 'EMAIL' },
  EMAIL_OPENED: { icon: 'i-lucide-mail-open', group: 'EMAIL' },
  SMS_SENT: { icon: 'i-lucide-smartphone', group: 'SMS' },
  PAGE_VIEWED: { icon: 'i-lucide-mouse-pointer-click', group: 'SITE' },
  BASKET_CHANGED: { icon: 'i-lucide-shopping-basket', group: 'SITE' },
  CHAT: { icon: 'i-lucide-message-circle', group: 'CHAT' },
  CUSTOM: { icon: 'i-lucide-sparkles', group: 'OTHER' },
}
