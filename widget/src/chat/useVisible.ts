import { readonly, ref } from 'vue'

const visible = ref(document.visibilityState === 'visible')
document.addEventListener('visibilitychange', () => {
  visible.value = document.visibilityState === 'visible'
})

/** Whether this tab is on the screen. */
export const useVisible = () => readonly(visible)
