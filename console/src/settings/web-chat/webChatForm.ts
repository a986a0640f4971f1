import { inject, provide, type InjectionKey } from 'vue'
import type { useWebChat } from './useWebChat'

export type WebChat = ReturnType<typeof useWebChat>
const key: InjectionKey<WebChat> = Symbol('web chat')

export const provideWebChat = (webChat: WebChat) => provide(key, webChat)

export const useWebChatForm = () => inject(key)!
