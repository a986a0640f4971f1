import { computed, inject, provide, type ComputedRef, type InjectionKey } from 'vue'
import type { SignedInAgentFragment } from '../graphql/generated'

const key: InjectionKey<ComputedRef<SignedInAgentFragment>> = Symbol('signed in')

export function provideSignedIn(agent: () => SignedInAgentFragment) {
  provide(key, computed(agent))
}

/** Who works here, and what they may do. */
export const useSignedIn = () => inject(key)!
