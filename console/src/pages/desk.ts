import { inject, provide, type ComputedRef, type InjectionKey } from 'vue'
import type { DeskQuery } from '../graphql/generated'
import type { NavView } from '../shell/nav'
import type { useClosing } from '../ticket/useClosing'

/** What stays while pages come and go. */
type Desk = {
  account: ComputedRef<DeskQuery['account'] | null>
  status: ComputedRef<DeskQuery['deskStatus'] | null>
  /** Nobody is expected to be at the desk now, and the bell counts no minutes. */
  deskClosed: ComputedRef<boolean>
  online: ComputedRef<boolean>
  views: ComputedRef<NavView[]>
  closing: ReturnType<typeof useClosing>
}

const key: InjectionKey<Desk> = Symbol('desk')

export const provideDesk = (desk: Desk) => provide(key, desk)

export const useDeskHere = () => inject(key)!
